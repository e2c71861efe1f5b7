import Domain
import Engine

@testable import Audit

/// Pictures of which a test says for itself what was found on them.
enum FoundPicture {
    /// A map that hits its region or does not, with the mass and the chance given.
    static func map(hit: Double, mass: Double? = 0.3, chance: Double = 0.1, centre: Double = 0) -> Localisation {
        Localisation(hit: hit, mass: mass, chance: chance, centre: centre)
    }

    /// A picture of class 0 that both settings get right but for those named wrong.
    ///
    /// - `boxes`: how many of each region metadata marks; a region that is missing is one that it says nothing of.
    /// - `faces`, `evidence`: where the maps of the original point.
    /// - `masked`: where those of the masked version point, which is there only then.
    /// - `texts`: where maps point beside lettering, and `text` what it says; `groups`: other attributes than gender.
    /// - `areas`: under the deletion curves of both settings, of the original and of the masked version.
    /// - `score`: how much the map of a variant and setting points at faces by a definition.
    static func make(
        _ index: Int, gender: String? = nil, boxes: [Region: Int] = [.face: 1], wrong: Set<Setting> = [],
        faces: [Setting: Localisation] = [:], evidence: [Setting: Localisation] = [:],
        masked: [Setting: Localisation]? = nil, wrongMasked: Set<Setting> = [], isReadable: Bool = true,
        texts: [Setting: Localisation] = [:], text: String? = nil, groups: [String: String] = [:], label: Int = 0,
        areas: [Variant: Float] = [:],
        score: (Variant, Setting, PointingDefinition) -> PointingScore? = { _, _, _ in nil }
    ) -> PictureFindings {
        let image = ContentDigest(of: "picture \(index)"), box = Box(x: 0, y: 0, width: 1, height: 1)
        let annotation = Annotation(
            groups: groups.merging(gender.map { ["gender": $0] } ?? [:]) { $1 },
            boxes: boxes.mapValues { [Box](repeating: box, count: $0) }, text: text)
        func findings(
            _ variant: Variant, wrong: Set<Setting>, _ localisations: (Setting) -> [Region: Localisation]
        ) -> PictureFindings.VariantFindings {
            PictureFindings.VariantFindings(
                image: image,
                settings: Dictionary(
                    uniqueKeysWithValues: Setting.allCases.map { setting in
                        let key = PredictionKey(
                            image: image, classifier: ContentDigest(of: setting.rawValue), variant: variant)
                        let prediction = PredictionRow(
                            key: key, predicted: wrong.contains(setting) ? 1 - label : label,
                            probabilities: [0.5, 0.5],
                            logits: [0, 0])
                        return (
                            setting,
                            PictureFindings.SettingFindings(
                                prediction: prediction, attribution: nil,
                                deletion: areas[variant].map { DeletionCurve(scores: [$0, $0]) },
                                localisations: localisations(setting),
                                pointing: PointingDefinition.allCases.reduce(into: [:]) {
                                    $0[$1] = score(variant, setting, $1)
                                })
                        )
                    }))
        }
        var variants: [Variant: PictureFindings.VariantFindings] = [:]
        if isReadable {
            variants[.original] = findings(.original, wrong: wrong) { setting in
                var found: [Region: Localisation] = [:]
                found[.face] = faces[setting]
                found[.evidence] = evidence[setting]
                found[.text] = texts[setting]
                return found
            }
            variants[.faceMasked] = masked.map { masked in
                findings(.faceMasked, wrong: wrongMasked) { setting in masked[setting].map { [.face: $0] } ?? [:] }
            }
        }
        return PictureFindings(
            row: RunSampleRow(
                sample: Sample(path: "test/a/\(index).jpg", split: .test, label: label, annotation: annotation),
                image: image, size: isReadable ? (1, 1) : nil, problem: isReadable ? nil : "not a picture"),
            variants: variants)
    }

    /// Pictures of one gender of which the maps of each setting hit the first so many.
    static func group(
        _ gender: String?, count: Int, zeroShot: Int, fineTuned: Int, chance: Double = 0.1, from first: Int
    ) -> [PictureFindings] {
        (0..<count).map { index in
            make(
                first + index, gender: gender,
                faces: [
                    .zeroShot: map(hit: index < zeroShot ? 1 : 0, chance: chance),
                    .fineTuned: map(hit: index < fineTuned ? 1 : 0, chance: chance),
                ])
        }
    }
}
