import Domain
import Engine
import Foundation
import Render
import TestSupport
import Testing

@testable import Audit

@Suite("Publishing without faces")
struct FacePublishingTests {
    private static let weights = "models/mtcnn/mtcnn.safetensors"
    private static let reason: Comment = "shared/models/mtcnn is not at hand"
    private static let environment = ["VLM_AUDIT_MODELS": SharedFolder.url("models")?.path ?? "models"]

    // MARK: Runs with faces

    /// The sample: drawn people, whose faces metadata knows.
    private static let sample = Task { () throws -> Fixture in
        let fixture = try Fixture(withDataset: false)
        try await fixture.run(
            ["build", "--dataset", "occupation", "--limit", "20", "--iterations", "2", "--quiet"],
            environment: ["VLM_AUDIT_DATA": fixture.url("data").path]
        ).expectSuccess()
        return fixture
    }

    /// Real photos, of whose faces metadata says nothing.
    private static let photos = Task { () throws -> Fixture in
        let fixture = try Fixture(withDataset: false)
        let source = try #require(SharedFolder.url("data/occupation/sample"))
        for split in ["train", "test"] {
            for name in Fixture.classes {
                let files = try FileManager.default.contentsOfDirectory(
                    atPath: source.appending(path: "\(split)/\(name)").path
                ).sorted().prefix(4)
                for file in files {
                    let bytes = try Data(contentsOf: source.appending(path: "\(split)/\(name)/\(file)"))
                    try fixture.write(bytes, to: "dataset/\(split)/\(name)/\(file)")
                }
            }
        }
        let model = try #require(SharedFolder.url("models/idenprof-clip-tiny")).path
        try await fixture.run(fixture.buildArguments(model: model, iterations: 2, ["--faces", "metadata"]))
            .expectSuccess()
        return fixture
    }

    /// How many pictures of a published file the detector sees a face in.
    private func faces(in pictures: [PublishedPicture]) throws -> Int {
        let weights = try #require(SharedFolder.url(Self.weights))
        let detector = try MTCNNDetector(weights: weights), lane = FaceLane()
        return try pictures.count { !detector.regions(in: try $0.decoded(), scratch: lane).isEmpty }
    }

    private func export(_ fixture: Fixture, _ format: String, faces: String) async throws -> Data {
        let file = "\(faces).\(format)"
        try await fixture.run(
            ["export", "--format", format, "--faces", faces, "--to", file], environment: Self.environment
        ).expectSuccess()
        return try Data(contentsOf: fixture.url(file))
    }

    private func pictures(in content: Data, _ format: String) -> [PublishedPicture] {
        format == "pdf"
            ? PublishedPictures.inPDF(content, name: "file") : PublishedPictures.inMarkup(content, name: "file")
    }

    // MARK: Tests

    @Test(.enabled(if: SharedFolder.has(weights), reason), arguments: ["html", "pdf"])
    func `drawn faces are in an export that shows them and in no other`(format: String) async throws {
        let fixture = try await Self.sample.value
        let shown = pictures(in: try await export(fixture, format, faces: "show"), format)
        #expect(try faces(in: shown) > 0)
        let covered = pictures(in: try await export(fixture, format, faces: "mosaic"), format)
        // Where no mosaic helps, words take the place of the picture.
        #expect(covered.count > shown.count * 3 / 4)
        #expect(try faces(in: covered) == 0)
        let left = pictures(in: try await export(fixture, format, faces: "omit"), format)
        #expect(left.count < shown.count)
        #expect(try faces(in: left) == 0)
    }

    @Test(
        .enabled(if: SharedFolder.has(weights) && SharedFolder.has("data/occupation/sample"), reason),
        arguments: ["html", "pdf"])
    func `real faces that metadata does not know are covered too`(format: String) async throws {
        let fixture = try await Self.photos.value
        #expect(try faces(in: pictures(in: try await export(fixture, format, faces: "show"), format)) > 0)
        for style in ["mosaic", "omit"] {
            #expect(try faces(in: pictures(in: try await export(fixture, format, faces: style), format)) == 0)
        }
    }

    @Test(.enabled(if: SharedFolder.has(weights), reason))
    func `a site without faces takes the place of one with them`() async throws {
        let fixture = try Fixture(withDataset: false)
        try fixture.copyOutput(of: try await Self.sample.value)
        let shown = try #require(try await fixture.run(["render"]).outputLines.last)
        let site = fixture.url(shown).deletingLastPathComponent()
        #expect(try faces(in: PublishedPictures.inFolder(site)) > 0)
        try await fixture.run(["render", "--faces", "mosaic"], environment: Self.environment).expectSuccess()
        #expect(try faces(in: PublishedPictures.inFolder(site)) == 0)
        let rest = try FileManager.default.contentsOfDirectory(atPath: site.deletingLastPathComponent().path)
        #expect(!rest.contains { $0.hasSuffix("-draft") })
    }

    /// What is searched is what was written: where nothing is covered, the check has to stop it.
    @Test(.enabled(if: SharedFolder.has(weights), reason))
    func `a render that covers nothing fails and leaves the earlier site as it was`() async throws {
        struct Nothing: FigureFilter {
            func shown(_ figure: any Figure) throws(RenderError) -> any Figure { figure }
        }
        let fixture = try Fixture(withDataset: false)
        try fixture.copyOutput(of: try await Self.sample.value)
        let output = fixture.url("output"), database = try AuditDatabase(folder: output)
        let run = try #require(try database.runNames().first)
        try? FileManager.default.removeItem(at: output.appending(path: run))
        let detector = try MTCNNDetector(weights: try #require(SharedFolder.url(Self.weights)))
        let check = FaceCheck(detector: detector, lanes: 2, style: Progress.Style(quiet: true))
        await #expect(throws: AuditError.self) {
            _ = try await RunReport.render(
                run: run, database: database, outputFolder: output, lanes: 2,
                progressStyle: Progress.Style(quiet: true), filter: Nothing()
            ) {
                try await check.run(PublishedPictures.inFolder($0))
            }
        }
        #expect(!FileManager.default.fileExists(atPath: output.appending(path: run).path))
        #expect(try FileManager.default.contentsOfDirectory(atPath: output.path).allSatisfy { !$0.hasSuffix("-draft") })
    }

    @Test func `without the detector nothing is covered and nothing written`() async throws {
        let fixture = try await FinishedBuild.copy()
        let nowhere = ["VLM_AUDIT_MODELS": fixture.url("nowhere").path]
        for style in ["mosaic", "omit"] {
            try await fixture.run(
                ["export", "--format", "html", "--faces", style, "--to", "file.html"], environment: nowhere
            ).expectSentence(66, "MTCNN", "vlm-audit models pull mtcnn")
            try await fixture.run(["render", "--faces", style], environment: nowhere).expectSentence(66, "MTCNN")
        }
        #expect(!FileManager.default.fileExists(atPath: fixture.url("file.html").path))
    }

    /// The search of a PDF has to find what Cairo put into it: the photos with their very bytes, and every layer.
    @Test func `a pdf's pictures are found and decoded`() async throws {
        let fixture = try await FinishedBuild.copy()
        try await fixture.run(["export", "--format", "pdf", "--to", "report.pdf"]).expectSuccess()
        let content = try Data(contentsOf: fixture.url("report.pdf"))
        let found = PublishedPictures.inPDF(content, name: "report.pdf")
        let database = try AuditDatabase(folder: fixture.url("output"))
        let name = try #require(try database.runNames().first), run = try #require(try database.run(name))
        let images = try database.samples(of: run).map(\.image).sorted { $0.hex < $1.hex }
        let decoded = try found.map { try $0.decoded() }
        for image in images.prefix(8) {
            let photo = try #require(try database.photo(of: image, model: run.model))
            let pixels = try ImageDecoder.decode(photo.jpeg, name: "photo")
            #expect(decoded.contains(pixels))
        }
        // Eight pictures with a layer for each setting.
        #expect(decoded.count >= 24)
    }

    @Test func `the same run gives the same bytes`() async throws {
        let fixture = try await FinishedBuild.copy()
        for format in ["html", "pdf"] {
            for name in ["one", "two"] {
                try await fixture.run(["export", "--format", format, "--to", "\(name).\(format)"]).expectSuccess()
            }
            let files = try ["one", "two"].map { try Data(contentsOf: fixture.url("\($0).\(format)")) }
            #expect(files[0] == files[1])
        }
    }

    @Test func `a budget that holds no page is a mistake with a remedy`() async throws {
        let fixture = try await FinishedBuild.copy()
        try await fixture.run(["export", "--format", "html", "--site-budget", "0.01", "--to", "file.html"])
            .expectSentence(64, "--site-budget", "or more")
    }
}
