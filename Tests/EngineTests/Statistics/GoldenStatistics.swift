import Foundation
import TestSupport

/// What `Tests/Golden/make_statistics_golden.py` wrote: SciPy's rates, quantiles, means and tests.
struct GoldenStatistics: Decodable {
    struct NormalPoint: Decodable {
        let z: Double
        let probability: Double
    }

    struct Rate: Decodable {
        let hits: Int
        let count: Int
        let level: Double
        let lower: Double
        let upper: Double
    }

    struct Mean: Decodable {
        let name: String
        /// The sample; nil where it is one point of the curves.
        let values: [Double]?
        let level: Double
        let mean: Double
        let lower: Double
        let upper: Double
    }

    struct Curve: Decodable {
        let curves: [[Double]]
        let points: [Mean]
    }

    /// Two groups of pictures; the p-value of Fisher's test.
    struct Table: Decodable {
        let hits: Int
        let count: Int
        let otherHits: Int
        let otherCount: Int
        let p: Double
    }

    /// Two groups of pictures; the interval of the difference of their rates.
    struct Difference: Decodable {
        let hits: Double
        let count: Int
        let otherHits: Double
        let otherCount: Int
        let level: Double
        let lower: Double
        let upper: Double
    }

    struct Change: Decodable {
        let onlyFirst: Int
        let onlySecond: Int
        let p: Double
    }

    /// Pictures with a chance of a hit each; the p-value of so many hits.
    struct Pointing: Decodable {
        let hits: Int
        let chances: [Double]
        let p: Double
    }

    struct Pairs: Decodable {
        let name: String
        let differences: [Double]
        let twoSided: Double
        let greater: Double
    }

    struct Plan: Decodable {
        let rate: Double
        let otherRate: Double
        let level: Double
        let power: Double
        let perGroup: Double
    }

    struct Detectable: Decodable {
        let rate: Double
        let count: Int
        let otherCount: Int
        let level: Double
        let power: Double
        /// Nil where no difference can be shown.
        let difference: Double?
    }

    struct Ranks: Decodable {
        let one: [Double]
        let other: [Double]
        let coefficient: Double
    }

    struct Family: Decodable {
        let p: [Double]
        let adjusted: [Double]
    }

    struct Repeats: Decodable {
        /// Pictures that the mean is taken of.
        let count: Int
        let repeats: [[Double]]
        let point: Double
        let lower: Double
        let upper: Double
    }

    let normalQuantile: [NormalPoint]
    let normalDistribution: [NormalPoint]
    let wilson: [Rate]
    let meanBCa: [Mean]
    let meanCurve: Curve
    let fisher: [Table]
    let newcombe: [Difference]
    let mcnemar: [Change]
    let pointing: [Pointing]
    let wilcoxon: [Pairs]
    let spearman: [Ranks]
    let holm: [Family]
    let repeatSpread: [Repeats]
    let sampleSize: [Plan]
    let detectable: [Detectable]

    static func read() throws -> GoldenStatistics {
        try JSONDecoder().decode(
            GoldenStatistics.self, from: Data(contentsOf: Golden.folder.appending(path: "statistics.json")))
    }
}
