/// What went wrong in the engine, in the words of the person who can mend it.
///
/// The only error type of this module. Its description is one sentence that names the file, what was expected there,
/// what was found and how to mend it:
///
///     throw EngineError(
///         .badData, file: "model.safetensors", expected: "a tensor visual.proj of 768 x 512",
///         found: "one of 768 x 256", remedy: "use the config.json that belongs to these weights")
///     // model.safetensors: expected a tensor visual.proj of 768 x 512 but found one of 768 x 256;
///     // use the config.json that belongs to these weights.
public struct EngineError: Error, Hashable, Sendable {
    /// What kind of mistake it is; the executable turns it into an exit code.
    public enum Kind: String, CaseIterable, Codable, Sendable {
        /// A file or folder that is needed is not there or cannot be read.
        case missingInput
        /// The content of a file is damaged or contradicts itself.
        case badData
        /// The content is in order, but of a form that the engine does not handle.
        case unsupported
        /// A file could not be written.
        case cannotWrite
        /// Another program gave no answer; it may do so the next time.
        case noAnswer
    }

    /// What kind of mistake it is.
    public let kind: Kind
    /// The file that is at fault, as the user would name it; nil where there is none, or where it is not known yet.
    public let file: String?
    /// What should have been there, as a noun phrase: "a JPEG or PNG picture".
    public let expected: String
    /// What is there instead, as a noun phrase: "an empty file".
    public let found: String
    /// How to mend it, as a request: "copy the file again".
    public let remedy: String

    /// Describes one mistake; the three phrases start in lower case and end without a full stop.
    public init(_ kind: Kind, file: String? = nil, expected: String, found: String, remedy: String) {
        self.kind = kind
        self.file = file
        self.expected = expected
        self.found = found
        self.remedy = remedy
    }

    /// The same mistake with the file's name added, for code that reads bytes and does not know where they came from;
    /// a name that is already there stays.
    public func naming(_ file: String) -> EngineError {
        EngineError(kind, file: self.file ?? file, expected: expected, found: found, remedy: remedy)
    }
}

extension EngineError: CustomStringConvertible {
    /// One sentence: which file, what was expected, what was found, how to mend it.
    public var description: String {
        let place = file.map { "\($0): " } ?? ""
        return "\(place)expected \(expected) but found \(found); \(remedy)."
    }
}
