import Foundation
import FoundationXML
import GRDB
import Testing

@testable import Render

/// One small audit whose names were chosen to break pages, drawings, paths and layouts.
@Suite("An audit of hostile names")
struct HostileDataTests {
    /// Names of classes: a tag behind a quote that a combining mark shields, turned directions, and one long word.
    private static let classes = [
        "\"\u{301}><script>alert(1)</script><img src=x onerror=alert(2)>",
        "\u{202E}\u{5E9}\u{5D5}\u{5E4}\u{5D8} 82'\u{20DD}",
        String(repeating: "W", count: 60),
    ]
    /// Names of files, which a file system takes.
    private static let files = [
        "\"\u{301} onload=alert(3) .jpg", "<img src=x onerror=alert(4)>.jpg", "line\nbreak\ttab.jpg",
        "\u{301}begins with a mark.jpg", "\u{5E9}\u{5DC}\u{5D5}\u{5DD}-82.jpg", "-rf & {{name}} ${HOME} %2e%2e%2f.jpg",
        "\u{202E}gpj.exe\u{2066}.jpg", "\u{1F469}\u{1F3FD}\u{200D}\u{1F373}\u{1F1E9}\u{1F1EA}.jpg",
        String(repeating: "z\u{308}", count: 80) + ".jpg", "bell\u{7}escape\u{1B}[31m.jpg", "]]><!--.jpg",
        "\u{FFFE}\u{FEFF}.jpg",
    ]
    /// Groups of people: a control sequence, and 4,000 letters.
    private static let groups = [
        "fe\nmale\u{0}\u{1B}<b>", "</title>\u{200F}\u{1F469}" + String(repeating: "G", count: 4000),
    ]
    private static let folder = "data \"\u{301}<i>&\u{202E}set"
    private static let model = "mo'del <b>\u{5D0}"

    private static let built = Task {
        let fixture = try Fixture(withDataset: false)
        var rows: [String] = []
        for (index, name) in files.enumerated() {
            let label = index % classes.count
            for split in ["train", "test"] {
                let path = "\(split)/\(name)"
                try fixture.write(
                    try Pictures.jpeg(label: label, index: split == "train" ? index : index + 20),
                    to: "\(folder)/\(path)")
                let row: [String: Any] = [
                    "file_name": path, "label": classes[label], "split": split, "group_gender": groups[index % 2],
                    "group_\u{202E}<i>age": "o\"ld", "face_bbox": [[10, 10, 20, 20]], "text_bbox": [[30, 30, 12, 9]],
                    "text": "</svg><script>\u{0}\(classes[(label + 1) % 3])",
                ]
                rows.append(String(decoding: try JSONSerialization.data(withJSONObject: row), as: UTF8.self))
            }
        }
        try fixture.write(Data(rows.joined(separator: "\n").utf8), to: "\(folder)/metadata.jsonl")
        try fixture.copy(Fixture.model, to: model)
        let result = try await fixture.build(dataset: folder, model: model, "--run", "hostile")
        return (fixture: fixture, result: result)
    }

    @Test func `can be verified, and replayed picture by picture`() async throws {
        let (fixture, result) = try await Self.built.value
        result.expectSuccess()
        let verified = try await fixture.run(["verify", "hostile", "--model", Self.model])
        verified.expectSuccess()
        var said = verified.output
        for name in Self.files {
            let replayed = try await fixture.run(
                ["replay", "hostile", "--quiet", "--model", Self.model, "--", "test/\(name)"])
            replayed.expectSuccess()
            #expect(replayed.outputLines.count < 20 && replayed.output.contains("The same to the last bit: "))
            said += replayed.output
        }
        let marks: Set<Unicode.Scalar> = ["\u{7}", "\u{1B}", "\u{202E}", "\u{2066}"]
        #expect(!said.unicodeScalars.contains { marks.contains($0) })
    }

    private func site() async throws -> [String: Data] {
        let (fixture, result) = try await Self.built.value
        result.expectSuccess()
        return try fixture.files(below: "output/hostile")
    }

    @Test func `ends well, with a site in which nothing is found wrong`() async throws {
        let (fixture, result) = try await Self.built.value
        result.expectSuccess()
        #expect(result.errors.isEmpty)
        #expect(try SiteLint.problems(of: fixture.url("output/hostile").path) == [])
    }

    @Test func `writes nothing but plain names, and nothing outside its folder`() async throws {
        let (fixture, _) = try await Self.built.value
        let here = try FileManager.default.contentsOfDirectory(atPath: fixture.folder.path)
        #expect(Set(here.filter { !$0.hasPrefix(".said") }) == [Self.folder, Self.model, "output"])
        let output = try FileManager.default.contentsOfDirectory(atPath: fixture.url("output").path)
        #expect(Set(output.filter { !$0.hasPrefix("audit.sqlite") }) == ["heads", "hostile"])
        for path in try await site().keys { #expect(SiteWriter.isSafe(path), "\(path)") }
    }

    @Test func `has the tags and attributes of a site of harmless names, and no others`() async throws {
        func shape(_ files: [String: Data]) -> Set<String> {
            let pages = files.filter { $0.key.hasSuffix(".html") }.values
            let tags = pages.flatMap { MarkupScanner.pieces(of: [UInt8]($0)).map(\.tag) }
            return Set(tags.flatMap { tag in [tag.name] + tag.attributes.keys.map { "\(tag.name) \($0)" } })
        }
        let harmless = try await MarkedFixture.built().fixture
        let run = try #require(try harmless.rows().value(String.self, "SELECT name FROM run"))
        let known = try shape(harmless.files(below: "output/\(run)"))
        // The class marks words in place of a number, which the harmless site always has.
        let odd = try await shape(site()).subtracting(known).subtracting(["strong class"])
        #expect(odd == [], "\(odd)")
    }

    @Test func `shows names as text`() async throws {
        let files = try await site(), pages = files.filter { $0.key.hasSuffix(".html") }
        let text = pages.values.map { String(decoding: $0, as: UTF8.self) }.joined()
        for shown in [
            "&quot;\u{301}&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(2)&gt;",
            "[U+202E]\u{2068}\u{5E9}\u{5D5}\u{5E4}\u{5D8}\u{2069} 82&#39;\u{20DD}",
            "&lt;img src=x onerror=alert(4)&gt;.jpg",
            "-rf &amp; {{name}} ${HOME} %2e%2e%2f.jpg", "[U+202E]gpj.exe[U+2066].jpg",
            "bell\u{FFFD}escape\u{FFFD}[31m.jpg",
            "\u{1F469}\u{1F3FD}\u{200D}\u{1F373}\u{1F1E9}\u{1F1EA}.jpg",
            "\u{2068}\u{5E9}\u{5DC}\u{5D5}\u{5DD}\u{2069}-82.jpg",
            "fe\nmale\u{FFFD}\u{FFFD}&lt;b&gt;", "&lt;/title&gt;[U+200F]\u{1F469}", "[4010 characters, ",
        ] {
            // By scalars: a grapheme may reach over the end of what is sought.
            #expect(text.unicodeScalars.firstRange(of: shown.unicodeScalars) != nil, "\(shown)")
        }
    }

    @Test func `holds no character that turns directions or controls anything`() async throws {
        for (path, bytes) in try await site() where !path.hasSuffix(".png") && !path.hasSuffix(".jpg") {
            let text = try #require(String(validating: bytes, as: UTF8.self), "\(path)")
            let odd = text.unicodeScalars.first { scalar in
                switch scalar {
                case "\n", "\t": false
                case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{200E}", "\u{200F}", "\u{202A}"..."\u{202E}",
                    "\u{2066}", "\u{2067}", "\u{FFFE}", "\u{FFFF}":
                    true
                default: false
                }
            }
            #expect(odd == nil, "\(path): \(odd?.value ?? 0)")
            let (starts, ends) = (
                text.unicodeScalars.count { $0 == "\u{2068}" }, text.unicodeScalars.count { $0 == "\u{2069}" }
            )
            #expect(starts == ends, "\(path)")
        }
    }

    @Test func `draws charts that every reader of XML takes`() async throws {
        let drawings = try await site().filter { $0.key.hasSuffix(".svg") }
        #expect(drawings.count > 20)
        for (path, bytes) in drawings { #expect(XMLParser(data: bytes).parse(), "\(path)") }
    }

    @Test(arguments: ["../\u{308}x.jpg", "/\u{308}x.jpg", "a\0\u{308}.jpg", "a/../\u{301}/../../x.jpg"])
    func `refuses a path that only looks harmless by its graphemes`(path: String) async throws {
        let fixture = try Fixture()
        let row = try JSONSerialization.data(withJSONObject: ["file_name": path])
        try fixture.write(row, to: "dataset/metadata.jsonl")
        try await fixture.build().expectSentence(65, "below the dataset's folder")
    }

    @Test func `refuses two names that differ only in how an accent is encoded`() async throws {
        let fixture = try Fixture()
        let picture = try Pictures.jpeg(label: 0, index: 9)
        for name in ["caf\u{E9}.jpg", "cafe\u{301}.jpg"] { try fixture.write(picture, to: "dataset/test/chef/\(name)") }
        try await fixture.build().expectSentence(65, "a name of its own for each picture", "rename one of them")
    }
}
