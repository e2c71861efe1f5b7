import Foundation
import Testing

@testable import Audit

@Suite("A dataset in an archive")
struct ArchivedDatasetTests {
    /// The fixture's dataset in a tar archive below `idenprof/`, with what Windows and macOS leave beside pictures.
    private func archived(at path: String) throws -> Fixture {
        let drawn = try Fixture(), fixture = try Fixture(withDataset: false)
        let root = drawn.url("dataset")
        var files = try PictureFiles.all(below: root).sorted().map {
            (path: "idenprof/\($0)", bytes: try Data(contentsOf: root.appending(path: $0)))
        }
        files.append(("idenprof/test/chef/Thumbs.db", Pictures.text))
        files.append(("__MACOSX/idenprof/test/chef/._1.jpg", Pictures.text))
        try fixture.write(TarFile.archive(files), to: path)
        return fixture
    }

    private func folders(_ fixture: Fixture) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: fixture.url("output/datasets").path)
            .filter { !$0.hasSuffix(".lock") }
    }

    @Test func `is unpacked once, and gives the run of the folder`() async throws {
        let fixture = try archived(at: "photos.tar")
        let first = try await fixture.build(dataset: "photos.tar", iterations: 1)
        first.expectSuccess()
        let folder = try #require(try folders(fixture).first)
        #expect(folder.hasPrefix("photos-") && folder.count == "photos-".count + 8)
        #expect(try fixture.rows().value(String.self, "SELECT name FROM dataset") == "idenprof")
        let whole = try await FinishedBuild.shared()
        #expect(
            try fixture.rows().value(String.self, "SELECT digest FROM dataset")
                == whole.rows().value(String.self, "SELECT digest FROM dataset"))
        // A mark in the folder shows that nobody unpacked again.
        try fixture.write(Pictures.text, to: "output/datasets/\(folder)/mark.txt")
        try await fixture.build(dataset: "photos.tar", iterations: 1).expectSuccess()
        #expect(try folders(fixture) == [folder])
        #expect(FileManager.default.fileExists(atPath: fixture.url("output/datasets/\(folder)/mark.txt").path))
    }

    @Test func `is found by its name in the data folder, and progress is told`() async throws {
        let fixture = try archived(at: "data/occupation/idenprof.tar")
        let arguments = fixture.buildArguments(
            dataset: "occupation", iterations: 1, ["--data-dir", "data", "--limit", "3"])
        let result = try await fixture.run(arguments.filter { $0 != "--quiet" })
        result.expectSuccess()
        #expect(result.errors.contains("Unpack: "))
        #expect(try fixture.rows().value(String.self, "SELECT name FROM dataset") == "idenprof")
    }

    @Test func `that is cut short leaves nothing behind that could be taken for it`() async throws {
        let fixture = try archived(at: "whole.tar")
        let bytes = try Data(contentsOf: fixture.url("whole.tar"))
        try fixture.write(bytes.prefix(bytes.count / 2 + 100), to: "cut.tar")
        for _ in 0..<2 {
            try await fixture.build(dataset: "cut.tar").expectSentence(65, "/cut.tar: expected a complete zip or tar")
        }
        #expect(try folders(fixture).allSatisfy { $0.hasSuffix(".unfinished") })
    }

    @Test func `takes a side-car from elsewhere`() async throws {
        let fixture = try archived(at: "photos.tar")
        let table = """
            file_name,group_gender,face_bbox
            idenprof/test/chef/4.jpg,female,10 10 20 20
            test/doctor/5.jpg,male,5 5 20 20

            """
        try fixture.write(Data(table.utf8), to: "side.csv")
        try await fixture.build(dataset: "photos.tar", iterations: 1, "--metadata", "side.csv").expectSuccess()
        let groups = try fixture.rows().values(String.self, "SELECT path FROM runSampleVariant ORDER BY path")
        #expect(groups == ["test/chef/4.jpg", "test/doctor/5.jpg"])
    }
}
