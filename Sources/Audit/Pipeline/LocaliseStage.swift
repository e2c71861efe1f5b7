import Domain
import Engine

/// Stage 5: how much of each map lies on the marked parts of its picture; no model is needed for it.
struct LocaliseStage {
    let context: AuditContext
    /// Parameters of the maps that are looked at.
    let attributionDigest: ContentDigest

    /// Holds against its boxes what has not been yet.
    func run(_ pictures: [ShownPicture], settings: [SettingClassifier]) async throws {
        let context = context, preprocessor = context.model.preprocessor
        let missing = try context.markedMaps(
            of: pictures, in: Region.allCases, settings: settings, attribution: attributionDigest
        ) { classifier, variant in
            Set(
                try context.database.localisations(
                    classifier: classifier, variant: variant, attribution: attributionDigest
                ).keys)
        }
        // A thousandth of a second each; some hundred make a transaction.
        try await context.forEachBatch(missing, of: 256, title: "Localise", unit: "regions") { batch, _, progress in
            let rows = batch.map { work in
                let boxes = work.boxes.compactMap {
                    preprocessor.modelBox(of: $0, width: work.size.width, height: work.size.height)
                }
                let mask = RegionMask(boxes: boxes, side: preprocessor.cropSize)
                return LocalisationRow(key: work.key, localisation: Localisation(of: work.map, in: mask))
            }
            try context.database.insert(rows)
            progress.advance(by: Double(batch.count))
        }
    }
}
