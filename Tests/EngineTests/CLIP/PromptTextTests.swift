import Testing

@testable import Engine

@Suite("Prompts are cleaned and split into words")
struct PromptTextTests {
    private func words(_ prompt: String) -> [String] {
        PromptText.words(prompt).map { String($0) }
    }

    @Test(
        "character references are resolved twice, as openai/CLIP does",
        arguments: [
            ("R&amp;D", ["r", "&", "d"]), ("R&amp;amp;D", ["r", "&", "d"]), ("&amp;amp;amp;", ["&", "amp", ";"]),
            ("a&nbsp;photo", ["a", "photo"]), ("&lt;chef&gt;", ["<", "chef", ">"]),
            ("&#39;&#x2F;&#X2f;&quot;", ["'//\""]),
            ("chef&apos;s", ["chef", "'s"]), ("&eacute;", ["&", "eacute", ";"]), ("a&", ["a", "&"]),
            ("&&lt;;", ["&<;"]),
            ("&#xD800;", ["&#", "xd", "8", "0", "0", ";"]), ("&#;&#-5;&;", ["&#;&#-", "5", ";&;"]),
        ])
    func references(_ prompt: String, _ expected: [String]) {
        #expect(words(prompt) == expected)
    }

    @Test(
        "letters run together, digits stand alone, contractions come off, white space vanishes",
        arguments: [
            ("A photo  of\ta\u{2003}CHEF\n", ["a", "photo", "of", "a", "chef"]), ("2000", ["2", "0", "0", "0"]),
            ("they're I'LL", ["they", "'re", "i", "'ll"]), ("''s", ["''", "s"]), ("x!'s", ["x", "!'", "s"]),
            ("'", ["'"]), ("'x", ["'", "x"]), ("C/V 4.5L", ["c", "/", "v", "4", ".", "5", "l"]), ("", []), (" ", []),
            ("e\u{301}", ["\u{E9}"]), ("q\u{301}", ["q", "\u{301}"]), ("ΑΣ", ["ασ"]),
        ])
    func splitting(_ prompt: String, _ expected: [String]) {
        #expect(words(prompt) == expected)
    }
}
