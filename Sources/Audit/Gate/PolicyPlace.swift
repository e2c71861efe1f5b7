import Render

/// Where in a policy file something stands, for the sentence that refuses it.
struct PolicyPlace: Sendable {
    /// The file as the user named it.
    let file: String
    /// From the outside in, such as "rule 2 (face-gap)".
    var parts: [String] = []

    /// A place within this one.
    func within(_ part: String) -> PolicyPlace { PolicyPlace(file: file, parts: parts + [part]) }

    /// The place of a key.
    func key(_ key: String) -> PolicyPlace { within("key \(Self.shown(key))") }

    /// The error about what stands here.
    func error(expected: String, found: String, remedy: String) -> AuditError {
        let place = ([file] + parts).joined(separator: ", ")
        return AuditError(.badData, "\(place): expected \(expected) but found \(found); \(remedy).")
    }

    /// A text of the file on one line and no longer than a sentence bears.
    static func shown(_ text: String) -> String {
        let line = SafeText.line(text).unicodeScalars
        guard line.count > longest else { return String(line) }
        return String(String.UnicodeScalarView(line.prefix(longest))) + "\u{2026}"
    }

    /// The same in quotation marks.
    static func quoted(_ text: String) -> String { "\"\(shown(text))\"" }

    private static let longest = 80
}
