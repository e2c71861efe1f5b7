import Foundation
import GRDB
import Testing

@Suite("Where nothing can be written, one sentence says so")
struct BadOutputTests {
    /// Places where not even root can make a folder.
    static let places = ["note.txt/below", "note.txt", "/proc/vlm-audit", "/sys/vlm-audit", "/dev/null/vlm-audit"]

    @Test(arguments: places) func `no folder can be made`(_ place: String) async throws {
        let fixture = try Fixture()
        try fixture.write(Pictures.text, to: "note.txt")
        try await fixture.build(output: place).expectSentence(
            2, place, "a folder that can be written to", "choose another --output")
        let arguments = [
            "explain", "--model", Fixture.model.path, "--prompts", "a", "--quiet", "--out", place,
            "dataset/test/chef/4.jpg",
        ]
        try await fixture.run(arguments).expectSentence(2, place, "choose another --out.")
    }

    @Test(arguments: places) func `no folder can be made for drawn pictures, and nothing is said to be drawn`(
        _ place: String
    ) async throws {
        let fixture = try Fixture(withDataset: false)
        try fixture.write(Pictures.text, to: "note.txt")
        let result = try await fixture.run(["datasets", "sample", "--count", "8", "--out", place])
        result.expectSentence(place == "note.txt" ? 65 : 2, place, "choose another --out.")
        #expect(!result.errors.contains("Draw") && !result.errors.contains("NSCocoaErrorDomain"))
        if place == "note.txt" { #expect(result.errors.contains("found a file")) }
    }

    @Test func `a folder takes no files`() async throws {
        let fixture = try Fixture()
        try await fixture.build(output: "/proc").expectSentence(2, "/proc/audit.sqlite", "choose another --output")
        let arguments = [
            "explain", "--model", Fixture.model.path, "--prompts", "a", "--iterations", "1", "--quiet", "--out",
            "/proc",
            "dataset/test/chef/4.jpg",
        ]
        try await fixture.run(arguments).expectSentence(2, "/proc/4.json", "choose another --out.")
    }

    @Test func `the database is a text`() async throws {
        let fixture = try Fixture()
        for text in ["short", String(repeating: "This is a text, not a database.\n", count: 500)] {
            try fixture.write(Data(text.utf8), to: "output/audit.sqlite")
            try await fixture.build().expectSentence(
                65, "output/audit.sqlite: expected the audit's SQLite database but found another kind of file",
                "move it")
            #expect(try Data(contentsOf: fixture.url("output/audit.sqlite")) == Data(text.utf8))
        }
    }

    @Test func `the database is a folder`() async throws {
        let fixture = try Fixture()
        try fixture.write(Pictures.text, to: "output/audit.sqlite/note.txt")
        try await fixture.build().expectSentence(2, "output/audit.sqlite")
    }

    @Test(arguments: [
        "CREATE TABLE image (x)",
        "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY); INSERT INTO grdb_migrations VALUES ('99')",
    ])
    func `the database is another program's, or a later version's`(_ sql: String) async throws {
        let fixture = try Fixture()
        try FileManager.default.createDirectory(at: fixture.url("output"), withIntermediateDirectories: true)
        try fixture.change { try $0.execute(sql: sql) }
        try await fixture.build().expectSentence(65, "output/audit.sqlite", "of another program, or of a later version")
        #expect(try fixture.rows().tables().count <= 1)
    }

    @Test func `the database is damaged`() async throws {
        let fixture = try await FinishedBuild.copy()
        try fixture.change { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
        let file = fixture.url("output/audit.sqlite"), bytes = try Data(contentsOf: file)
        try bytes.prefix(bytes.count / 2).write(to: file)
        try await fixture.build().expectSentence(65, "audit.sqlite: expected a sound SQLite database", "build again")
    }

    @Test func `a file stands where the heads go`() async throws {
        let fixture = try Fixture()
        try fixture.write(Pictures.text, to: "output/heads")
        try await fixture.build(iterations: 1).expectSentence(2, "output/heads/", "a file where a folder is needed")
    }
}
