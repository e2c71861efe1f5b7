import Domain
import Engine

/// What the seed of the explanations does to them: their spread over repetitions of one and the same prediction.
///
/// It is the least difference that means anything: two audits of the same model with other seeds differ by as much.
struct NoiseFloor: Sendable {
    /// Explanations of each picture, the run's own among them.
    let seeds: Int
    let settings: [Spread]
    /// Mean paired difference of the deletion area, fine-tuned minus zero-shot, over the pictures that were explained
    /// again: one for each seed, the run's own first.
    let differences: [Estimate?]
    /// Standard deviation from seed to seed of the mean paired difference, over as many pictures as the run compares.
    let difference: Estimate?
    /// The run's mean paired difference of the deletion area.
    let observed: Estimate?

    /// How much one setting's explanations of one picture differ from seed to seed.
    struct Spread: Sendable {
        let setting: Setting
        /// Pictures that were explained with every seed.
        let count: Int
        /// Standard deviation from seed to seed of the mean deletion area, over as many pictures as the run compares.
        let meanArea: Estimate?
        /// The same for the area of a single picture.
        let area: Estimate?
        /// Mean rank correlation of two maps of one picture, over the pictures.
        let rankCorrelation: Estimate?
        /// Mean share of the most salient cells that two maps of one picture have in common.
        let topOverlap: Estimate?
        /// By region: mean difference of the hits of two maps of one picture, the share of changed answers.
        let changedHits: [Region: Estimate]
    }

    /// Takes the spread over the pictures that were explained again; nil where there are none.
    init?(_ checks: ExplanationChecks, compared: Int, observed: Estimate?) {
        guard !checks.pictures.isEmpty else { return nil }
        seeds = checks.seeds
        self.observed = observed
        settings = Setting.allCases.map { setting in
            Spread(setting, checks.pictures.compactMap { $0.seeds[setting] }, compared: compared)
        }
        let differences = checks.pictures.compactMap { picture -> [Double]? in
            guard let zeroShot = picture.seeds[.zeroShot], let fineTuned = picture.seeds[.fineTuned] else { return nil }
            return zip(Self.areas(fineTuned), Self.areas(zeroShot)).map { $0 - $1 }
        }
        self.differences = (0..<seeds).map { seed in Bootstrap().mean(differences.map { $0[seed] }) }
        difference = RepeatSpread.ofMean(over: compared, repeats: differences)
    }

    /// How many times the noise the observed difference is; nil where there is no noise to compare with.
    var ratio: Double? {
        guard let observed, let difference, difference.point > 0 else { return nil }
        return abs(observed.point) / difference.point
    }

    /// Whether the observed difference is more than the seeds would make it.
    ///
    /// Passes where it is over twice the upper end of the noise, and fails where it is at most twice the lower end.
    var verdict: Verdict {
        guard let observed, let difference else { return .cannotTell }
        if abs(observed.point) > 2 * difference.upper { return .pass }
        return abs(observed.point) <= 2 * difference.lower ? .fail : .cannotTell
    }

    fileprivate static func areas(_ seeds: [PictureFindings.SettingFindings]) -> [Double] {
        seeds.compactMap { $0.deletion?.area }
    }
}

extension NoiseFloor.Spread {
    fileprivate init(_ setting: Setting, _ pictures: [[PictureFindings.SettingFindings]], compared: Int) {
        self.setting = setting
        count = pictures.count
        let areas = pictures.map(NoiseFloor.areas)
        meanArea = RepeatSpread.ofMean(over: compared, repeats: areas)
        area = RepeatSpread.ofMean(over: 1, repeats: areas)
        let agreements = pictures.map { seeds in
            Self.pairs(seeds.compactMap { $0.attribution?.map }).map { MapAgreement($0, $1) }
        }
        rankCorrelation = Self.mean(agreements.map { $0.compactMap(\.rankCorrelation) })
        topOverlap = Self.mean(agreements.map { $0.map(\.topOverlap) })
        var changed: [Region: Estimate] = [:]
        for region in Region.allCases {
            // A region that is out of view cannot be hit, whatever the seed.
            let found = pictures.map { seeds in
                seeds.compactMap { $0.localisations[region] }.filter { $0.chance > 0 }.map(\.hit)
            }
            changed[region] = Self.mean(found.map { hits in Self.pairs(hits).map { abs($0 - $1) } })
        }
        changedHits = changed
    }

    /// Every two of some values.
    private static func pairs<Value>(_ values: [Value]) -> [(Value, Value)] {
        values.indices.flatMap { index in values[(index + 1)...].map { (values[index], $0) } }
    }

    /// The mean over the pictures of each picture's mean; pictures without a value do not count.
    private static func mean(_ pictures: [[Double]]) -> Estimate? {
        Bootstrap().mean(pictures.filter { !$0.isEmpty }.map { $0.reduce(0, +) / Double($0.count) })
    }
}
