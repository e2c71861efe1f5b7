/// What kept a figure or a page from being written, in the words of the person who has to mend it.
public struct RenderError: Error, Hashable, Sendable, CustomStringConvertible {
    /// File or folder that the trouble is about.
    public let file: String
    /// What should have been there.
    public let expected: String
    /// What was there instead.
    public let found: String
    /// What to do about it, a full sentence.
    public let remedy: String

    /// Describes one failure.
    public init(file: String, expected: String, found: String, remedy: String) {
        self.file = file
        self.expected = expected
        self.found = found
        self.remedy = remedy
    }

    /// One line that names the file, what was expected, what was found and the remedy.
    public var description: String { "\(file): expected \(expected), found \(found). \(remedy)" }
}
