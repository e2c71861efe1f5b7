import Domain
import Render

/// What is said of faithfulness beyond the paper's one number for each setting.
extension MeasureCatalogue {
    /// Other scores, blind rankings, insertion, maps that were made again, and covered faces.
    static func furtherFaithfulness(_ report: ReportContent) -> [Entry] {
        let faithfulness = report.faithfulness
        let judged = cross(faithfulness, .deletion) + scores(faithfulness) + floors(faithfulness)
        let inserted = insertion(faithfulness) + cross(faithfulness, .insertion)
        let hasChecks = faithfulness.isMeasured && !report.findings.compared.isEmpty
        let seeds = seeds(faithfulness, hasChecks ? "seeds" : always)
        let penalties = penalties(faithfulness, hasChecks ? "penalties" : always)
        return judged + inserted + seeds + penalties + masked(faithfulness)
    }

    /// The place that the page always has, for numbers whose own it lacks.
    private static let always = "curves"

    /// Why there is no number where the run measured nothing of this.
    private static func notMeasured(_ faithfulness: FaithfulnessFindings) -> String? {
        faithfulness.isMeasured ? nil : Words.reason(faithfulness.checked)
    }

    // MARK: Scores and rankings

    private static func cross(_ faithfulness: FaithfulnessFindings, _ game: PixelGame) -> [Entry] {
        let table = faithfulness.cross[game], reason = notMeasured(faithfulness)
        let anchor = game == .insertion ? insertionAnchor(faithfulness) : scoreAnchor(faithfulness, "cross")
        return Setting.allCases.flatMap { scorer -> [Entry] in
            let areas = Setting.allCases.map { map in
                MeasureDefinition.crossArea(game, by: scorer).value(
                    table?.area(map, by: scorer), reason: reason, setting: map, on: .faithfulness, anchor)
            }
            let difference = MeasureDefinition.crossDifference(game, by: scorer).value(
                table?.differences[scorer], reason: reason, on: .faithfulness, anchor)
            return areas + [difference]
        }
    }

    private static func scores(_ faithfulness: FaithfulnessFindings) -> [Entry] {
        let reason = notMeasured(faithfulness), anchor = scoreAnchor(faithfulness, "scores")
        return faithfulness.scores.comparisons.flatMap { one -> [Entry] in
            let areas = Setting.allCases.map { map in
                MeasureDefinition.scoreArea(one.kind).value(
                    one.areas[map], reason: reason, setting: map, on: .faithfulness, anchor)
            }
            let difference = MeasureDefinition.scoreDifference(one.kind).value(
                one.difference, reason: reason, on: .faithfulness, anchor)
            return areas + [difference]
        }
    }

    private static func scoreAnchor(_ faithfulness: FaithfulnessFindings, _ anchor: String) -> String {
        faithfulness.cross[.deletion]?.area(.zeroShot, by: .fineTuned) == nil ? always : anchor
    }

    private static func floors(_ faithfulness: FaithfulnessFindings) -> [Entry] {
        let reason = notMeasured(faithfulness)
        let isShown = Setting.allCases.contains { faithfulness.floor($0, .deletion)?.area != nil }
        let anchor = isShown ? "floors" : always
        return PixelGame.allCases.flatMap { game -> [Entry] in
            Setting.allCases.flatMap { setting -> [Entry] in
                let found = faithfulness.floor(setting, game)
                return RankingFloor.allCases.flatMap { floor -> [Entry] in
                    [
                        MeasureDefinition.floorArea(game, floor).value(
                            found?.floors[floor], reason: reason, setting: setting, on: .faithfulness, anchor),
                        MeasureDefinition.floorDifference(game, floor).value(
                            found?.differences[floor], reason: reason, setting: setting, on: .faithfulness, anchor),
                    ]
                }
            }
        }
    }

    private static func insertion(_ faithfulness: FaithfulnessFindings) -> [Entry] {
        let reason = notMeasured(faithfulness), anchor = insertionAnchor(faithfulness)
        let areas = Setting.allCases.map { setting in
            MeasureDefinition.insertionArea.value(
                faithfulness.cross[.insertion]?.area(setting, by: setting), reason: reason, setting: setting,
                on: .faithfulness, anchor)
        }
        let difference = MeasureDefinition.insertionAreaDifference.value(
            faithfulness.insertionDifference, reason: reason, on: .faithfulness, anchor)
        return areas + [difference]
    }

    private static func insertionAnchor(_ faithfulness: FaithfulnessFindings) -> String {
        faithfulness.insertionDifference == nil ? always : "insertion"
    }

    // MARK: Maps that were made again

    private static func seeds(_ faithfulness: FaithfulnessFindings, _ anchor: String) -> [Entry] {
        let noise = faithfulness.noise, reason = noise == nil ? Words.reason(faithfulness.checked) : nil
        let bySetting = Setting.allCases.flatMap { setting -> [Entry] in
            let spread = noise?.settings.first { $0.setting == setting }
            func value(_ definition: MeasureDefinition, _ estimate: Estimate?) -> Entry {
                definition.value(estimate, reason: reason, setting: setting, on: .faithfulness, anchor)
            }
            // Hits on what no picture shows are nobody's question.
            let regions = Region.allCases.filter { region in
                noise?.settings.contains { $0.changedHits[region] != nil } ?? false
            }
            let spreads = [
                value(.seedNoiseOfPicture, spread?.area), value(.seedNoiseOfMean, spread?.meanArea),
                value(.seedRankCorrelation, spread?.rankCorrelation), value(.seedTopOverlap, spread?.topOverlap),
            ]
            return spreads + regions.map { value(.seedChangedHits($0), spread?.changedHits[$0]) }
        }
        return [
            MeasureDefinition.seedNoise.value(noise?.difference, reason: reason, on: .faithfulness, anchor),
            MeasureDefinition.seedNoiseRatio.value(
                noise.flatMap(ratio), reason: reason ?? noise.flatMap(whyNoRatio), on: .faithfulness, anchor),
        ] + bySetting
    }

    /// The observed difference as a multiple of the noise; the interval is what that of the noise makes of it.
    static func ratio(_ noise: NoiseFloor) -> Estimate? {
        guard let ratio = noise.ratio, let observed = noise.observed, let spread = noise.difference else { return nil }
        let distance = abs(observed.point)
        return Estimate(
            point: ratio, lower: distance / spread.upper, upper: distance / spread.lower, level: spread.level,
            count: spread.count)
    }

    /// Why a measured noise gives no ratio with an interval; nil where there are too few pictures for a noise.
    private static func whyNoRatio(_ noise: NoiseFloor) -> String? {
        noise.difference.flatMap { $0.lower > 0 ? nil : "The noise may be none at all." }
    }

    private static func penalties(_ faithfulness: FaithfulnessFindings, _ anchor: String) -> [Entry] {
        let matched = faithfulness.matched, reason = matched == nil ? Words.reason(faithfulness.checked) : nil
        func value(_ definition: MeasureDefinition, _ estimate: Estimate?, _ setting: Setting? = nil) -> Entry {
            definition.value(estimate, reason: reason, setting: setting, on: .faithfulness, anchor)
        }
        let bySetting = Setting.allCases.flatMap { setting -> [Entry] in
            let found = matched?.settings.first { $0.setting == setting }
            return [
                value(.matchedArea, found?.area, setting), value(.matchedOwnArea, found?.ownArea, setting),
                value(.matchedMass, found?.mass, setting), value(.matchedOwnMass, found?.ownMass, setting),
            ]
        }
        return [
            value(.matchedDifference, matched?.difference), value(.matchedOwnDifference, matched?.ownDifference),
        ] + bySetting
    }

    // MARK: Covered faces

    /// Nothing where no face was covered.
    private static func masked(_ faithfulness: FaithfulnessFindings) -> [Entry] {
        faithfulness.masked.flatMap { one -> [Entry] in
            let areas = Variant.allCases.map { variant in
                MeasureDefinition.maskedArea.value(
                    one.areas[variant], setting: one.setting, variant: variant, on: .faithfulness, "masked")
            }
            let change = MeasureDefinition.maskedAreaChange.value(
                one.change, setting: one.setting, variant: .faceMasked, p: one.wilcoxon, on: .faithfulness, "masked")
            return areas + [change]
        }
    }
}
