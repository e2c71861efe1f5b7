import Foundation
import GRDB
import Testing

@Suite("Bad pictures never end the program")
struct BadPictureTests {
    /// Files that cannot be used, by name, with what is said of each.
    private static let bad: [(name: String, complaint: String)] = [
        ("cut.jpg", "expected a complete JPEG picture but found damaged data (Premature end of JPEG file); copy or"),
        ("empty.png", "expected a JPEG, PNG or WebP picture but found an empty file; copy or download the file again."),
        ("huge.png", "at most 100 megapixels and 50000 pixels a side but found one of 60000 x 60000 pixels; scale it"),
        ("text.jpg", "expected a JPEG, PNG or WebP picture but found a text file; leave the file out"),
    ]

    /// Puts the bad files, and a picture of one pixel, into a folder.
    private func addPictures(to folder: String, of fixture: Fixture) throws {
        try fixture.write(try Pictures.truncatedJPEG(), to: "\(folder)/cut.jpg")
        try fixture.write(Data(), to: "\(folder)/empty.png")
        try fixture.write(try Pictures.hugePNG(), to: "\(folder)/huge.png")
        try fixture.write(Pictures.text, to: "\(folder)/text.jpg")
        try fixture.write(try Pictures.onePixel(), to: "\(folder)/one.jpg")
    }

    /// Problem of a picture of the dataset; nil where it could be used.
    private func problem(_ path: String, _ rows: StoredRows) throws -> String? {
        try rows.value(
            String.self,
            "SELECT problem FROM sample JOIN image ON digest = imageDigest WHERE path = '\(path)' AND problem NOT NULL")
    }

    @Test func `in a dataset become rows with the reason`() async throws {
        let fixture = try Fixture()
        try addPictures(to: "dataset/test/chef", of: fixture)
        try fixture.write(try Pictures.truncatedJPEG() + [0], to: "dataset/train/doctor/cut.jpg")
        // Names alone must not hold up a build: a pipe that nobody writes to, dead ends.
        mkfifo(fixture.url("dataset/test/doctor/pipe.jpg").path, 0o600)
        try FileManager.default.createSymbolicLink(
            atPath: fixture.url("dataset/test/doctor/dead.jpg").path, withDestinationPath: "/nowhere/at-all.jpg")
        try FileManager.default.createDirectory(
            at: fixture.url("dataset/test/doctor/folder.jpg"), withIntermediateDirectories: true)
        // A second time, the unreadable ones are all that is looked at.
        for _ in 0..<2 { try await fixture.build(iterations: 2).expectSuccess() }

        let rows = try fixture.rows()
        for (name, complaint) in Self.bad {
            let problem = try problem("test/chef/\(name)", rows)
            #expect(problem?.hasPrefix("test/chef/\(name): expected ") == true)
            #expect(problem?.contains(complaint) == true, "\(problem ?? "none")")
        }
        for (name, complaint) in [
            ("pipe", "something that is not a file"), ("dead", "a link that leads nowhere"), ("folder", "a folder"),
        ] {
            let problem = try problem("test/doctor/\(name).jpg", rows)
            #expect(problem?.contains("but found \(complaint); ") == true, "\(problem ?? "none")")
        }
        #expect(try problem("train/doctor/cut.jpg", rows) != nil)
        #expect(try rows.value(Int.self, "SELECT pictures FROM head") == 12)
        #expect(try rows.value(Int.self, "SELECT count(*) FROM image WHERE problem IS NOT NULL") == 8)
        // One pixel is a picture like any other.
        #expect(try problem("test/chef/one.jpg", rows) == nil)
        #expect(try rows.count("deletion") == 2 * (Fixture.classes.count * Fixture.testCount + 1))
        #expect(try rows.value(Int.self, "SELECT count(*) FROM run WHERE finishedAt IS NOT NULL") == 1)
    }

    @Test func `that are all a class has to train on end a build with a sentence`() async throws {
        let fixture = try Fixture()
        for index in 0..<Fixture.trainCount { try fixture.write(Pictures.text, to: "dataset/train/chef/\(index).jpg") }
        try await fixture.build().expectSentence(65, "train/chef: expected at least one picture that can be read")
    }

    @Test func `are told by explain, one sentence each, while the good ones are written`() async throws {
        let fixture = try Fixture(withDataset: false)
        try addPictures(to: "pictures", of: fixture)
        try fixture.write(try Pictures.jpeg(label: 0, index: 0), to: "pictures/good.jpg")
        let names = Self.bad.map(\.name) + ["one.jpg", "good.jpg"]
        let result = try await fixture.run(
            [
                "explain", "--model", Fixture.model.path, "--prompts", "a photo of a chef,a photo of a doctor",
                "--iterations", "2", "--quiet", "--out", "out",
            ] + names.map { "pictures/\($0)" })
        #expect(result.status == 65)
        #expect(result.errorLines.count == Self.bad.count)
        for ((name, complaint), line) in zip(Self.bad, result.errorLines) {
            #expect(line.contains("pictures/\(name): expected ") && line.contains(complaint), "\(line)")
        }
        #expect(result.outputLines == ["out/one.json", "out/good.json"])
        let written = try FileManager.default.contentsOfDirectory(atPath: fixture.url("out").path).sorted()
        #expect(written == ["good.json", "good.png", "one.json", "one.png"])
    }

    @Test(arguments: ["missing.jpg", "."]) func `that are not there`(_ path: String) async throws {
        let fixture = try Fixture(withDataset: false)
        let result = try await fixture.run(
            ["explain", "--model", Fixture.model.path, "--prompts", "a photo of a chef", "--quiet", path])
        result.expectSentence(66, "\(path): expected a JPEG, PNG or WebP picture but found ")
        #expect(result.output.isEmpty)
    }
}
