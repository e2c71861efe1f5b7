import Domain
import Engine
import Render

/// The fixed sentences of the report: a number decides which one is said, and none is stronger than its interval.
enum Words {
    /// A setting at the start of a sentence or in a table.
    static func name(_ setting: Setting) -> String {
        switch setting {
        case .zeroShot: "Zero-shot"
        case .fineTuned: "Fine-tuned"
        }
    }

    /// Why a picture is not compared, in a few words.
    static func name(_ exclusion: PictureFindings.Exclusion) -> String {
        switch exclusion {
        case .unreadable: "could not be read"
        case .bothWrong: "both settings wrong"
        case .zeroShotWrong: "zero-shot wrong"
        case .fineTunedWrong: "fine-tuned wrong"
        }
    }

    /// Why there is no such version of a picture, in a few words.
    static func name(_ absence: PictureFindings.Absence) -> String {
        switch absence {
        case .unreadable: "could not be read"
        case .noFaceAnnotated: "no face known"
        case .noFaceInPicture: "no face in the picture"
        case .badBoxes: "a face box beside the picture"
        case .notAudited: "not audited"
        }
    }

    /// What the model is shown, in tables.
    static func name(_ variant: Variant) -> String {
        switch variant {
        case .original: "original"
        case .faceMasked: "faces covered"
        }
    }

    /// "1 picture", "2 pictures".
    static func pictures(_ count: Int) -> String {
        count == 1 ? "1 picture" : "\(NumberFormat.count(count)) pictures"
    }

    /// Which setting's explanations are more faithful, from the paired difference of areas (fine-tuned minus zero-shot).
    static func faithfulness(_ difference: Estimate?, more: PageLink?) -> Finding {
        guard let difference else {
            return Finding(
                status: Status(.unclear, "Cannot tell"),
                statement: "Whose explanations are more faithful cannot be said.",
                evidence: "Fewer than two pictures are classified correctly by both settings.", more: more)
        }
        let evidence =
            "Paired difference of the deletion area, fine-tuned minus zero-shot: "
            + "\(NumberFormat.difference(difference.point)) "
            + "[\(NumberFormat.difference(difference.lower)), \(NumberFormat.difference(difference.upper))], "
            + "\(NumberFormat.basis(of: difference)), bootstrap by picture."
        if difference.lower > 0 {
            return Finding(
                status: Status(.info, "Zero-shot more faithful"),
                statement: "Zero-shot explanations are more faithful than fine-tuned ones on these pictures.",
                evidence: evidence, more: more)
        }
        if difference.upper < 0 {
            return Finding(
                status: Status(.info, "Fine-tuned more faithful"),
                statement: "Fine-tuned explanations are more faithful than zero-shot ones on these pictures.",
                evidence: evidence, more: more)
        }
        return Finding(
            status: Status(.unclear, "Cannot tell"),
            statement:
                "We cannot tell whose explanations are more faithful\(needed(difference, what: "compared pictures")).",
            evidence: evidence,
            more: more)
    }

    /// About how many pictures would be needed, for a difference that the present ones do not show.
    static func needed(_ difference: Estimate, what: String) -> String {
        guard let count = SampleSize.toShow(difference) else { return "" }
        guard let number = rounded(count) else {
            return ": the difference, if there is one, is too small for any dataset of this kind"
        }
        return ": about \(number) \(what) would be needed to show a difference of this size"
    }

    /// A number of pictures that was extrapolated, rounded up; nil where no dataset has so many.
    static func rounded(_ count: Double) -> String? {
        guard count < 1e6 else { return nil }
        // Two leading digits are more than the estimate is worth.
        let step = count < 100 ? 1 : count < 1000 ? 10 : count < 10_000 ? 100 : 1000.0
        return NumberFormat.count(Int((count / step).rounded(.up) * step))
    }

    /// A difference of shares in percentage points with its interval: +6.2 points [+1.0, +11.9].
    static func points(_ difference: Estimate?) -> String {
        guard let difference else { return NumberFormat.notEstimable }
        return "\(points(difference.point)) points \(pointsInterval(difference))"
    }

    /// The ends of such a difference: [+1.0, +11.9].
    static func pointsInterval(_ difference: Estimate?) -> String {
        guard let difference else { return NumberFormat.notEstimable }
        return "[\(points(difference.lower)), \(points(difference.upper))]"
    }

    /// The same without the word, for a column whose head has it: +6.2 [+1.0, +11.9].
    static func pointsCell(_ difference: Estimate?) -> String {
        guard let difference else { return NumberFormat.notEstimable }
        return "\(points(difference.point)) \(pointsInterval(difference))"
    }

    /// A difference of areas with its interval: +0.012 [\u{2212}0.003, +0.027].
    static func differenceCell(_ difference: Estimate?) -> String {
        guard let difference else { return NumberFormat.notEstimable }
        return "\(NumberFormat.difference(difference.point)) [\(NumberFormat.difference(difference.lower)), "
            + "\(NumberFormat.difference(difference.upper))]"
    }

    /// A difference of shares in percentage points, without the word: +6.2.
    static func points(_ share: Double) -> String { NumberFormat.difference(100 * share, digits: 1) }

    /// A split in words.
    static func split(_ split: Split) -> String {
        switch split {
        case .train: "training split"
        case .test: "test split"
        }
    }

    /// What the accuracies say where the head was trained on the audited pictures: nothing of the two settings.
    static func accuracyOnTraining(zeroShot: Estimate?, fineTuned: Estimate?) -> Finding {
        Finding(
            status: Status(.unclear, "Cannot tell"),
            statement: "Which setting is right more often on unseen pictures cannot be said.",
            evidence: "The linear head was trained on these very pictures. On them, zero-shot "
                + "\(NumberFormat.percentInterval(zeroShot)), fine-tuned \(NumberFormat.percentInterval(fineTuned)), "
                + "Wilson intervals.")
    }

    /// Which setting is right more often, from the paired difference of accuracies (fine-tuned minus zero-shot).
    static func accuracy(zeroShot: Estimate?, fineTuned: Estimate?, difference: Estimate?) -> Finding {
        guard let difference, let zeroShot, let fineTuned else {
            return Finding(
                status: Status(.unclear, "Cannot tell"), statement: "Which setting is right more often cannot be said.",
                evidence: "No picture could be read.")
        }
        let evidence =
            "Zero-shot \(NumberFormat.percentInterval(zeroShot)), fine-tuned "
            + "\(NumberFormat.percentInterval(fineTuned)), Wilson intervals; paired difference "
            + "\(points(difference)), \(NumberFormat.basis(of: difference)), Newcombe for pairs."
        let statement: String
        let status: Status
        if difference.lower > 0 {
            statement = "The trained head is right more often than the prompts."
            status = Status(.info, "Fine-tuned ahead")
        } else if difference.upper < 0 {
            statement = "The prompts are right more often than the trained head."
            status = Status(.info, "Zero-shot ahead")
        } else {
            statement = "We cannot tell which setting is right more often\(needed(difference, what: "pictures"))."
            status = Status(.unclear, "Cannot tell")
        }
        return Finding(status: status, statement: statement, evidence: evidence)
    }
}
