import Domain
import Engine

/// The largest difference of two versions that their seeds alone make.
struct SeedNoise: Sendable {
    /// Variance of one picture's value from seed to seed in either version, those that were asked again; empty where no
    /// picture was explained again in either.
    private let variances: [Double]
    /// Whether the number does not depend on seeds.
    private let isNone: Bool

    /// Takes the spread of one number in one setting from the pictures that were explained again.
    init(_ measure: PictureMeasure, _ setting: Setting, baseline: ReportDocument, candidate: ReportDocument) {
        switch measure.seeds {
        case .headOnly:
            isNone = setting == .zeroShot || baseline.headDigest == candidate.headDigest
            variances = []
        case .mapsOnce:
            isNone = false
            variances = []
        case .maps(let value):
            isNone = false
            variances = [baseline, candidate].compactMap { document in
                let repeats = document.pictures.compactMap { picture -> [Double]? in
                    guard let own = measure.value(picture, setting), let answer = picture.answer(setting) else {
                        return nil
                    }
                    let others = answer.repeats.compactMap(value)
                    return others.isEmpty ? nil : [own] + others
                }
                return RepeatSpread.ofMean(over: 1, repeats: repeats).map { $0.point * $0.point }
            }
        }
    }

    /// Twice the standard deviation, from seed to seed, of the difference of both versions' means over so many pictures.
    ///
    /// Both versions draw their own random numbers, so their variances add up; one that was not asked again is taken to
    /// vary as the other does. Nil where nothing is known, 0 where the number does not depend on seeds.
    func threshold(over counts: Int...) -> Double? {
        if isNone { return 0 }
        guard !variances.isEmpty else { return nil }
        let both = 2 * variances.reduce(0, +) / Double(variances.count)
        return 2 * counts.reduce(0) { $0 + both / Double($1) }.squareRoot()
    }
}

extension ReportDocument {
    /// Digest of the trained head.
    var headDigest: ContentDigest? { classifiers[Setting.fineTuned.rawValue]?.head?.digest }
}
