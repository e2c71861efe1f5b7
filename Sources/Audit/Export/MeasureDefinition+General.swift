import Domain

/// How often the settings are right, and how faithful their explanations are.
extension MeasureDefinition {
    static let accuracy = MeasureDefinition(
        "accuracy", "Accuracy", "Share of the readable pictures that the setting classifies correctly.", unit: .share,
        direction: .higher, interval: .wilson)

    static let accuracyDifference = MeasureDefinition(
        "accuracy-difference", "Difference of the accuracy",
        "Accuracy of the fine-tuned setting minus that of the zero-shot one, picture by picture.",
        unit: .shareDifference, direction: .neither, interval: .newcombePaired)

    static let accuracyChange = MeasureDefinition(
        "accuracy-change", "Change of the accuracy by covering faces",
        "Accuracy with faces covered minus that on the pictures as they are, over the pictures that have both.",
        unit: .shareDifference, direction: .neither, interval: .newcombePaired, test: .mcNemar)

    static let accuracyGap = MeasureDefinition(
        "accuracy-gap", "Gap of the accuracy", "Accuracy on one group minus that on another.", unit: .shareDifference,
        direction: .zero, interval: .newcombe, test: .fisher)

    static let deletionArea = MeasureDefinition(
        "deletion-area", "Deletion area",
        "Mean area under the deletion curves of the pictures that both settings classify correctly; lower is more faithful.",
        unit: .area, direction: .lower, interval: .bootstrap)

    static let normalisedDeletionArea = MeasureDefinition(
        "normalised-deletion-area", "Deletion area / largest probability",
        "The same with each area divided by the largest probability of its curve.", unit: .area, direction: .lower,
        interval: .bootstrap)

    static let deletionAreaDifference = MeasureDefinition(
        "deletion-area-difference", "Difference of the deletion area",
        "Deletion area of the fine-tuned setting minus that of the zero-shot one, picture by picture; above zero, zero-shot "
            + "is more faithful.",
        unit: .areaDifference, direction: .neither, interval: .bootstrap)

    static let deletionAreaChange = MeasureDefinition(
        "deletion-area-change", "Change of the deletion area by covering faces",
        "Deletion area with faces covered minus that on the pictures as they are, over the compared pictures that have both.",
        unit: .areaDifference, direction: .neither, interval: .bootstrap, test: .wilcoxon)

    static let accuracyWithoutLeaks = MeasureDefinition(
        "accuracy-without-leaks", "Accuracy without leaks",
        "Accuracy on the pictures whose like is not in the training split.", unit: .share, direction: .higher,
        interval: .wilson)

    static let leakDifference = MeasureDefinition(
        "leak-difference", "Difference by leaks",
        "Accuracy on the pictures whose like is in the training split minus that on the others.",
        unit: .shareDifference,
        direction: .zero, interval: .newcombe)
}
