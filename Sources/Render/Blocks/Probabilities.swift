/// The probabilities that the settings give to the classes of one picture.
public struct Probabilities: Sendable {
    /// One class.
    public struct Row: Sendable {
        let className: String
        let isTrueClass: Bool
        let bars: [Bar]

        /// Describes one class, with one bar for each setting.
        public init(className: String, isTrueClass: Bool, bars: [Bar]) {
            self.className = className
            self.isTrueClass = isTrueClass
            self.bars = bars
        }
    }

    /// One probability as a bar and a number.
    public struct Bar: Sendable {
        let look: String
        let width: String
        let text: String
        let isPredicted: Bool

        /// Describes one probability, nil where the setting gave none.
        public init(_ probability: Double?, style: SeriesStyle, isPredicted: Bool) {
            look = style == .zeroShot ? "zero-shot" : "fine-tuned"
            width = NumberFormat.barWidth(probability ?? 0)
            text = NumberFormat.probability(probability)
            self.isPredicted = isPredicted
        }
    }

    /// What the table shows.
    let caption: String
    let settings: [String]
    let rows: [Row]

    /// Describes the table; `settings` are the titles of the columns with bars.
    public init(caption: String, settings: [String], rows: [Row]) {
        precondition(rows.allSatisfy { $0.bars.count == settings.count }, "Every class needs a bar for each setting.")
        self.caption = caption
        self.settings = settings
        self.rows = rows
    }
}
