import Domain

/// How much explanations point at a kind of region.
struct RelianceMeasures: Sendable {
    let rate: MeasureDefinition
    let chance: MeasureDefinition
    let corrected: MeasureDefinition
    let mass: MeasureDefinition
    let correctedMass: MeasureDefinition
    let hitDifference: MeasureDefinition
    let massDifference: MeasureDefinition
    let hitGap: MeasureDefinition

    static let faces = RelianceMeasures(.face, noun: "face", one: "a face", direction: .lower, counted: bothRight)
    static let text = RelianceMeasures(.text, noun: "text", one: "text", direction: .neither, counted: bothRight)
    static let evidence = RelianceMeasures(
        .evidence, noun: "evidence", one: "the marked evidence", direction: .higher,
        counted: "pictures that the setting classifies correctly")

    private static let bothRight = "pictures that both settings classify correctly as they are"

    /// - Parameters:
    ///   - one: the region in a sentence, as in "lies on a face".
    ///   - counted: which pictures with the region in view count.
    private init(
        _ region: Region, noun: String, one: String, direction: MeasureDefinition.Direction, counted: String
    ) {
        let name = noun.capitalizedFirst, over = "over the \(counted), with the region in view"
        func make(
            _ id: String, _ title: String, _ definition: String, _ unit: MeasureDefinition.Unit,
            _ direction: MeasureDefinition.Direction, _ interval: MeasureDefinition.IntervalMethod,
            _ test: MeasureDefinition.Test? = nil
        ) -> MeasureDefinition {
            MeasureDefinition(
                "\(noun)-\(id)", title, definition, unit: unit, direction: direction, region: region,
                interval: interval, test: test)
        }
        rate = make(
            "hit-rate", "\(name) hits", "Share of the maps whose most salient pixel lies on \(one), \(over).", .share,
            direction, .wilson)
        chance = make(
            "hit-chance", "\(name) hits by chance", "What the rate would be if the same maps were moved at random.",
            .share, .neither, .bootstrap)
        corrected = make(
            "hit-corrected", "\(name) hits less chance", "Rate of hits minus the rate by chance, \(over).",
            .shareDifference, direction, .bootstrapAndWilson, .chance)
        mass = make(
            "mass", "Mass on \(one)", "Mean share of the maps' values that lies on \(one), \(over).", .share,
            direction, .bootstrap)
        correctedMass = make(
            "mass-corrected", "Mass on \(one) less chance", "The same minus the share by chance, picture by picture.",
            .shareDifference, direction, .bootstrap)
        hitDifference = make(
            "hit-difference", "Difference of the \(noun) hits",
            "Rate of hits of the fine-tuned setting minus that of the zero-shot one, picture by picture.",
            .shareDifference, .neither, .bootstrap, .mcNemar)
        massDifference = make(
            "mass-difference", "Difference of the mass on \(one)",
            "Mass of the fine-tuned setting minus that of the zero-shot one, picture by picture.", .shareDifference,
            .neither, .bootstrap, .wilcoxon)
        hitGap = make(
            "hit-gap", "Gap of the \(noun) hits", "Rate of hits in one group minus that in another.", .shareDifference,
            .zero, .newcombe, .fisher)
    }
}

/// What else is measured of evidence and of text.
extension MeasureDefinition {
    static let evidenceCentre = MeasureDefinition(
        "evidence-centre", "Evidence hits of the picture's centre",
        "What the rate of hits would be for a map that always points at the centre.", unit: .share, direction: .neither,
        region: .evidence, interval: .wilson)

    static let evidenceOverCentre = MeasureDefinition(
        "evidence-hit-over-centre", "Evidence hits less those of the centre",
        "Rate of hits minus that of a map that always points at the centre, picture by picture.",
        unit: .shareDifference,
        direction: .higher, region: .evidence, interval: .bootstrap, test: .mcNemar)

    static let textAccuracy = MeasureDefinition(
        "text-accuracy", "Accuracy by text", "Accuracy on the readable pictures with text, and on those without.",
        unit: .share, direction: .higher, interval: .wilson)

    static let textAccuracyGap = MeasureDefinition(
        "text-accuracy-gap", "Gap of the accuracy by text",
        "Accuracy on pictures with text minus that on those without.",
        unit: .shareDifference, direction: .zero, interval: .newcombe, test: .fisher)

    static let wordingAccuracy = MeasureDefinition(
        "wording-accuracy", "Accuracy by what text says", "Accuracy on the pictures with text, by the class it names.",
        unit: .share, direction: .higher, interval: .wilson)

    static let wordingAccuracyGap = MeasureDefinition(
        "wording-accuracy-gap", "Gap of the accuracy by what text says",
        "Accuracy where the text names the class minus that where it names another.", unit: .shareDifference,
        direction: .zero, interval: .newcombe, test: .fisher)

    static let textHitsByAnswer = MeasureDefinition(
        "text-hit-rate-by-answer", "Text hits by answer",
        "Rate of hits on text where the setting's answer is right, and where it is wrong, over all pictures with text in view.",
        unit: .share, direction: .neither, region: .text, interval: .wilson)

    static let textHitGapByAnswer = MeasureDefinition(
        "text-hit-gap-by-answer", "Gap of the text hits by answer",
        "Rate of hits on text where the answer is right minus that where it is wrong.", unit: .shareDifference,
        direction: .neither, region: .text, interval: .newcombe, test: .fisher)

    static let misread = MeasureDefinition(
        "misread", "Wrong answers as written",
        "Share of the wrong answers on pictures whose text names another class that are the class it names.",
        unit: .share, direction: .lower, interval: .wilson)
}

/// Where faces and text are known, and how well detectors agree with metadata.
extension MeasureDefinition {
    static let faceRate = MeasureDefinition(
        "face-rate", "Pictures with a face", "Share of the pictures of which anything is known that have a face.",
        unit: .share, direction: .neither, interval: .wilson)

    static let faceRateGap = MeasureDefinition(
        "face-rate-gap", "Gap of the pictures with a face",
        "Share of pictures with a face in one group minus another's.",
        unit: .shareDifference, direction: .zero, interval: .newcombe, test: .fisher)

    static let facesFound = MeasureDefinition(
        "face-detector-found", "Marked faces found", "Share of the faces that metadata marks that the detector finds.",
        unit: .share, direction: .higher, interval: .wilson)

    static let facesExtra = MeasureDefinition(
        "face-detector-extra", "Faces found that are not marked",
        "Share of the detector's faces that metadata does not mark.", unit: .share, direction: .lower,
        interval: .wilson)

    static let faceOverlap = MeasureDefinition(
        "face-detector-overlap", "Overlap of found and marked faces",
        "Mean intersection over union of the faces that both know.", unit: .overlap, direction: .higher,
        interval: .bootstrapByFace)

    static let textFound = MeasureDefinition(
        "text-detector-found", "Marked text found",
        "Share of the pictures that metadata marks with text in which the detector finds it.", unit: .share,
        direction: .higher, interval: .wilson)

    static let textFalseAlarms = MeasureDefinition(
        "text-detector-false-alarms", "Text found where there is none",
        "Share of the pictures without text by metadata in which the detector finds some.", unit: .share,
        direction: .lower, interval: .wilson)
}
