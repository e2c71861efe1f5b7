import Domain
import Engine

/// Labels that are probably wrong: out-of-fold probabilities of the linear head, and confident learning.
struct LabelAudit {
    let context: AuditContext
    let parameters: LabelAuditParameters

    /// Judges the labels of pictures that have embeddings, unless that was done before.
    ///
    /// Nil where there is too little to train on: classes with fewer pictures than folds are left out. Pictures that are alike, by bytes, pixels, hash or embedding, stay in
    /// one fold: a head that has seen a picture's duplicate has seen its label.
    ///
    /// - Parameters:
    ///   - pictures: those to judge.
    ///   - dataset: all pictures, by whose contents the pairs go.
    func run(
        _ pictures: [InspectedPicture], of dataset: [InspectedPicture], embeddings: [ContentDigest: [Float]],
        pairs: [PicturePair], classCount: Int
    ) async throws -> ContentDigest? {
        let candidates = pictures.filter { embeddings[$0.content] != nil }
        let clusterOf = Self.clusters(of: candidates, dataset: dataset, pairs: pairs)
        let kept = largeEnough(candidates, clusters: clusterOf)
        let judged = kept.map { candidates[$0] }, clusters = kept.map { clusterOf[$0] }
        let labels = judged.map(\.sample.label)
        guard Set(labels).count >= 2 else { return nil }
        let parameterDigest = try context.database.insertParameters(method: .labelAudit, parameters)
        let lines = judged.indices.map { index in
            "\(judged[index].sample.path)\t\(judged[index].content)\t\(labels[index])\t\(clusters[index])"
        }
        let digest = ContentDigest(
            of: ([parameterDigest.hex, context.modelDigest.hex] + lines).joined(separator: "\n"))
        if try context.database.hasLabelAudit(digest) { return digest }
        let progress = Progress(
            "Judge labels", total: parameters.folds, unit: "folds", style: context.progressStyle)
        let outcome = try await OutOfFold.run(
            embeddings: judged.map { embeddings[$0.content] ?? [] }, labels: labels, clusters: clusters,
            classCount: classCount, parameters: parameters, pool: context.pool
        ) { progress.advance(by: 1) }
        progress.finish()
        guard let outcome else { return nil }
        let learning = ConfidentLearning(
            probabilities: outcome.probabilities.map { $0.map(Double.init) }, labels: labels, classCount: classCount)
        let issueOf = Dictionary(uniqueKeysWithValues: learning.issues.map { ($0.index, $0) })
        try context.database.insert(
            labelAudit: digest, parameters: parameterDigest, model: context.modelDigest,
            judged.indices.map { index in
                LabelJudgementRow(
                    path: judged[index].sample.path, label: labels[index], fold: outcome.folds[index],
                    probabilities: outcome.probabilities[index],
                    issue: issueOf[index].map { ($0.suggested, $0.margin) })
            })
        return digest
    }

    /// Places of the pictures whose class has at least one cluster for each fold.
    ///
    /// A head that has seen hardly anything of a class gives it no probability, whatever a picture shows, and would doubt
    /// all its labels.
    private func largeEnough(_ pictures: [InspectedPicture], clusters: [Int]) -> [Int] {
        var clustersOf: [Int: Set<Int>] = [:]
        for (picture, cluster) in zip(pictures, clusters) {
            clustersOf[picture.sample.label, default: []].insert(cluster)
        }
        return pictures.indices.filter { clustersOf[pictures[$0].sample.label, default: []].count >= parameters.folds }
    }

    /// The cluster of each picture: its own place in the list, or that of the first one that it is alike.
    private static func clusters(
        of pictures: [InspectedPicture], dataset: [InspectedPicture], pairs: [PicturePair]
    ) -> [Int] {
        var pixelsOf: [ContentDigest: ContentDigest] = [:]
        for picture in dataset { pixelsOf[picture.content] = picture.statistics?.pixels }
        var sets = DisjointSets(count: pictures.count)
        var first: [ContentDigest: Int] = [:]
        for (index, picture) in pictures.enumerated() {
            let pixels = pixelsOf[picture.content] ?? picture.content
            sets.join(first[pixels] ?? index, index)
            first[pixels] = first[pixels] ?? index
        }
        for pair in pairs {
            guard let one = pixelsOf[pair.one].flatMap({ first[$0] }),
                let other = pixelsOf[pair.other].flatMap({ first[$0] })
            else { continue }
            sets.join(one, other)
        }
        return pictures.indices.map { sets.root(of: $0) }
    }
}
