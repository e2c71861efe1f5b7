/// A value of a policy file, whichever format it was written in.
indirect enum PolicyNode: Sendable {
    /// In the order of the file, or in that of the names where the format has no order.
    case table([Entry])
    case list([PolicyNode])
    /// In quotation marks.
    case text(String)
    /// Without them: a number, a date, true or false; in a format where texts need no quotation marks, a text too.
    case word(String, mayBeText: Bool)

    struct Entry: Sendable {
        let key: String
        let value: PolicyNode
    }

    /// What it is, for the sentence that refuses it.
    var shown: String {
        switch self {
        case .table: "a table"
        case .list(let items): items.isEmpty ? "an empty list" : "a list"
        case .text(let text): PolicyPlace.quoted(text)
        case .word("", _): "nothing"
        case .word(let word, _): PolicyPlace.shown(word)
        }
    }
}
