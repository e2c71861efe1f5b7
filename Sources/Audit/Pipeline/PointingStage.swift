import Domain
import Engine

/// Stage 5 again, by other definitions: how much each map points at the faces of its picture; no model is needed for
/// it.
///
/// After `LocaliseStage`, whose rows these belong to.
struct PointingStage {
    let context: AuditContext
    /// Parameters of the maps that are looked at.
    let attributionDigest: ContentDigest

    /// Holds against faces what has not been by every definition.
    func run(_ pictures: [ShownPicture], settings: [SettingClassifier]) async throws {
        let context = context, preprocessor = context.model.preprocessor
        let missing = try context.markedMaps(
            of: pictures, in: [.face], settings: settings, attribution: attributionDigest
        ) { classifier, variant in
            let found = try context.database.pointing(
                classifier: classifier, variant: variant, attribution: attributionDigest, region: .face)
            return Set(found.filter { $0.value.count == PointingDefinition.allCases.count }.keys)
        }
        // A hundredth of a second each; about a second makes a transaction.
        try await context.forEachBatch(
            missing, of: 64, title: "Localise", unit: "faces by every definition"
        ) { batch, _, progress in
            let rows = batch.map { work in
                let boxes = work.boxes.map {
                    preprocessor.wholeModelBox(of: $0, width: work.size.width, height: work.size.height)
                }
                return PointingRow(
                    key: work.key,
                    scores: PointingDefinition.scores(of: work.map, boxes: boxes, side: preprocessor.cropSize))
            }
            try context.database.insert(rows)
            progress.advance(by: Double(batch.count))
        }
    }
}
