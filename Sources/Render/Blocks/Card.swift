/// One number with everything needed to read it.
public struct Card: Sendable {
    /// What is measured.
    public var label: String
    /// The value with its unit.
    public var value: String
    /// Its interval, or why there is none.
    public var interval: String
    /// What it means and on how many pictures it rests, a sentence.
    public var detail: String
    /// The verdict, where there is one.
    public var status: Status?
    /// The page with the details.
    public var more: PageLink?
    /// Whether there is a value; words that stand in its place are set smaller.
    let isEstimated: Bool

    /// Describes a card.
    public init(
        label: String, value: String, interval: String, detail: String, status: Status? = nil, more: PageLink? = nil
    ) {
        self.label = label
        self.value = value
        self.interval = interval
        self.detail = detail
        self.status = status
        self.more = more
        isEstimated = value != NumberFormat.notEstimable
    }
}
