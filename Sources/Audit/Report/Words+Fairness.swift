import Domain
import Render

/// The fixed sentences about faces, groups and evidence.
extension Words {
    /// The verdict on a gap.
    static func status(_ verdict: Verdict) -> Status {
        switch verdict {
        case .pass: Status(.pass, "Pass")
        case .fail: Status(.fail, "Fail")
        case .cannotTell: Status(.unclear, "Cannot tell")
        }
    }

    /// Where explanations point beside chance, which alone is neither good nor bad.
    static func status(_ reliance: Reliance) -> Status {
        switch reliance {
        case .moreThanChance: Status(.info, "More than chance")
        case .lessThanChance: Status(.info, "Less than chance")
        case .cannotTell: Status(.unclear, "Cannot tell")
        }
    }

    /// Why a picture does not count for a region, in a few words; `region` is the noun alone.
    static func name(_ omission: RegionOmission, region: String) -> String {
        if let exclusion = omission.exclusion { return name(exclusion) }
        switch omission {
        case .noneInPicture: return "no \(region) is known in the picture"
        case .outOfView: return "the \(region) is cropped away"
        case .notMeasured: return "not measured yet"
        default: return "nothing says where the \(region) is"
        }
    }

    /// "p = 0.16", "p < 0.001".
    static func pValue(_ value: Double?) -> String {
        let text = NumberFormat.pValue(value)
        return text.hasPrefix("<") ? "p \(text)" : "p = \(text)"
    }

    /// Whether one setting's explanations point at a kind of region, from all counted pictures.
    static func reliance(on region: RegionWords, _ setting: Setting, _ scores: PointingScores) -> Finding {
        let name = name(setting), more = PageLink("Group by group", region.page)
        guard let rate = scores.rate, scores.corrected != nil else {
            return Finding(
                status: status(Verdict.cannotTell),
                statement: "Whether \(setting.rawValue) explanations rely on \(region.all) cannot be said.",
                evidence: "Fewer than two pictures count.", more: more)
        }
        let statement =
            switch scores.reliance {
            case .moreThanChance: "\(name) explanations rely on \(region.all) more than chance"
            case .lessThanChance: "\(name) explanations rely on \(region.all) less than chance"
            case .cannotTell:
                "We cannot tell whether \(setting.rawValue) explanations rely on \(region.all) more than chance"
            }
        let mass =
            scores.correctedMass.map {
                "; mass in \(region.the) less chance \(points($0)), \(NumberFormat.basis(of: $0))"
            } ?? ""
        return Finding(
            status: status(scores.reliance), statement: "\(statement): \(measures(scores, region)).",
            evidence:
                "The most salient pixel lies on \(region.one) in \(NumberFormat.percentInterval(rate)), by chance in "
                + "\(NumberFormat.percent(scores.chance)); difference \(points(scores.corrected)), "
                + "\(NumberFormat.basis(of: scores.corrected)), \(pValue(scores.pointing))\(mass).",
            more: more)
    }

    /// What each of both measures shows.
    private static func measures(_ scores: PointingScores, _ region: RegionWords) -> String {
        func part(_ reliance: Reliance, _ more: String, _ less: String) -> String? {
            switch reliance {
            case .moreThanChance: more
            case .lessThanChance: less
            case .cannotTell: nil
            }
        }
        let hit = part(
            scores.hitReliance, "their most salient pixel lies on \(region.one) more often",
            "their most salient pixel lies on \(region.one) less often")
        let mass = part(
            scores.massReliance, "more of their mass lies on \(region.all)", "less of their mass lies on \(region.all)")
        switch (hit, mass) {
        case (let hit?, let mass?): return "\(hit), and \(mass)"
        case (let hit?, nil): return "\(hit); their mass does not show it"
        case (nil, let mass?): return "\(mass); their most salient pixel does not show it"
        case (nil, nil): return "neither their most salient pixel nor their mass shows it"
        }
    }

    /// Whether one setting's explanations point at the faces of one group more often than at those of another.
    static func gap(_ setting: Setting, _ gaps: [GroupGap], knownGroups: [String]) -> Finding {
        guard let leading = gaps.leading else {
            return noGap("\(setting.rawValue) explanations", knownGroups: knownGroups)
        }
        let gap = leading.gap, family = gaps.count
        let test = family > 1 ? "Fisher's exact test for \(family) gaps" : "Fisher's exact test"
        let evidence =
            "Gap of the hit rates, \(leading.first) minus \(leading.second): \(points(gap)), "
            + "\(NumberFormat.basis(of: gap)), Newcombe; \(test) \(pValue(leading.fisher))."
            + detectable(leading)
        return Finding(
            status: status(gaps.verdict), statement: statement(setting, leading, gaps.verdict, family: family),
            evidence: evidence, more: PageLink("The gap in numbers", .fairness))
    }

    /// Stands where there are no two groups to compare; `explanations` says whose.
    static func noGap(_ explanations: String, knownGroups: [String]) -> Finding {
        Finding(
            status: status(Verdict.cannotTell),
            statement: "Whether \(explanations) point at the faces of some group more often cannot be said.",
            evidence: knownGroups.count < 2
                ? "Metadata names fewer than two groups in its column group_\(PictureGroups.gender)."
                : "Fewer than two groups have a picture that counts.",
            more: PageLink("The gap in numbers", .fairness))
    }

    private static func statement(
        _ setting: Setting, _ gap: GroupGap, _ verdict: Verdict, family: Int
    ) -> String {
        let margin = NumberFormat.decimal(100 * GroupGap.margin, digits: 0)
        switch verdict {
        case .fail:
            let (more, less) = gap.gap.point > 0 ? (gap.first, gap.second) : (gap.second, gap.first)
            let size =
                max(abs(gap.gap.lower), abs(gap.gap.upper)) <= GroupGap.margin
                ? ", though by less than \(margin) points" : ""
            return "\(name(setting)) explanations point at the face more often on pictures marked \(more) than on "
                + "pictures marked \(less)\(size)."
        case .pass:
            let groups = family > 1 ? "of all groups" : "marked \(gap.first) and \(gap.second)"
            return
                "\(name(setting)) explanations point at the face about equally often on pictures \(groups): the gap is "
                + "below \(margin) points."
        case .cannotTell:
            return
                "We cannot tell whether \(setting.rawValue) explanations point at the face more often on pictures "
                + "marked "
                + "\(gap.first) or \(gap.second)\(needed(gap))."
        }
    }

    /// What the groups could have shown at all, where they show nothing.
    private static func detectable(_ gap: GroupGap) -> String {
        guard gap.verdict == .cannotTell, let least = gap.detectable else { return "" }
        let points = NumberFormat.decimal(100 * least, digits: 1)
        return " Groups of these sizes show gaps of \(points) points or more 8 times in 10."
    }

    /// How many pictures it would take to show a gap, as the end of a sentence; nothing where there is none.
    static func needed(_ gap: GroupGap) -> String {
        guard let count = gap.neededPerGroup else { return "" }
        guard let number = rounded(count) else {
            return ": the gap, if there is one, is too small for any dataset of this kind"
        }
        return ": about \(number) pictures per group would be needed to show a gap of this size"
    }

    /// Which setting's explanations point at a kind of region more, over the same pictures.
    static func comparison(on region: RegionWords, _ paired: PairedReliance) -> Finding {
        let evidence =
            "Fine-tuned minus zero-shot: rate of hits \(points(paired.hitDifference)), McNemar "
            + "\(pValue(paired.mcNemar)); "
            + "mass in \(region.the) \(points(paired.massDifference)), Wilcoxon \(pValue(paired.wilcoxon)); "
            + "\(NumberFormat.basis(of: paired.hitDifference)), bootstrap by picture."
        func statement(_ setting: Setting, _ what: String) -> Finding {
            let other = setting == .zeroShot ? Setting.fineTuned : .zeroShot
            return Finding(
                status: Status(.info, "\(name(setting)) more"),
                statement:
                    "\(name(setting)) explanations rely on \(region.all) more than \(other.rawValue) ones on these "
                    + "pictures: \(what).",
                evidence: evidence, more: PageLink("Both settings", region.page))
        }
        let pixel = "their most salient pixel lies on \(region.one) more often"
        switch (paired.moreHits, paired.moreMass) {
        case (let hits?, let mass?) where hits == mass: return statement(hits, "\(pixel), and more of their mass does")
        case (let hits?, nil): return statement(hits, "\(pixel); their mass does not show it")
        case (nil, let mass?):
            return statement(
                mass, "more of their mass lies on \(region.all); their most salient pixel does not show it")
        default:
            return Finding(
                status: status(Verdict.cannotTell),
                statement: "We cannot tell which setting's explanations rely on \(region.all) more.",
                evidence: paired.count < 2 ? "Fewer than two pictures count." : evidence,
                more: PageLink("Both settings", region.page))
        }
    }

    /// Whether one setting's explanations point at the marked evidence.
    static func evidence(_ reliance: EvidenceReliance) -> Finding {
        let scores = reliance.scores, setting = reliance.setting
        let statement =
            switch scores.hitReliance {
            case .moreThanChance:
                "\(name(setting)) explanations point at the marked evidence more often than maps moved at random."
            case .lessThanChance:
                "\(name(setting)) explanations point at the marked evidence less often than maps moved at random."
            case .cannotTell:
                "We cannot tell whether \(setting.rawValue) explanations point at the marked evidence more often "
                    + "than maps "
                    + "moved at random."
            }
        return Finding(
            status: status(scores.hitReliance), statement: statement,
            evidence: "\(NumberFormat.percentInterval(scores.rate)), by chance \(NumberFormat.percent(scores.chance)), "
                + "difference \(points(scores.corrected)), \(pValue(scores.pointing)); a map that points at the centre "
                + "\(NumberFormat.percentInterval(reliance.centre)), difference \(points(reliance.againstCentre)), "
                + "McNemar "
                + "\(pValue(reliance.mcNemar)); \(pictures(scores.count)) that the setting classifies correctly.",
            more: PageLink("Evidence in numbers", .fairness))
    }

    /// Stands where no face is known; `detector` is what the pictures were searched with, if anything.
    static func noFaces(detector: String?) -> Finding {
        Finding(
            status: Status(.unclear, "Not measured"),
            statement: "Whether the model relies on faces was not measured: metadata marks no face, and "
                + (detector.map { "\($0) finds none." } ?? "no face detector ran."),
            evidence: detector == nil ? howToGiveFaces : "Boxes in metadata would be believed instead.",
            more: PageLink("How to give faces and groups", .fairness))
    }
}
