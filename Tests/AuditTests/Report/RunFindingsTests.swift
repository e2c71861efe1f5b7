import Domain
import Engine
import Foundation
import GRDB
import Testing

@testable import Audit

@Suite("The findings of a run are what its rows say")
struct RunFindingsTests {
    /// Five pictures of class 0: both right, both right, both wrong, zero-shot wrong, unreadable.
    private let answers: [(zeroShot: Int, fineTuned: Int)?] = [(0, 0), (0, 0), (1, 1), (1, 0), nil]
    private let areas: [(zeroShot: Float, fineTuned: Float)] = [(0.2, 0.5), (0.4, 0.4), (0.9, 0.9), (0.9, 0.9)]

    private func digest(_ text: String) -> ContentDigest { ContentDigest(of: text) }

    private func findings() throws -> RunFindings {
        let database = try AuditDatabase(DatabaseQueue())
        let samples = answers.indices.map { index in
            (sample: Sample(path: "test/a/\(index).jpg", split: .test, label: 0), image: digest("image \(index)"))
        }
        let dataset = DatasetSnapshot(
            name: "made up", classNames: ["a", "b"], samples: samples, digest: digest("dataset"))
        try database.insert(dataset)
        let model = digest("model")
        try database.insertModel(digest: model, name: "model", configuration: .vitB32)
        let mask = try database.insertParameters(method: .meaningfulPerturbation, PerturbationParameters())
        let deletion = try database.insertParameters(method: .deletion, DeletionParameters())
        let head = AuditDatabase.HeadRow(
            digest: digest("head"), model: model, training: digest("training"),
            parameters: try database.insertParameters(method: .linearHead, HeadParameters()), pictures: 10, loss: 0.5)
        try database.insert(head)
        let zeroShot = try database.insertClassifier(model: model, prompts: ["a photo of a a", "a photo of a b"])
        let fineTuned = try database.insertClassifier(model: model, head: head.digest)
        for (index, answer) in answers.enumerated() {
            let image = digest("image \(index)")
            guard let answer else {
                try database.insert(
                    [.init(image: image, finding: .unreadable(reason: "not a picture"), vector: nil)], model: model,
                    variant: .original)
                continue
            }
            for (classifier, predicted, area) in [
                (zeroShot, answer.zeroShot, areas[index].zeroShot),
                (fineTuned, answer.fineTuned, areas[index].fineTuned),
            ] {
                let key = PredictionKey(image: image, classifier: classifier, variant: .original)
                let map = AttributionKey(prediction: key, target: predicted, parameters: mask)
                try database.insert([
                    PredictionRow(key: key, predicted: predicted, probabilities: [0.5, 0.5], logits: [0, 0])
                ])
                try database.insert([
                    AttributionRow(key: map, map: AttributionMap(rows: 1, columns: 1, values: [1]), objective: [0.1])
                ])
                try database.insert([
                    DeletionRow(attribution: map, parameters: deletion, curve: DeletionCurve(scores: [area, area]))
                ])
            }
        }
        let run = RunRow(
            name: "run", identity: digest("identity"), dataset: dataset.digest, model: model, zeroShot: zeroShot,
            fineTuned: fineTuned, attribution: mask, deletion: deletion, promptTemplate: "a photo of a {class}",
            sampleLimit: nil, seed: 0, environment: .current(lanes: 1, microBatch: 1), startedAt: Date(),
            finishedAt: nil)
        try database.begin(run, paths: samples.map(\.sample.path))
        return try RunFindings(run: try #require(try database.run("run")), database: database)
    }

    @Test func `pictures that both settings classify correctly are compared, the others have a reason`() throws {
        let findings = try findings()
        #expect(
            findings.pictures.map(\.exclusion) == [nil, nil, .bothWrong, .zeroShotWrong, .unreadable])
        #expect(findings.compared.count == 2)
        #expect(findings.excluded(.fineTunedWrong) == 0)
        #expect(findings.pictures[4].row.problem == "test/a/4.jpg: not a picture")
    }

    @Test func `accuracy counts the readable pictures`() throws {
        let findings = try findings()
        #expect(findings.accuracy(.zeroShot)?.point == 0.5)
        #expect(findings.accuracy(.fineTuned)?.point == 0.75)
        #expect(findings.accuracy(.fineTuned)?.count == 4)
        #expect(findings.pairedAccuracyDifference?.point == 0.25)
    }

    @Test func `areas and their paired difference come from the compared pictures alone`() throws {
        let findings = try findings()
        #expect(abs(try #require(findings.meanDeletionArea(.zeroShot)).point - 0.3) < 1e-6)
        #expect(abs(try #require(findings.meanDeletionArea(.fineTuned)).point - 0.45) < 1e-6)
        let difference = try #require(findings.pairedAreaDifference)
        #expect(abs(difference.point - 0.15) < 1e-6)
        #expect(difference.count == 2)
        #expect(findings.meanDeletionCurve(.zeroShot)?.count == 2)
    }
}
