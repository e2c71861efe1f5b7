import Foundation
import TestSupport
import Testing

@Suite("The command faces")
struct FacesCommandTests {
    private static let weights = SharedFolder.url("models/mtcnn/mtcnn.safetensors")

    @Test func `says how to get the weights where there are none`() async throws {
        let fixture = try Fixture()
        let arguments = ["faces", "dataset/test/chef/4.jpg"]
        try await fixture.run(arguments, environment: ["VLM_AUDIT_MODELS": "models"])
            .expectSentence(66, "models/mtcnn/mtcnn.safetensors", "vlm-audit models pull mtcnn", "--detector")
        try await fixture.run(arguments + ["--detector", "dataset"])
            .expectSentence(66, "dataset/mtcnn.safetensors", "check --detector")
        try await fixture.build(iterations: 2, "--faces", "detect")
            .expectSentence(66, "mtcnn.safetensors", "vlm-audit models pull mtcnn", "--faces detect")
    }

    @Test func `refuses weights that are none, and a folder without pictures`() async throws {
        let fixture = try Fixture()
        try fixture.write(Data("no weights".utf8), to: "models/mtcnn.safetensors")
        try await fixture.run(["faces", "dataset/test/chef/4.jpg", "--detector", "models"])
            .expectSentence(65, "models/mtcnn.safetensors")
    }

    private struct Outcome: Decodable {
        struct Face: Decodable {
            struct Landmark: Decodable {
                let name: String
            }

            let x: Double, y: Double, width: Double, height: Double, probability: Double
            let landmarks: [Landmark]
        }

        let image: String
        let width: Int?
        let height: Int?
        let faces: [Face]?
        let problem: String?
    }

    @Test(.enabled(if: weights != nil, "shared/models/mtcnn is not at hand"))
    func `finds the face in a photo, draws it, and goes on past a picture that cannot be read`() async throws {
        let photo = try #require(SharedFolder.url("oracles/faces/ivan.jpg")), fixture = try Fixture()
        let empty = try #require(SharedFolder.url("oracles/faces/no-faces.jpg"))
        try fixture.write(Pictures.text, to: "text.jpg")
        let arguments = ["faces", photo.path, "text.jpg", empty.path, "--detector", try #require(Self.weights).path]
        let result = try await fixture.run(arguments + ["--json", "--out", "drawn", "--quiet"])
        #expect(result.status == 65)
        #expect(result.errorLines.count == 1 && result.errors.contains("text.jpg: expected a JPEG or PNG picture"))
        let found = try JSONDecoder().decode([Outcome].self, from: Data(result.output.utf8))
        #expect(found.map(\.image) == [photo.path, "text.jpg", empty.path])
        #expect(found[1].problem?.hasPrefix("text.jpg: expected") == true && found[1].faces == nil)
        #expect(found[2].faces?.isEmpty == true)
        let face = try #require(found[0].faces?.first)
        #expect(found[0].faces?.count == 1 && face.landmarks.map(\.name).first == "left eye")
        // What ipazc/mtcnn, another port with another pyramid, finds: 277, 90, 48 x 63.
        for (value, expected) in [(face.x, 277.0), (face.y, 90), (face.width, 48), (face.height, 63)] {
            #expect(abs(value - expected) < 5)
        }
        #expect(face.probability > 0.99)
        let drawn = try FileManager.default.contentsOfDirectory(atPath: fixture.url("drawn").path)
        #expect(drawn.sorted() == ["ivan.png", "no-faces.png"])

        let text = try await fixture.run(arguments + ["--quiet"])
        #expect(text.outputLines.first?.hasSuffix("ivan.jpg: 1 face") == true)
        #expect(text.outputLines.last?.hasSuffix("no-faces.jpg: no face") == true)
    }

    @Test(.enabled(if: weights != nil, "shared/models/mtcnn is not at hand"))
    func `takes a folder, and says the same on any number of workers`() async throws {
        let weights = try #require(Self.weights), folder = try #require(SharedFolder.url("oracles/faces"))
        let fixture = try Fixture(withDataset: false)
        let arguments = [
            "faces", folder.path, "--json", "--quiet", "--detector", weights.deletingLastPathComponent().path,
        ]
        let one = try await fixture.run(arguments + ["--workers", "1"])
        one.expectSuccess()
        #expect(try JSONDecoder().decode([Outcome].self, from: Data(one.output.utf8)).count == 2)
        #expect(try await fixture.run(arguments + ["--workers", "2"]).output == one.output)
    }

    @Test(.enabled(if: weights != nil, "shared/models/mtcnn is not at hand"))
    func `a build searches where metadata leaves pictures open, and its pages say so`() async throws {
        let models = try #require(Self.weights).deletingLastPathComponent().deletingLastPathComponent()
        let environment = ["VLM_AUDIT_MODELS": models.path], fixture = try Fixture()
        let photo = try #require(SharedFolder.url("oracles/faces/ivan.jpg"))
        try fixture.copy(photo, to: "dataset/test/chef/9.jpg")
        let arguments = fixture.buildArguments(iterations: 2)
        try await fixture.run(arguments, environment: environment).expectSuccess()
        let rows = try fixture.rows()
        #expect(try rows.value(String.self, "SELECT name || region FROM detector") == "mtcnnface")
        #expect(try rows.count("detection") == 10)
        #expect(try rows.values(String.self, "SELECT path FROM runSampleVariant").contains("test/chef/9.jpg"))
        let run = try #require(try rows.value(String.self, "SELECT name FROM run"))
        func page(_ name: String) throws -> String {
            try String(contentsOf: fixture.url("output/\(run)/\(name).html"), encoding: .utf8)
        }
        let faces = try page("faces")
        for part in [
            "The face detector mtcnn finds a face in", "gallery-faces-1.html", "id=\"sizes\"", "Smallest face",
        ] {
            #expect(faces.contains(part), "\(part)")
        }
        let shelf = try page("gallery-faces-1")
        #expect(shelf.contains("9.jpg"))
        let image = try #require(
            try rows.value(String.self, "SELECT imageDigest FROM sample WHERE path = 'test/chef/9.jpg'"))
        #expect(try page("images/\(image.prefix(12))").contains("by mtcnn"))

        // Without the detector it is another run, the one that it was before there was a detector.
        try await fixture.run(arguments + ["--faces", "metadata"], environment: environment).expectSuccess()
        #expect(try rows.count("run") == 2)
        #expect(try rows.count("runDetector") == 1)
    }
}
