/// A verdict in three forms at once: a word, a sign in a shape of its own, and a colour.
public struct Status: Sendable {
    /// The verdicts; each has its own sign, shape and colour.
    public enum Kind: String, Sendable {
        /// Good.
        case pass
        /// Bad.
        case fail
        /// The evidence does not decide.
        case unclear
        /// Neither good nor bad.
        case info
        /// What was claimed is so, which is neither good nor bad.
        case holds
        /// The contrary of what was claimed is so, which is neither good nor bad.
        case contradicted
    }

    /// Name of the kind, also the class of the badge in the stylesheet.
    public let kind: String
    /// One character in a shape of its own.
    public let sign: String
    /// The verdict in a word or two.
    public let word: String

    /// Describes a verdict.
    public init(_ kind: Kind, _ word: String) {
        self.kind = kind.rawValue
        self.word = word
        sign =
            switch kind {
            case .pass: "\u{2713}"
            case .fail: "\u{2715}"
            case .unclear: "?"
            case .info: "i"
            case .holds: "\u{25B6}"
            case .contradicted: "\u{25C0}"
            }
    }
}
