import Foundation
import Testing

@testable import Render

@Suite("Writing files")
struct SiteWriterTests {
    private let bytes = Array("text".utf8)

    @Test(
        arguments: [
            "../out.html", "a/../../out.html", "/etc/out.html", "a//b.html", "", ".", "..", "a/.hidden", "a b.html",
            "c\u{308}.html", "a\\b.html", "A.html",
        ])
    func refusesPathsThatMayLeaveTheFolder(path: String) throws {
        let scratch = try Scratch()
        let writer = try SiteWriter(folder: scratch.path)
        #expect(throws: RenderError.self) { try writer.write(bytes, to: path) }
    }

    @Test func refusesFoldersThatLinkElsewhere() throws {
        let (scratch, other) = (try Scratch(), try Scratch())
        let writer = try SiteWriter(folder: scratch.path)
        try FileManager.default.createSymbolicLink(
            atPath: "\(scratch.path)/assets", withDestinationPath: other.path)
        let error = #expect(throws: RenderError.self) { try writer.write(bytes, to: "assets/a.css") }
        #expect(error?.remedy == "Remove the link.")
        #expect(!other.exists("a.css"))
    }

    @Test func namesStylesheetsByTheirContent() throws {
        let scratch = try Scratch()
        let path = try SiteWriter(folder: scratch.path).writeHashed([], stem: "assets/site", ending: "css")
        // FNV-1a of nothing is its published offset basis, cbf29ce484222325.
        #expect(path == "assets/site-cbf29ce4.css")
        #expect(SiteWriter.hash(Array("foobar".utf8)) == "85944171f73967e8")
    }

    @Test func removesWhatAnEarlierRenderLeftAndNothingElse() throws {
        let scratch = try Scratch()
        let first = try SiteWriter(folder: scratch.path)
        try first.write(bytes, to: "old.html")
        try first.write(bytes, to: "images/kept.html")
        #expect(try first.finish() == ["images/kept.html", "old.html"])
        try scratch.write("mine", to: "notes.txt")
        let second = try SiteWriter(folder: scratch.path)
        try second.write(bytes, to: "images/kept.html")
        _ = try second.finish()
        #expect(!scratch.exists("old.html"))
        #expect(scratch.exists("images/kept.html") && scratch.exists("notes.txt"))
    }

    @Test func leavesFilesOfOthersAlone() throws {
        let scratch = try Scratch()
        try scratch.write("mine", to: "index.html")
        for _ in 1...2 {
            let error = #expect(throws: RenderError.self) { _ = try SiteWriter(folder: scratch.path) }
            #expect(error?.found == "a file of somebody else")
        }
        #expect(try scratch.text("index.html") == "mine")
        #expect(!scratch.exists(SiteWriter.manifestName))
    }

    @Test func canBeRepeatedAfterItWasCutOff() throws {
        let scratch = try Scratch()
        try SiteWriter(folder: scratch.path).write(bytes, to: "index.html")
        let again = try SiteWriter(folder: scratch.path)
        try again.write(Array("new".utf8), to: "index.html")
        #expect(try again.finish() == ["index.html"])
        #expect(try scratch.text("index.html") == "new")
    }

    @Test func readsTheListOfAnEarlierVersion() throws {
        let scratch = try Scratch()
        try scratch.write("old", to: "old.html")
        try scratch.write(#"{"format": 1, "files": {"old.html": "af63bd4c8601b7df"}}"#, to: SiteWriter.manifestName)
        #expect(try SiteWriter(folder: scratch.path).finish().isEmpty)
        #expect(!scratch.exists("old.html"))
    }

    @Test func replacesALinkInsteadOfWritingThroughIt() throws {
        let (scratch, other) = (try Scratch(), try Scratch())
        let writer = try SiteWriter(folder: scratch.path)
        try other.write("mine", to: "notes.txt")
        try FileManager.default.createSymbolicLink(
            atPath: "\(scratch.path)/index.html", withDestinationPath: "\(other.path)/notes.txt")
        try writer.write(bytes, to: "index.html")
        #expect(try other.text("notes.txt") == "mine" && scratch.text("index.html") == "text")
    }

    @Test func doesNotFollowAForgedList() throws {
        let (scratch, other) = (try Scratch(), try Scratch())
        try other.write("mine", to: "notes.txt")
        let name = URL(filePath: other.path).lastPathComponent
        try scratch.write(
            #"{"format": 2, "files": ["../\#(name)/notes.txt"]}"#, to: SiteWriter.manifestName)
        _ = try SiteWriter(folder: scratch.path).finish()
        #expect(other.exists("notes.txt"))
    }

    @Test func removesNothingBehindALink() throws {
        let (scratch, other) = (try Scratch(), try Scratch())
        let first = try SiteWriter(folder: scratch.path)
        try first.write(bytes, to: "assets/a.css")
        _ = try first.finish()
        try FileManager.default.removeItem(atPath: "\(scratch.path)/assets")
        try other.write("mine", to: "a.css")
        try FileManager.default.createSymbolicLink(
            atPath: "\(scratch.path)/assets", withDestinationPath: other.path)
        _ = try SiteWriter(folder: scratch.path).finish()
        #expect(other.exists("a.css"))
    }

    @Test func saysWhichFolderCannotBeWritten() throws {
        let scratch = try Scratch()
        try scratch.write("a file", to: "taken")
        let error = #expect(throws: RenderError.self) { _ = try SiteWriter(folder: "\(scratch.path)/taken") }
        #expect(error?.file == "\(scratch.path)/taken")
        #expect(error?.description.contains("choose another folder") == true)
    }
}
