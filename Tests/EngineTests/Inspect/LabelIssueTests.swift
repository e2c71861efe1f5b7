import Domain
import Synchronization
import Testing

@testable import Engine

@Suite("Labels that are probably wrong")
struct LabelIssueTests {
    @Test func `are those of cleanlab, in its order`() throws {
        for golden in try GoldenInspection.values.get().labels {
            let found = ConfidentLearning(
                probabilities: golden.probabilities, labels: golden.labels, classCount: golden.classes)
            for (threshold, expected) in zip(found.thresholds, golden.thresholds) {
                #expect(abs((threshold ?? -1) - expected) < 1e-12, "\(golden)")
            }
            // cleanlab counts at least one right picture of each class.
            let joint = found.joint.enumerated().map { row, counts in
                counts.enumerated().map { $0.offset == row ? max(1, $0.element) : $0.element }
            }
            #expect(joint == golden.joint, "\(golden)")
            let margins = Dictionary(uniqueKeysWithValues: found.issues.map { ($0.index, $0.margin) })
            #expect(Set(margins.keys) == Set(golden.issues), "\(golden)")
            // Equal margins may come in any order.
            for (margin, expected) in zip(found.issues.map(\.margin), golden.issues.compactMap { margins[$0] }) {
                #expect(abs(margin - expected) < 1e-12, "\(golden)")
            }
        }
    }

    @Test func `are none where a class has no picture and where there is none at all`() {
        let found = ConfidentLearning(
            probabilities: [[0.9, 0.05, 0.05], [0.1, 0.1, 0.8]], labels: [0, 0], classCount: 3)
        #expect(found.thresholds == [0.5, nil, nil])
        #expect(found.issues.isEmpty)
        #expect(ConfidentLearning(probabilities: [], labels: [], classCount: 2).issues.isEmpty)
    }

    @Test func `parts have as many of each class, keep clusters together and depend on the seed alone`() {
        var random = SplitMix64(seed: 5)
        let labels = (0..<203).map { _ in random.integer(below: 4) }
        let clusters = labels.indices.map { $0 % 17 == 0 ? 0 : $0 % 23 == 0 ? 1 : $0 }
        let folds = FoldAssignment.folds(5, labels: labels, clusters: clusters, seed: 9)
        #expect(Set(folds) == Set(0..<5))
        for cluster in Set(clusters) {
            #expect(Set(clusters.indices.filter { clusters[$0] == cluster }.map { folds[$0] }).count == 1)
        }
        let sizes = (0..<5).map { fold in folds.count { $0 == fold } }
        #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 12, "\(sizes)")
        #expect(folds == FoldAssignment.folds(5, labels: labels, clusters: clusters, seed: 9))
        #expect(folds != FoldAssignment.folds(5, labels: labels, clusters: clusters, seed: 10))
        let alone = FoldAssignment.folds(5, labels: labels, clusters: Array(labels.indices), seed: 9)
        for label in 0..<4 {
            let counts = (0..<5).map { fold in labels.indices.count { labels[$0] == label && alone[$0] == fold } }
            #expect((counts.max() ?? 0) - (counts.min() ?? 0) <= 1, "\(counts)")
        }
    }

    @Test func `are found among separable pictures with exchanged labels, on any number of lanes`() async throws {
        var random = SplitMix64(seed: 21)
        let classes = (0..<120).map { $0 % 3 }
        let embeddings = classes.map { label in
            (0..<6).map { Float($0 == label ? 3 : 0) + 0.5 * random.normal() }
        }
        let exchanged: Set<Int> = [4, 40, 77, 101]
        let labels = classes.enumerated().map { exchanged.contains($0.offset) ? ($0.element + 1) % 3 : $0.element }
        var parameters = LabelAuditParameters()
        parameters.head.epochs = 30
        func outcome(lanes: Int) async throws -> OutOfFold.Outcome {
            let done = Atomic(0)
            let outcome = try await OutOfFold.run(
                embeddings: embeddings, labels: labels, clusters: Array(labels.indices), classCount: 3,
                parameters: parameters, pool: LanePool(lanes: lanes)
            ) { done.wrappingAdd(1, ordering: .relaxed) }
            #expect(done.load(ordering: .relaxed) == 5)
            return try #require(outcome)
        }
        let one = try await outcome(lanes: 1), two = try await outcome(lanes: 2)
        #expect(one.probabilities == two.probabilities && one.folds == two.folds)
        let found = ConfidentLearning(
            probabilities: one.probabilities.map { $0.map(Double.init) }, labels: labels, classCount: 3)
        #expect(exchanged.isSubset(of: Set(found.issues.map(\.index))))
        #expect(found.issues.count <= 6)
        for issue in found.issues where exchanged.contains(issue.index) {
            #expect(issue.suggested == classes[issue.index])
        }
    }

    @Test func `need two parts to be judged at all`() async throws {
        let outcome = try await OutOfFold.run(
            embeddings: [[1, 0], [0, 1]], labels: [0, 1], clusters: [0, 0], classCount: 2,
            parameters: LabelAuditParameters(), pool: LanePool(lanes: 1), progress: {})
        #expect(outcome == nil)
    }
}
