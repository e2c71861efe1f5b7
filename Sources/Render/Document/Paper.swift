/// A format of paper, in points of 1/72 inch.
public enum Paper: String, CaseIterable, Sendable {
    /// 210 x 297 mm.
    case a4
    /// 8.5 x 11 inches.
    case letter

    /// Width of the sheet.
    var width: Double { self == .a4 ? 595.28 : 612 }
    /// Height of the sheet.
    var height: Double { self == .a4 ? 841.89 : 792 }

    /// Free space to the left and to the right of the text.
    static let side = 56.0
    /// Where the text begins, below the running head.
    static let top = 74.0
    /// Free space below the text, with the page number in it.
    static let foot = 62.0

    /// Width of the text.
    var textWidth: Double { width - 2 * Self.side }
    /// Height of the text.
    var textHeight: Double { height - Self.top - Self.foot }
}
