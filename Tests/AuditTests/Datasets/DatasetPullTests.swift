import Domain
import Engine
import Foundation
import TestSupport
import Testing

@testable import Audit

@Suite("Fetching and listing datasets")
struct DatasetPullTests {
    /// An archive of as many classes, with one picture in each split.
    private func archive(classes: Int = 10) -> Data {
        let files = (0..<classes).flatMap { index in
            ["train", "test"].map { split in
                (
                    path: "idenprof/\(split)/class-\(index)/\(index).jpg",
                    bytes: Data(repeating: UInt8(index), count: 3000)
                )
            }
        }
        return TarFile.archive(files)
    }

    private func pull(
        _ server: LoopbackServer, _ fixture: Fixture, _ more: String...
    ) async throws -> ProgramResult {
        try await fixture.run(
            ["datasets", "pull", "occupation", "--data-dir", "data", "--url", "\(server.url)/idenprof-jpg.zip"] + more)
    }

    @Test func `an archive is fetched, looked into and noted with its digest`() async throws {
        let content = archive(), fixture = try Fixture(withDataset: false)
        let server = try LoopbackServer { .file(content, for: $0) }
        let result = try await pull(server, fixture)
        result.expectSuccess()
        let digest = ContentDigest(of: content), file = fixture.url("data/idenprof-jpg.zip")
        #expect(result.errors.contains("SHA-256 \(digest)"))
        #expect(result.outputLines == [file.path] || result.outputLines == ["data/idenprof-jpg.zip"])
        #expect(try Data(contentsOf: file) == content)
        let note = try String(contentsOf: file.appendingPathExtension("sha256"), encoding: .utf8)
        #expect(note == "\(digest)  idenprof-jpg.zip\n")
        // A second time nothing is asked for.
        try await pull(server, fixture, "--sha256", digest.hex.uppercased()).expectSuccess()
        #expect(server.requests.count == 1)
        let wrong = String(repeating: "0", count: 64)
        try await pull(server, fixture, "--sha256", wrong).expectSentence(
            65, "idenprof-jpg.zip: expected the SHA-256 0000")

        // Bytes that change afterwards are noticed by the digest that was noted.
        var damaged = content
        damaged[1000] ^= 1
        try fixture.write(damaged, to: "data/idenprof-jpg.zip")
        try await pull(server, fixture).expectSentence(65, "idenprof-jpg.zip: expected the SHA-256 \(digest)")
        try fixture.write(content, to: "data/idenprof-jpg.zip")

        let list = try await fixture.run(["datasets", "list", "--data-dir", "data"])
        list.expectSuccess()
        #expect(list.output.contains("20 pictures in \(file.path)"))
        #expect(list.output.contains("stanford-cars") && list.output.contains("not found in"))
    }

    @Test func `a broken connection is taken up again`() async throws {
        let content = archive(), fixture = try Fixture(withDataset: false)
        let server = try LoopbackServer { request in
            .file(content, for: request, cut: request.headers["range"] == nil ? 20_000 : nil)
        }
        try await pull(server, fixture).expectSuccess()
        #expect(server.requests.last?.headers["range"] == "bytes=20000-")
        #expect(try Data(contentsOf: fixture.url("data/idenprof-jpg.zip")) == content)
    }

    @Test func `what is not the dataset is not kept`() async throws {
        let fixture = try Fixture(withDataset: false)
        let bytes = [archive(classes: 9), Pictures.text, archive()]
        let complaints = ["9 classes in train and 9 in test", "expected a complete zip or tar", "the SHA-256 0000"]
        for (content, complaint) in zip(bytes, complaints) {
            let server = try LoopbackServer { .file(content, for: $0) }
            let wrong = complaint.hasPrefix("the SHA") ? ["--sha256", String(repeating: "0", count: 64)] : []
            let result = try await fixture.run(
                ["datasets", "pull", "occupation", "--data-dir", "data", "--quiet", "--url", "\(server.url)/x"] + wrong)
            result.expectSentence(65, complaint)
            let left = (try? FileManager.default.contentsOfDirectory(atPath: fixture.url("data").path)) ?? []
            #expect(!left.contains("idenprof-jpg.zip") && !left.contains("idenprof-jpg.zip.unchecked"), "\(left)")
        }
    }

    @Test(arguments: [
        (["cars"], "expected occupation"), (["occupation", "--url", "file:///etc/passwd"], "--url"),
        (["occupation", "--sha256", "12"], "--sha256"),
    ])
    func `a wrong command line is refused`(_ arguments: [String], _ complaint: String) async throws {
        let fixture = try Fixture(withDataset: false)
        try await fixture.run(["datasets", "pull"] + arguments).expectUsage(complaint)
    }
}
