/// Text of a dataset made fit to be shown: what turns the direction of the text after it, or is no character at all, is
/// replaced by something that can be seen.
public enum SafeText {
    /// What stands in place of a scalar; nil where it may stand as it is.
    ///
    /// A mark that turns the direction of what follows is written as its code, so that a file name cannot make a page read
    /// differently than it is; a control character becomes the replacement character.
    static func replacement(of scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "\n", "\t": nil
        case "\u{200E}", "\u{200F}", "\u{61C}", "\u{2028}"..."\u{202E}", "\u{2066}"..."\u{2069}":
            "[U+\(String(scalar.value, radix: 16, uppercase: true))]"
        case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": "\u{FFFD}"
        default: nil
        }
    }

    /// The text as one line: breaks become spaces.
    public static func line(_ text: String) -> String {
        var line = ""
        line.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n", "\t", "\r", "\u{85}", "\u{2028}", "\u{2029}": line += " "
            default:
                if let other = replacement(of: scalar) { line += other } else { line.unicodeScalars.append(scalar) }
            }
        }
        return line
    }
}
