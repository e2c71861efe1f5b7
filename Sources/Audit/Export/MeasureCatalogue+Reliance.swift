import Domain
import Render

/// What maps point at, and what is said of groups of people.
extension MeasureCatalogue {
    /// Where a page shows the numbers about one kind of region.
    private struct Place {
        let page: PageName
        /// Of the numbers of a variant, and of all pictures of it against one another.
        let values: (Variant) -> String
        let settings: String
        let gaps: String
    }

    // MARK: Fairness

    /// Faces, accuracy and deletion by each attribute of the metadata.
    static func fairness(_ report: ReportContent) -> [Entry] {
        let fairness = report.fairness, variants = report.findings.variants
        let genderPlace = Place(
            page: .fairness, values: { "groups-\($0.rawValue)" }, settings: "settings", gaps: "gap")
        let gender =
            (fairness.gender.faces.isMarked
                ? all(fairness.gender.faces, .faces, genderPlace)
                    + groups(fairness.gender.faces, .faces, fairness.gender.groups, genderPlace) : [])
            + changes(fairness.gender, variants: variants)
            + outcomes(fairness.gender, variants: variants, accuracy: "accuracy", deletion: "deletion")
        return gender
            + fairness.others.enumerated().flatMap { index, other -> [Entry] in
                let anchor = "by-\(index + 1)"
                let place = Place(page: .fairness, values: { _ in anchor }, settings: anchor, gaps: anchor)
                return (other.faces.isMarked ? groups(other.faces, .faces, other.groups, place) : [])
                    + outcomes(other, variants: variants, accuracy: anchor, deletion: anchor)
            }
    }

    /// What covering the faces changes over all pictures.
    private static func changes(_ findings: GroupFindings, variants: [Variant]) -> [Entry] {
        guard variants.contains(.faceMasked) else { return [] }
        return findings.accuracyOfAll.map {
            MeasureDefinition.accuracyChange.value(
                $0.change, setting: $0.setting, variant: .faceMasked, p: $0.mcNemar, on: .fairness, "accuracy")
        }
            + findings.deletionOfAll.map {
                MeasureDefinition.deletionAreaChange.value(
                    $0.change, setting: $0.setting, variant: .faceMasked, p: $0.wilcoxon, on: .fairness, "deletion")
            }
    }

    /// Accuracy and deletion of each group; nothing where metadata names none.
    private static func outcomes(
        _ findings: GroupFindings, variants: [Variant], accuracy: String, deletion: String
    ) -> [Entry] {
        guard !findings.groups.known.isEmpty else { return [] }
        let isMasked = variants.contains(.faceMasked)
        func group(_ name: String, minus: String? = nil) -> MeasureValue.Group {
            MeasureValue.Group(attribute: findings.groups.attribute, name: name, minus: minus)
        }
        func values(
            _ level: MeasureDefinition, _ difference: MeasureDefinition, _ name: String, _ setting: Setting,
            original: Estimate?, masked: Estimate?, change: Estimate?, p: Double?, _ anchor: String
        ) -> [Entry] {
            let group = group(name)
            let covered = [
                level.value(masked, setting: setting, variant: .faceMasked, group: group, on: .fairness, anchor),
                difference.value(
                    change, setting: setting, variant: .faceMasked, group: group, p: p, on: .fairness, anchor),
            ]
            return [level.value(original, setting: setting, group: group, on: .fairness, anchor)]
                + (isMasked ? covered : [])
        }
        return findings.accuracy.flatMap {
            values(
                .accuracy, .accuracyChange, $0.group, $0.setting, original: $0.original, masked: $0.faceMasked,
                change: $0.change, p: $0.mcNemar, accuracy)
        }
            + findings.deletion.flatMap {
                values(
                    .deletionArea, .deletionAreaChange, $0.group, $0.setting, original: $0.original,
                    masked: $0.faceMasked, change: $0.change, p: $0.wilcoxon, deletion)
            }
            + variants.flatMap { variant in
                Setting.allCases.flatMap { setting in
                    findings.accuracy.gaps(setting, variant).map {
                        MeasureDefinition.accuracyGap.value(
                            $0.gap, setting: setting, variant: variant, group: group($0.first, minus: $0.second),
                            p: $0.fisher, on: .fairness, accuracy)
                    }
                }
            }
    }

    // MARK: Regions

    /// The numbers over all pictures that count.
    private static func all(_ reliance: RegionReliance, _ measures: RelianceMeasures, _ place: Place) -> [Entry] {
        reliance.variants.flatMap { variant in
            Setting.allCases.flatMap { setting in
                variant.settings[setting].map {
                    scores($0.all, measures, setting, variant.variant, on: place.page, place.values(variant.variant))
                } ?? []
            } + paired(variant.paired, measures, variant.variant, on: place.page, place.settings)
        }
    }

    /// The numbers of each group and the gaps between groups; nothing where metadata names none.
    private static func groups(
        _ reliance: RegionReliance, _ measures: RelianceMeasures, _ groups: PictureGroups, _ place: Place
    ) -> [Entry] {
        guard !groups.known.isEmpty else { return [] }
        func group(_ name: String, minus: String? = nil) -> MeasureValue.Group {
            MeasureValue.Group(attribute: groups.attribute, name: name, minus: minus)
        }
        return reliance.variants.flatMap { variant -> [Entry] in
            let shown = variant.variant
            return Setting.allCases.flatMap { setting -> [Entry] in
                guard let found = variant.settings[setting] else { return [] }
                return found.groups.flatMap {
                    scores(
                        $0.scores, measures, setting, shown, group: group($0.group), on: place.page,
                        place.values(shown))
                }
                    + found.gaps.map {
                        measures.hitGap.value(
                            $0.gap, setting: setting, variant: shown, group: group($0.first, minus: $0.second),
                            p: $0.fisher, on: place.page, place.gaps)
                    }
            }
                + variant.pairedGroups.flatMap {
                    paired($0.paired, measures, shown, group: group($0.group), on: place.page, place.settings)
                }
        }
    }

    private static func scores(
        _ scores: PointingScores, _ measures: RelianceMeasures, _ setting: Setting, _ variant: Variant,
        group: MeasureValue.Group? = nil, className: String? = nil, on page: PageName, _ anchor: String
    ) -> [Entry] {
        func value(_ definition: MeasureDefinition, _ estimate: Estimate?, p: Double? = nil) -> Entry {
            definition.value(
                estimate, setting: setting, variant: variant, group: group, className: className, p: p, on: page,
                anchor)
        }
        return [
            value(measures.rate, scores.rate), value(measures.chance, scores.chanceInterval),
            value(measures.corrected, scores.corrected, p: scores.pointing), value(measures.mass, scores.mass),
            value(measures.correctedMass, scores.correctedMass),
        ]
    }

    private static func paired(
        _ paired: PairedReliance, _ measures: RelianceMeasures, _ variant: Variant,
        group: MeasureValue.Group? = nil, className: String? = nil, on page: PageName, _ anchor: String
    ) -> [Entry] {
        [
            measures.hitDifference.value(
                paired.hitDifference, variant: variant, group: group, className: className, p: paired.mcNemar, on: page,
                anchor),
            measures.massDifference.value(
                paired.massDifference, variant: variant, group: group, className: className, p: paired.wilcoxon,
                on: page, anchor),
        ]
    }

    // MARK: Evidence

    /// Nothing where metadata marks no evidence.
    static func evidence(_ fairness: FairnessFindings) -> [Entry] {
        guard fairness.hasEvidence else { return [] }
        return Setting.allCases.compactMap { fairness.evidence[$0] }.flatMap { one in
            scores(one.scores, .evidence, one.setting, .original, on: .fairness, "evidence") + [
                MeasureDefinition.evidenceCentre.value(
                    one.centre, setting: one.setting, on: .fairness, "evidence"),
                MeasureDefinition.evidenceOverCentre.value(
                    one.againstCentre, setting: one.setting, p: one.mcNemar, on: .fairness, "evidence"),
            ]
        }
    }

    // MARK: Text

    /// Nothing where no text is known.
    static func text(_ text: TextFindings) -> [Entry] {
        guard text.isMarked else { return [] }
        let place = Place(
            page: .text, values: { $0 == .original ? "hits" : "classes" }, settings: "settings", gaps: "classes")
        let byClass = text.reliance.variants.flatMap { variant in
            Setting.allCases.flatMap { setting in
                (variant.settings[setting]?.groups ?? []).flatMap {
                    scores(
                        $0.scores, .text, setting, variant.variant, className: $0.group, on: .text, "classes")
                }
            }
                + variant.pairedGroups.flatMap {
                    paired($0.paired, .text, variant.variant, className: $0.group, on: .text, "settings")
                }
        }
        return all(text.reliance, .text, place) + byClass + answers(text) + textDetector(text.agreement)
    }

    /// What text does to the answers.
    private static func answers(_ text: TextFindings) -> [Entry] {
        func group(_ groups: PictureGroups, _ name: String, minus: String? = nil) -> MeasureValue.Group {
            MeasureValue.Group(attribute: groups.attribute, name: name, minus: minus)
        }
        func gap(
            _ definition: MeasureDefinition, _ gap: GroupGap?, _ attribute: String, _ setting: Setting, _ anchor: String
        ) -> [Entry] {
            [gap].compactMap { $0 }.map {
                definition.value(
                    $0.gap, setting: setting,
                    group: MeasureValue.Group(attribute: attribute, name: $0.first, minus: $0.second), p: $0.fisher,
                    on: .text, anchor)
            }
        }
        let accuracy = text.accuracy.map {
            MeasureDefinition.textAccuracy.value(
                $0.original, setting: $0.setting, group: group(text.presence, $0.group), on: .text, "accuracy")
        }
        let wording = text.wordingAccuracy.map {
            MeasureDefinition.wordingAccuracy.value(
                $0.original, setting: $0.setting, group: group(text.wording, $0.group), on: .text, "wording")
        }
        let bySetting = Setting.allCases.flatMap { setting -> [Entry] in
            let outcomes = text.outcomes[setting],
                misread = text.misreadings[setting].flatMap { $0.wrong > 0 ? $0 : nil }
            let gaps =
                gap(
                    .textAccuracyGap, text.accuracy.gaps(setting, .original).first, text.presence.attribute, setting,
                    "accuracy")
                + gap(.wordingAccuracyGap, text.wordingGap(setting), text.wording.attribute, setting, "wording")
                + gap(.textHitGapByAnswer, outcomes?.gap, "answer", setting, "outcomes")
            let hits = (outcomes?.groups ?? []).map {
                MeasureDefinition.textHitsByAnswer.value(
                    $0.scores.rate, setting: setting,
                    group: MeasureValue.Group(attribute: "answer", name: $0.group, minus: nil), on: .text, "outcomes")
            }
            let misreadings = [misread].compactMap { $0 }.map {
                MeasureDefinition.misread.value($0.asWritten, setting: setting, on: .text, "wording")
            }
            return gaps + hits + misreadings
        }
        return accuracy + (text.wording.known.isEmpty ? [] : wording) + bySetting
    }

    /// Nothing where a detector and metadata never speak of one picture.
    private static func textDetector(_ agreement: RegionAgreement) -> [Entry] {
        guard let found = agreement.found else { return [] }
        return [
            MeasureDefinition.textFound.value(found, on: .text, "presence"),
            MeasureDefinition.textFalseAlarms.value(agreement.falseAlarms, on: .text, "presence"),
        ]
    }
}
