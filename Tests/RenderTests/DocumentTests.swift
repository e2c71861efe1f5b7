import Foundation
import TestSupport
import Testing

@testable import Render

@Suite("The report on paper")
struct DocumentTests {
    private func pdf(_ demo: DemoSite = DemoSite(), paper: Paper = .a4) throws -> [UInt8] {
        let document = Document(
            frame: Document.Frame(
                name: demo.frame.name, kind: "Audit", banner: demo.frame.banner, identity: demo.frame.foot,
                creator: "vlm-audit", date: "2024-05-02T10:11:00Z"),
            paper: paper, filter: nil)
        try document.add(demo.index)
        try document.add(demo.faithfulness)
        try document.add(demo.fairness)
        try document.add(demo.dataset)
        try document.add(
            PicturesPage(head: PageHead(title: "Pictures", lead: "Some."), tiles: demo.shelves[0].tiles))
        try document.add(demo.standards)
        try document.add(demo.signOff)
        return try document.pdf()
    }

    /// What a program that we did not write makes of a file; nil where it is not installed.
    private func text(_ tool: String, _ arguments: [String], of bytes: [UInt8]) throws -> String? {
        guard
            let path = ["/usr/bin", "/usr/local/bin"].map({ "\($0)/\(tool)" }).first(where: {
                FileManager.default.isExecutableFile(atPath: $0)
            })
        else { return nil }
        let scratch = try Scratch(), file = "\(scratch.path)/document.pdf"
        try Data(bytes).write(to: URL(filePath: file))
        let process = Process(), pipe = Pipe()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments.map { $0 == "FILE" ? file : $0 }
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? String(decoding: output, as: UTF8.self) : ""
    }

    @Test func `has the same bytes for the same report`() throws {
        #expect(try pdf() == pdf())
    }

    @Test func `holds the words of every page as text, the outline and no time but the run's`() throws {
        let bytes = try pdf()
        #expect(bytes.starts(with: Array("%PDF-".utf8)))
        guard let words = try text("pdftotext", ["-layout", "FILE", "-"], of: bytes) else { return }
        for phrase in [
            "Contents", "In short", "How to read this.", "Sign-off", "Faithfulness", "Made up", "Everything else.",
        ] {
            #expect(words.contains(phrase), "\(phrase)")
        }
        let information = try #require(try text("pdfinfo", ["-isodates", "FILE"], of: bytes))
        #expect(information.contains("2024-05-02T10:11:00Z") && !information.contains("ModDate"))
    }

    @Test func `sheets have the size that was asked for`() throws {
        guard let words = try text("pdfinfo", ["FILE"], of: pdf(paper: .letter)) else { return }
        #expect(words.contains("612 x 792"))
    }

    @Test func `hostile names are text, however long and in whatever direction`() throws {
        let hostile = "<b>\"x\"</b>\u{202E}\u{0301}\u{1F469}\u{200D}\u{2695} \u{05D0}\u{05D1} \0 line\nbreak "
        var demo = DemoSite()
        demo.say = { hostile + $0 }
        #expect(try !pdf(demo).isEmpty)
        demo.say = { $0 + String(repeating: "W", count: 4_000) }
        let long = try pdf(demo)
        guard let words = try text("pdftotext", ["FILE", "-"], of: long) else { return }
        #expect(words.contains("WWWW\u{2026}") || words.contains("WWW"))
    }

    @Test func `nothing but words is lost where a mark turns the direction of a text`() {
        #expect(SafeText.line("a\u{202E}b\nc\0") == "a[U+202E]b c\u{FFFD}")
    }
}
