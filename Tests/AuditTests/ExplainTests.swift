import Engine
import Foundation
import TestSupport
import Testing

@Suite("explain")
struct ExplainTests {
    /// What the command promises to write, with every key that it documents.
    private struct Result: Decodable {
        let image: String
        let imageDigest: String
        let prompts: [String]
        let target: Int
        let score: String
        let imageEmbedding: [Float]
        let textEmbeddings: [[Float]]
        let logits: [Float]
        let probabilities: [Float]
        let mask: [[Float]]
        let objective: [Float]
        let deletionCurve: [Float]
        let deletionArea: Double
        let deletionAreaNormalised: Double
    }

    private static let keys: Set<String> = [
        "image", "imageDigest", "prompts", "target", "score", "imageEmbedding", "textEmbeddings", "logits",
        "probabilities", "mask", "objective", "deletionCurve", "deletionArea", "deletionAreaNormalised",
        "perturbationParameters", "deletionParameters",
    ]

    private func run(_ fixture: Fixture, _ images: [String], _ more: [String]) async throws -> ProgramResult {
        let prompts = try Golden.facts().prompts.joined(separator: ", ")
        return try await fixture.run(
            ["explain", "--model", Fixture.model.path, "--prompts", prompts, "--quiet"] + more + images)
    }

    private func read(_ url: URL) throws -> Result {
        try JSONDecoder().decode(Result.self, from: Data(contentsOf: url))
    }

    /// The largest difference of two lists of one length.
    private func difference(_ a: [Float], _ b: [Float]) -> Float {
        a.count == b.count ? zip(a, b).map { abs($0 - $1) }.max() ?? 0 : .infinity
    }

    @Test func `agrees with PyTorch, writes every documented key, and an overlay of what the model saw`() async throws {
        let fixture = try Fixture(withDataset: false)
        let images = (0..<3).map { Golden.clipTiny.appending(path: "image\($0).png").path }
        let result = try await run(
            fixture, images, ["--mask-init", "half", "--jitter", "0", "--iterations", "300", "--out", "results"])
        result.expectSuccess()
        #expect(result.errors.isEmpty)
        #expect(result.outputLines == (0..<3).map { "results/image\($0).json" })
        let facts = try Golden.facts(), texts = try Golden.values("text.embedding")
        for index in 0..<3 {
            let file = fixture.url("results/image\(index).json"), found = try read(file)
            let json = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
            #expect(Set(json.keys) == Self.keys)
            #expect(found.image == images[index])
            #expect(found.imageDigest.count == 64)
            #expect(found.prompts == facts.prompts)
            #expect(found.target == 0)
            #expect(found.score == "cosine")

            let golden = "image\(index)."
            #expect(difference(found.imageEmbedding, try Golden.values(golden + "embedding")) < 1e-5)
            #expect(difference(found.textEmbeddings.flatMap { $0 }, texts) < 1e-5)
            #expect(found.textEmbeddings.allSatisfy { $0.count == found.imageEmbedding.count })
            #expect(difference(found.logits, try Golden.values(golden + "logits")) < 1e-3)
            #expect(abs(found.probabilities.reduce(0, +) - 1) < 1e-5)

            #expect(found.mask.count == 28)
            #expect(found.mask.allSatisfy { $0.count == 28 && $0.allSatisfy { (0...1).contains($0) } })
            #expect(found.objective.count == 300)
            let perturbation = "perturbation.cosine.half.image\(index)."
            for (step, expected) in try Golden.values(perturbation + "objective").enumerated() {
                #expect(abs(found.objective[step] / expected - 1) < 1e-4, "step \(step) of picture \(index)")
            }
            #expect(abs(found.objective[299] - (try Golden.values(perturbation + "final")[0])) < 1e-3)

            #expect(found.deletionCurve.count == 29)
            #expect(abs(found.deletionCurve[0] - found.probabilities[0]) < 1e-5)
            #expect(0 < found.deletionArea && found.deletionArea < 1)
            let largest = Double(found.deletionCurve.max() ?? 0)
            #expect(abs(found.deletionAreaNormalised - found.deletionArea / largest) < 1e-6)

            let overlay = try ImageDecoder.decode(contentsOf: fixture.url("results/image\(index).png"))
            #expect((overlay.width, overlay.height) == (224, 224))
        }
    }

    @Test func `pictures of one name do not overwrite each other`() async throws {
        let fixture = try Fixture()
        let images = ["dataset/test/chef/4.jpg", "dataset/test/doctor/4.jpg", "dataset/train/chef/0.jpg"]
        let result = try await run(fixture, images, ["--iterations", "1", "--out", "results"])
        result.expectSuccess()
        #expect(result.outputLines == ["results/4.json", "results/4-2.json", "results/0.json"])
        for (path, name) in zip(images, ["4", "4-2", "0"]) {
            #expect(try read(fixture.url("results/\(name).json")).image == path)
            #expect(FileManager.default.fileExists(atPath: fixture.url("results/\(name).png").path))
        }
        let (one, other) = (fixture.url("results/4.png"), fixture.url("results/4-2.png"))
        #expect(try Data(contentsOf: one) != Data(contentsOf: other))
    }

    @Test func `arguments change what they say`() async throws {
        let fixture = try Fixture()
        let path = "dataset/test/doctor/5.jpg"
        let common = ["--iterations", "3", "--workers", "1"]
        try await run(fixture, [path], common + ["--out", "plain"]).expectSuccess()
        try await run(fixture, [path], common + ["--out", "again"]).expectSuccess()
        let plain = fixture.url("plain/5.json")
        #expect(try Data(contentsOf: plain) == Data(contentsOf: fixture.url("again/5.json")))
        let first = try read(plain)

        try await run(
            fixture, [path],
            common + ["--out", "other", "--target", "2", "--score", "softmax", "--seed", "7", "--deletion-step", "224"]
        ).expectSuccess()
        let other = try read(fixture.url("other/5.json"))
        #expect((other.target, other.score) == (2, "softmax"))
        #expect(other.imageEmbedding == first.imageEmbedding)
        #expect(other.mask != first.mask)
        #expect(other.deletionCurve.count == 225)
        #expect(abs(other.deletionCurve[0] - other.probabilities[2]) < 1e-5)
    }
}
