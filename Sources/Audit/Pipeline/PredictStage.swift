import Domain
import Engine

/// Stage 3: what each setting says about each test picture, from the embeddings.
struct PredictStage {
    let context: AuditContext

    /// Predicts what has no prediction yet.
    func run(_ pictures: [AuditContext.PictureFile], settings: [SettingClassifier]) throws {
        let embeddings = try context.database.embeddings(model: context.modelDigest, variant: .original)
        for setting in settings {
            let done = try context.database.predictions(classifier: setting.digest, variant: .original)
            let rows = pictures.filter { done[$0.image] == nil }.compactMap { picture -> PredictionRow? in
                guard let embedding = embeddings[picture.image] else { return nil }
                let logits = setting.classifier.logits(of: embedding)
                let best = logits.indices.reduce(0) { logits[$1] > logits[$0] ? $1 : $0 }
                return PredictionRow(
                    key: PredictionKey(image: picture.image, classifier: setting.digest, variant: .original),
                    predicted: best, probabilities: setting.classifier.probabilities(of: embedding), logits: logits)
            }
            try context.database.insert(rows)
        }
    }
}
