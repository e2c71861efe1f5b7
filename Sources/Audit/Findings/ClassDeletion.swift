import Domain
import Engine

/// Whose explanations are more faithful on the compared pictures of one class.
struct ClassDeletion: Sendable {
    let label: Int
    let count: Int
    /// Mean deletion area of each setting; without a value where there is no picture.
    let areas: [Setting: Double]
    /// Fine-tuned minus zero-shot area, picture by picture, with a bootstrap interval.
    let difference: Estimate?
    /// p-value of Wilcoxon's signed-rank test of the difference, adjusted for the number of classes (Holm); nil where
    /// there is no difference to test.
    let adjusted: Double?

    /// Whose maps are more faithful; nil where that cannot be told.
    ///
    /// The adjusted test has to agree with the interval, which is that of one class alone.
    var better: Setting? { adjusted.map { $0 < 0.05 } == true ? PixelGame.deletion.better(difference) : nil }

    /// One for each class, in order of the labels.
    static func all(classes: Int, compared: [PictureFindings]) -> [ClassDeletion] {
        let byLabel = Dictionary(grouping: compared, by: \.row.sample.label)
        let pairs = (0..<classes).map { label in
            (byLabel[label] ?? []).compactMap { picture -> (zeroShot: Double, fineTuned: Double)? in
                guard let zeroShot = picture.settings[.zeroShot]?.deletion?.area,
                    let fineTuned = picture.settings[.fineTuned]?.deletion?.area
                else { return nil }
                return (zeroShot, fineTuned)
            }
        }
        let differences = pairs.map { $0.map { $0.fineTuned - $0.zeroShot } }
        let tests = differences.map { WilcoxonSignedRank($0)?.twoSided }
        var adjusted = Holm.adjusted(tests.compactMap { $0 })[...]
        return (0..<classes).map { label in
            let count = Double(pairs[label].count)
            return ClassDeletion(
                label: label, count: byLabel[label]?.count ?? 0,
                areas: count > 0
                    ? [
                        .zeroShot: pairs[label].reduce(0) { $0 + $1.zeroShot } / count,
                        .fineTuned: pairs[label].reduce(0) { $0 + $1.fineTuned } / count,
                    ] : [:],
                difference: Bootstrap().mean(differences[label]),
                adjusted: tests[label] == nil ? nil : adjusted.popFirst())
        }
    }
}
