import Domain
import Engine

/// Stage 5: how much of each map lies on the marked parts of its picture; no model is needed for it.
struct LocaliseStage {
    let context: AuditContext
    /// Parameters of the maps that are looked at.
    let attributionDigest: ContentDigest

    private struct Work: Sendable {
        let key: LocalisationKey
        let map: AttributionMap
        /// The boxes, in pixels of the upright picture.
        let boxes: [Box]
        let size: (width: Int, height: Int)
    }

    /// Holds against its boxes what has not been yet.
    ///
    /// Files of one content may have different boxes, so all pictures are needed here, not only the distinct ones.
    func run(_ pictures: [ShownPicture], settings: [SettingClassifier]) async throws {
        let context = context, preprocessor = context.model.preprocessor
        // A thousandth of a second each; some hundred make a transaction.
        try await context.forEachBatch(
            try missing(pictures, settings: settings), of: 256, title: "Localise", unit: "regions"
        ) { batch, _, progress in
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

    private func missing(_ pictures: [ShownPicture], settings: [SettingClassifier]) throws -> [Work] {
        let sizes = try context.database.imageSizes()
        return try pictures.byVariant.flatMap { variant, pictures in
            try settings.flatMap { setting in
                let maps = try context.database.attributions(
                    classifier: setting.digest, variant: variant, parameters: attributionDigest)
                let mapsOf = Dictionary(grouping: maps.values, by: \.key.prediction.image)
                var done = Set(
                    try context.database.localisations(
                        classifier: setting.digest, variant: variant, attribution: attributionDigest
                    ).keys)
                return try pictures.flatMap { picture in
                    try regions(of: picture, maps: mapsOf[picture.image] ?? [], size: sizes[picture.image])
                        .filter { done.insert($0.key).inserted }
                }
            }
        }
    }

    /// Every map of a picture with every region that is marked in it.
    private func regions(
        of picture: ShownPicture, maps: [AttributionRow], size: (width: Int, height: Int)?
    ) throws -> [Work] {
        guard let size, !maps.isEmpty else { return [] }
        return try Region.allCases.flatMap { region -> [Work] in
            guard let boxes = picture.sample.annotation.boxes[region], !boxes.isEmpty else { return [] }
            let digest = try AuditDatabase.digest(of: boxes)
            return maps.map {
                Work(
                    key: LocalisationKey(attribution: $0.key, region: region, boxes: digest), map: $0.map, boxes: boxes,
                    size: size)
            }
        }
    }
}
