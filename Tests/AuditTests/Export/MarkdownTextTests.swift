import Testing

@testable import Audit

@Suite("Text in exported Markdown")
struct MarkdownTextTests {
    @Test(arguments: [
        ("<b>&amp;", "&lt;b&gt;&amp;\u{2060}amp;"), ("a|b", "a\\|b"), ("`x`", "\\`x\\`"), ("*_~", "\\*\\_\\~"),
        ("[x](y)", "\\[x\\](y)"), ("back\\slash", "back\\\\slash"), ("two\n\n lines\t", "two lines"), ("  x ", "x"),
        ("\u{202E}gnp", "\\[U+202E\\]gnp"), ("a\u{0}b", "a b"), ("99.5% [97.2%, 99.9%]", "99.5% \\[97.2%, 99.9%\\]"),
    ])
    func `markup is shown as it is`(_ text: String, _ escaped: String) {
        #expect(MarkdownText.escape(text) == escaped)
    }

    @Test(arguments: [
        ("@octocat", "@\u{2060}octocat"), ("#12", "\\#\u{2060}12"), ("!7", "\\!\u{2060}7"),
        ("https://x.y", "https:\u{2060}//x.y"), ("WWW.x.y", "WWW\u{2060}.x.y"), ("GH-12", "GH-\u{2060}12"),
        (":smile:", ":\u{2060}smile:"), ("deadbeef", "dea\u{2060}dbeef"), ("a@b.c", "a@\u{2060}b.c"),
    ])
    func `what would become a mention or a link is split`(_ text: String, _ escaped: String) {
        #expect(MarkdownText.escape(text) == escaped)
    }

    @Test(arguments: ["One minus other: +1.5 points", "Fisher's p = 0.52; 199 pictures", "a cafe, made"])
    func `an ordinary sentence stays as it is`(_ text: String) {
        #expect(MarkdownText.escape(text) == text)
    }

    @Test func `a long text is cut, however few letters its marks make`() {
        #expect(MarkdownText.escape(String(repeating: "x", count: 4000), limit: 10) == "xxxxxxxxx\u{2026}")
        #expect(MarkdownText.escape("e" + String(repeating: "\u{301}", count: 4000)).unicodeScalars.count == 600)
    }

    @Test func `code cannot be left`() {
        #expect(MarkdownText.code("a`b\nc") == "`abc`")
    }

    @Test func `lines that do not fit are left out and counted`() {
        let line = "- " + String(repeating: "\u{E9}", count: 400)
        let blocks = [
            MarkdownExport.Block(head: ["## One", ""], items: [String](repeating: line, count: 50)),
            MarkdownExport.Block(head: ["## Two", ""], items: [String](repeating: line, count: 50)),
        ]
        let text = MarkdownExport.text(blocks)
        #expect(text.utf8.count <= MarkdownExport.limit && text.utf8.count > MarkdownExport.limit - 1000)
        #expect(text.contains("## One\n\n- ") && text.contains("## Two\n\n- ") && text.contains("\n\n26 more: "))
    }
}
