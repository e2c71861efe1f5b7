import Domain
import Engine

/// A map with the boxes of one kind of region in its picture.
struct MarkedMap: Sendable {
    let key: LocalisationKey
    let map: AttributionMap
    /// The boxes, in pixels of the upright picture.
    let boxes: [Box]
    /// Pixels of the upright picture.
    let size: (width: Int, height: Int)
}

extension AuditContext {
    /// Every map of some pictures with the marked regions of its picture, once each, but for those that are done.
    ///
    /// Files of one content may have different boxes, so all pictures are needed here, not only the distinct ones.
    func markedMaps(
        of pictures: [ShownPicture], in regions: [Region], settings: [SettingClassifier], attribution: ContentDigest,
        done: (_ classifier: ContentDigest, _ variant: Variant) throws -> Set<LocalisationKey>
    ) throws -> [MarkedMap] {
        let sizes = try database.imageSizes()
        return try pictures.byVariant.flatMap { variant, pictures in
            try settings.flatMap { setting in
                let maps = try database.attributions(
                    classifier: setting.digest, variant: variant, parameters: attribution)
                let mapsOf = Dictionary(grouping: maps.values, by: \.key.prediction.image)
                var done = try done(setting.digest, variant)
                return try pictures.flatMap { picture in
                    try markedMaps(
                        of: picture, in: regions, maps: mapsOf[picture.image] ?? [], size: sizes[picture.image]
                    ).filter { done.insert($0.key).inserted }
                }
            }
        }
    }

    /// Every map of a picture with every region that is marked in it.
    private func markedMaps(
        of picture: ShownPicture, in regions: [Region], maps: [AttributionRow], size: (width: Int, height: Int)?
    ) throws -> [MarkedMap] {
        guard let size, !maps.isEmpty else { return [] }
        return try regions.flatMap { region -> [MarkedMap] in
            guard let boxes = picture.sample.annotation.boxes[region], !boxes.isEmpty else { return [] }
            let digest = try AuditDatabase.digest(of: boxes)
            return maps.map {
                MarkedMap(
                    key: LocalisationKey(attribution: $0.key, region: region, boxes: digest), map: $0.map, boxes: boxes,
                    size: size)
            }
        }
    }
}
