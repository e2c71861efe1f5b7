/// How text on paper looks.
struct TextStyle: Hashable, Sendable {
    /// Size of the letters in points.
    var size: Double
    var colour = PaperColour.ink
    var isBold = false
    /// Whether every letter has the same width, for what is copied letter by letter.
    var isCode = false
    /// Distance of the lines as a multiple of the size.
    var pitch = 1.42

    /// Distance of the lines in points.
    var leading: Double { size * pitch }

    static let body = TextStyle(size: 9.5)
    static let small = TextStyle(size: 8.6, colour: PaperColour.muted)
    static let cell = TextStyle(size: 8.4, pitch: 1.34)
    static let code = TextStyle(size: 8.6, isCode: true)
    static let cellHead = TextStyle(size: 7.8, colour: PaperColour.muted, isBold: true, pitch: 1.3)
    static let lead = TextStyle(size: 11.5, colour: PaperColour.muted)
    static let statement = TextStyle(size: 10.6)
    static let pageTitle = TextStyle(size: 20, isBold: true, pitch: 1.22)
    static let title = TextStyle(size: 13, isBold: true, pitch: 1.25)
    static let subtitle = TextStyle(size: 10, isBold: true, pitch: 1.3)
    static let frame = TextStyle(size: 8, colour: PaperColour.muted)

    /// The same in another colour.
    func with(colour: Colour) -> TextStyle {
        var copy = self
        copy.colour = colour
        return copy
    }
}

/// The colours of the pages on paper: those of the light stylesheet.
enum PaperColour {
    static let ink = Colour(0x1B1F24)
    static let muted = Colour(0x4A535D)
    static let rule = Colour(0xCDD2D8)
    static let link = Colour(0x0A58A6)
    static let notice = Colour(0xFFF6DD)
    static let noticeRule = Colour(0xC99A1E)
    static let plate = Colour(0xE6E9EC)

    /// The colour of a verdict.
    static func verdict(_ kind: Status.Kind) -> Colour {
        switch kind {
        case .pass: Colour(0x1A6B35)
        case .fail: Colour(0xA8231C)
        case .unclear: Colour(0x7A5200)
        case .info: Colour(0x46515E)
        case .holds: Colour(0x00705C)
        case .contradicted: Colour(0x9B2D7B)
        }
    }
}

/// A stretch of text of one look, which may lead to another place of the document.
struct TextRun: Sendable {
    var text: String
    var isBold = false
    var colour: Colour?
    var target: Destination?

    init(_ text: String, isBold: Bool = false, colour: Colour? = nil, target: Destination? = nil) {
        self.text = text
        self.isBold = isBold
        self.colour = colour
        self.target = target
    }
}

/// A place of a document that links lead to: a page of the report, or a part of one.
struct Destination: Hashable, Sendable {
    let page: PageName
    var anchor: String?

    /// The name that the file knows it by.
    var name: String { page.path + (anchor.map { "#\($0)" } ?? "") }
}
