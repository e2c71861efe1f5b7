import Domain
import Engine

/// Stage 3: what each setting says about each test picture in each variant, from the embeddings.
struct PredictStage {
    let context: AuditContext

    /// Predicts what has no prediction yet.
    func run(_ pictures: [ShownPicture], settings: [SettingClassifier]) throws {
        for (variant, pictures) in pictures.byVariant {
            let embeddings = try context.database.embeddings(model: context.modelDigest, variant: variant)
            for setting in settings {
                let done = try context.database.predictions(classifier: setting.digest, variant: variant)
                let rows = pictures.filter { done[$0.image] == nil }.compactMap { picture in
                    embeddings[picture.image].map { prediction(of: setting, on: picture, embedding: $0) }
                }
                try context.database.insert(rows)
            }
        }
    }

    private func prediction(
        of setting: SettingClassifier, on picture: ShownPicture, embedding: [Float]
    ) -> PredictionRow {
        let logits = setting.classifier.logits(of: embedding)
        let best = logits.indices.reduce(0) { logits[$1] > logits[$0] ? $1 : $0 }
        return PredictionRow(
            key: PredictionKey(image: picture.image, classifier: setting.digest, variant: picture.variant),
            predicted: best, probabilities: setting.classifier.probabilities(of: embedding), logits: logits)
    }
}
