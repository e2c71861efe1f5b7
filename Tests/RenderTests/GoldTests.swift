import Foundation
import Testing

@testable import Render

/// Compares every page of a small made-up report with the one in `gold`; see `gold/README.md`.
@Suite("Gold pages")
struct GoldTests {
    private let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "gold")

    /// What may differ without being a change of the pages: the stylesheet's hash.
    private func scrubbed(_ html: String) -> String {
        html.replacing(/site-[0-9a-f]{8}\.css/, with: "site-HASH.css")
    }

    @Test func areWhatTheyWere() throws {
        let scratch = try Scratch()
        let templates = try TemplateLibrary(folder: templateFolder)
        let files = try DemoSite().render(into: scratch.path, templates: templates)
        let pages = files.filter { $0.hasSuffix(".html") }
        if ProcessInfo.processInfo.environment["VLM_AUDIT_ACCEPT_GOLD"] != nil {
            try? FileManager.default.removeItem(at: folder.appending(path: "pages"))
            for page in pages { try write(scrubbed(try scratch.text(page)), to: "pages/\(page)") }
        }
        let known = try FileManager.default.subpathsOfDirectory(atPath: folder.appending(path: "pages").path())
        #expect(known.filter { $0.hasSuffix(".html") }.sorted() == pages)
        for page in pages {
            let actual = scrubbed(try scratch.text(page))
            let gold = try? String(contentsOf: folder.appending(path: "pages/\(page)"), encoding: .utf8)
            guard actual != gold else { continue }
            try write(actual, to: "actual/\(page)")
            Issue.record("\(page) has changed: compare it in gold/pages and gold/actual. See gold/README.md.")
        }
    }

    private func write(_ text: String, to path: String) throws {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }
}
