/// One fault of a written site, as a sentence.
public struct LintProblem: Hashable, Sendable, CustomStringConvertible {
    /// Path of the file below the site's folder.
    public let file: String
    /// What should have been there.
    public let expected: String
    /// What was there instead.
    public let found: String

    /// The sentence: which file, what was expected and what was found.
    public var description: String { "\(file): expected \(expected) but found \(found)." }
}
