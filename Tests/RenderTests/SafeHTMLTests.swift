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

    @Test(arguments: ["\u{200E}", "\u{200F}", "\u{61C}", "\u{2028}", "\u{2029}"])
    func showsOtherMarksWithoutAFormByTheirCode(mark: String) {
        let code = String(mark.unicodeScalars.first?.value ?? 0, radix: 16, uppercase: true)
        #expect(SafeHTML().escapeText("a\(mark)b") == "a[U+\(code)]b")
    }

    /// XML refuses a whole drawing for one of these.
    @Test func replacesWhatNoXMLFileMayHold() {
        #expect(SafeHTML().escapeText("a\u{FFFE}b\u{FFFF}") == "a\u{FFFD}b\u{FFFD}")
    }

    @Test func leavesOtherLettersAlone() {
        #expect(SafeHTML().escapeText("chéf 医者 🍳 \u{1F469}\u{200D}\u{1F373}") == "chéf 医者 🍳 \u{1F469}\u{200D}\u{1F373}")
    }

    @Test func isolatesWordsThatRunFromRightToLeft() {
        let (start, end) = ("\u{2068}", "\u{2069}")
        #expect(SafeHTML().escapeText("a כן 82 b") == "a \(start)כן\(end) 82 b")
        // Up to the last such letter, with the marks on it, and not up to the end of the text.
        #expect(SafeHTML().escapeText("שלום, עולם\u{5B0}.") == "\(start)שלום, עולם\u{5B0}\(end).")
        #expect(SafeHTML().escapeText("כן<b>לא") == "\(start)כן\(end)&lt;b&gt;\(start)לא\(end)")
        // A mark that turns the direction is text here, and ends the stretch.
        #expect(SafeHTML().escapeText("כן\u{2069}לא") == "\(start)כן\(end)[U+2069]\(start)לא\(end)")
    }
}
