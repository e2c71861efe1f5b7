import Testing

@testable import Render

@Suite("Escaping")
struct SafeHTMLTests {
    @Test func goesByScalarSoThatMarksDoNotShieldAQuote() {
        let text = SafeHTML().escapeText("\"\u{308} onload=x <\u{301}b> '\u{20DD} &\u{302}")
        #expect(text.unicodeScalars.allSatisfy { !"\"<>'".unicodeScalars.contains($0) })
        #expect(text.hasPrefix("&quot;\u{308}"))
        #expect(text.hasSuffix("&amp;\u{302}"))
    }

    @Test func showsMarksThatTurnTheDirectionByTheirCode() {
        #expect(SafeHTML().escapeText("exe\u{202E}gpj.jpg") == "exe[U+202E]gpj.jpg")
        #expect(SafeHTML().escapeText("\u{2066}a\u{2069}") == "[U+2066]a[U+2069]")
    }

    @Test func replacesControlCharactersButKeepsLines() {
        #expect(SafeHTML().escapeText("a\0b\u{1B}c\nd\te") == "a\u{FFFD}b\u{FFFD}c\nd\te")
        #expect(SafeHTML().escapeText("a\r\nb") == "a\u{FFFD}\nb")
    }

    @Test func leavesOtherLettersAlone() {
        #expect(SafeHTML().escapeText("chéf כן 医者 🍳") == "chéf כן 医者 🍳")
    }
}
