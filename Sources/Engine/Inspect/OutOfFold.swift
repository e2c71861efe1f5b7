public import Domain
import Synchronization

/// Probabilities of pictures by linear heads that were not trained on them.
public enum OutOfFold {
    /// What was found of all pictures.
    public struct Outcome: Sendable {
        /// The part of each picture.
        public let folds: [Int]
        /// Probability of each class, for each picture.
        public let probabilities: [[Float]]
    }

    /// Trains one head for each part, on the pictures of the other parts, and lets it judge those of its own.
    ///
    /// Nil where a head would have nothing to learn from: fewer than two parts hold pictures.
    ///
    /// - Parameters:
    ///   - embeddings: n vectors of one length.
    ///   - labels: n class indices.
    ///   - clusters: n names of clusters that must not be torn apart, such as duplicates.
    ///   - pool: lanes that share the parts; the result does not depend on their number.
    public static func run(
        embeddings: [[Float]], labels: [Int], clusters: [Int], classCount: Int, parameters: LabelAuditParameters,
        pool: LanePool, progress: @escaping @Sendable () -> Void
    ) async throws -> Outcome? {
        let folds = FoldAssignment.folds(
            parameters.folds, labels: labels, clusters: clusters, seed: parameters.head.seed)
        guard Set(folds).count >= 2 else { return nil }
        let judged = Mutex([Int: [Float]]())
        try await pool.run(Array(0..<parameters.folds), makeScratch: {}) { fold, _ in
            let own = folds.indices.filter { folds[$0] == fold }, others = folds.indices.filter { folds[$0] != fold }
            let head = HeadTraining(parameters: parameters.head).train(
                embeddings: others.map { embeddings[$0] }, labels: others.map { labels[$0] }, classCount: classCount
            ).head
            let rows = own.map { ($0, head.probabilities(of: embeddings[$0])) }
            judged.withLock { judged in for (index, row) in rows { judged[index] = row } }
            progress()
        }
        let all = judged.withLock { $0 }
        return Outcome(folds: folds, probabilities: folds.indices.map { all[$0] ?? [] })
    }
}
