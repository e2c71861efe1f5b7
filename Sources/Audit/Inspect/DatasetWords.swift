import Domain
import Render

/// What the dataset audit says, on the command line and on its page.
enum DatasetWords {
    /// "1 group", "2 groups".
    static func groups(_ count: Int) -> String { count == 1 ? "1 group" : "\(NumberFormat.count(count)) groups" }

    /// How alike files are, as a title.
    static func name(_ kind: DuplicateGroup.Kind) -> String {
        switch kind {
        case .bytes: "Byte-identical files"
        case .pixels: "Same pixels in other bytes"
        case .near: "Near duplicates"
        case .lookAlike: "Look-alikes of the model"
        }
    }

    /// Sentences on test pictures that lie in the training split too; none where there are no such.
    static func leaks(_ inspection: DatasetInspection) -> [String] {
        let duplicates = inspection.duplicates, bytes = duplicates.leakedByBytes, all = duplicates.leakedByLikeness
        guard !all.isEmpty else { return [] }
        let share = NumberFormat.percent(inspection.shareOfTest(all))
        let verb = inTraining(all.count, nearly: all.count - duplicates.leakedExactly.count)
        return [
            "Leaks: \(Words.pictures(all.count)) of the test split (\(share)) \(verb), "
                + "\(NumberFormat.count(bytes.count)) byte for byte"
        ]
    }

    /// "are in the training split too", no stronger than the pictures' likeness allows.
    ///
    /// - Parameter near: how many of the pictures have but a near duplicate there.
    static func inTraining(_ count: Int, nearly near: Int) -> String {
        let verb = count == 1 ? "is" : "are"
        return (near > 0 ? "\(verb), or nearly \(verb)," : verb) + " in the training split too"
    }

    /// What has to be known before results of which some pictures leak; nil where none does.
    ///
    /// - Parameter keepsLabels: whether the leaked pictures bear the same labels in the training split.
    static func limit(_ effect: LeakEffect, keepsLabels: Bool) -> Limit? {
        guard effect.leaked > 0, let fineTuned = effect.settings[.fineTuned] else { return nil }
        let seen = "The trained head has seen \(effect.leaked == 1 ? "it" : "them")"
        let what = effect.near == 0 ? "" : effect.leaked == 1 ? ", or a near duplicate," : ", or near duplicates,"
        let labels = keepsLabels ? (effect.leaked == 1 ? " with its label" : " with their labels") : " in training"
        let without = fineTuned.without.map {
            " Without \(effect.leaked == 1 ? "it" : "them") the head is right on "
                + "\(NumberFormat.percent($0.point)) instead of \(NumberFormat.percent(fineTuned.all?.point)) of the pictures."
        }
        return Limit(
            reason: "\(Words.pictures(effect.leaked)) of this audit "
                + "\(inTraining(effect.leaked, nearly: effect.near)).",
            consequence: "\(seen)\(what)\(labels).\(without ?? "")")
    }

    /// What holds the files of a group together.
    static func closeness(_ group: DuplicateGroup) -> String {
        guard !group.kind.isExact else { return name(group.kind) + "." }
        let pairs = group.links.map { link -> String in
            switch link.closeness {
            case .hashes(let perceptual, let difference): "\(perceptual) and \(difference)"
            case .embeddings(_, let ratio): NumberFormat.percent(ratio, digits: 0)
            }
        }
        let shown = pairs.prefix(6).joined(separator: "; ") + (pairs.count > 6 ? "; …" : "")
        return group.kind == .near
            ? "Near duplicates: \(shown) of 64 bits differ." : "Look-alikes: \(shown) of the distance to others."
    }

    /// What leaked pictures do to the fine-tuned accuracy, in a sentence that is no stronger than its interval.
    static func effect(_ effect: LeakEffect) -> String {
        guard let fineTuned = effect.settings[.fineTuned], let difference = fineTuned.difference else {
            return "Every picture of this audit \(inTraining(1, nearly: effect.near))."
        }
        let words = "\(Words.points(difference)), Newcombe interval, \(Words.pictures(effect.leaked)) leaked"
        if difference.lower > 0 {
            return "The trained head is right more often on leaked pictures than on the others: \(words). "
                + "Its accuracy is flattered by them."
        }
        if difference.upper < 0 {
            return "The trained head is right less often on leaked pictures than on the others: \(words)."
        }
        return "We cannot tell whether the trained head is right more often on leaked pictures than on the others: "
            + "\(words)."
    }

    /// What is odd, with its threshold.
    static func name(_ kind: OddPictures.Kind, _ limits: InspectionParameters) -> String {
        switch kind {
        case .tiny: "Tiny: short side under \(limits.tinySide) pixels"
        case .size: "Odd size: area \(decimal(limits.areaFactor, 0)) times off the median"
        case .shape: "Odd shape: long side \(decimal(limits.elongation, 0)) times the short one"
        case .grey: "Without colour: channels within \(NumberFormat.percent(limits.greyColour, digits: 0))"
        case .dark: "Dark: mean luma under \(NumberFormat.percent(limits.darkBrightness, digits: 0))"
        case .bright: "Bright: mean luma over \(NumberFormat.percent(limits.brightBrightness, digits: 0))"
        case .blurred: "Blurred: variance of the Laplacian under \(decimal(limits.blurredSharpness, 0))"
        case .flat: "Flat: standard deviation of the luma under \(NumberFormat.percent(limits.flatContrast, digits: 0))"
        case .lowInformation: "Low information: entropy under \(decimal(limits.lowEntropy, 0)) bits"
        }
    }

    /// A measured value with its unit.
    static func value(_ kind: OddPictures.Kind, _ value: Double) -> String {
        switch kind {
        case .tiny: "\(decimal(value, 0)) pixels"
        case .size: value < 1 ? "1/\(decimal(1 / value, 0)) of the median" : "\(decimal(value, 0)) times the median"
        case .shape: "\(decimal(value, 1)) : 1"
        case .grey, .dark, .bright, .flat: NumberFormat.percent(value)
        case .blurred: decimal(value, 1)
        case .lowInformation: "\(decimal(value, 2)) bits"
        }
    }

    /// How far it is known where faces are.
    ///
    /// - Parameter detector: who looked at pictures of which metadata says nothing; nil where nobody did.
    static func faces(_ coverage: MarkedFaces, detector: String? = nil) -> String {
        let verb = detector == nil ? "marked" : "known"
        guard coverage.unknown < coverage.pictures else { return "not \(verb) in any picture" }
        return "\(verb) in \(Words.pictures(coverage.withFace)), none in \(NumberFormat.count(coverage.withoutFace)), "
            + "\(detector == nil ? "not said of" : "nothing is known of") \(NumberFormat.count(coverage.unknown))"
    }

    private static func decimal(_ value: Double, _ digits: Int) -> String {
        NumberFormat.decimal(value, digits: digits)
    }
}
