import Domain

/// Whether a picture shows text.
enum TextPresence: String, Sendable {
    case present = "with text"
    case absent = "without text"

    /// Nil where nothing is said about text.
    init?(_ annotation: Annotation) {
        guard let boxes = annotation.boxes[.text] else { return nil }
        self = boxes.isEmpty ? .absent : .present
    }
}

/// Which class the text in a picture names.
enum TextWording: Sendable {
    /// The picture's own, perhaps besides others.
    case own
    /// Another one, the first in the order of the classes.
    case another(Int)
    case none

    static let names = [TextWording.own, .another(0), .none].map(\.name)

    /// Reads the text as words; nil where nothing is known of what it says.
    init?(_ row: RunSampleRow, classNames: [String]) {
        guard let text = row.lettering, !text.isEmpty else { return nil }
        let words = " \(Self.plain(text)) "
        let named = classNames.indices.filter { words.contains(" \(Self.plain(classNames[$0])) ") }
        self = named.contains(row.sample.label) ? .own : named.first.map { .another($0) } ?? .none
    }

    /// Lower case, and one space between words.
    private static func plain(_ text: String) -> String {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
    }

    /// In a word or two.
    var name: String {
        switch self {
        case .own: "names its class"
        case .another: "names another class"
        case .none: "names no class"
        }
    }
}

extension RunSampleRow {
    /// What is written in the picture: what metadata says, and otherwise the words of a detector where it is the one that
    /// says where text is; nil where neither has read it.
    var lettering: String? {
        if let text = stated.text { return text }
        guard case .detector? = source(of: .text) else { return nil }
        let words = searches[.text]?.detection.regions?.compactMap(\.text) ?? []
        return words.isEmpty ? nil : words.joined(separator: " ")
    }
}
