import Foundation
import TestSupport

/// What `Tests/Golden/make_statistics_golden.py` wrote: SciPy's rates, normal quantiles and bootstrapped means.
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

    let normalQuantile: [NormalPoint]
    let normalDistribution: [NormalPoint]
    let wilson: [Rate]
    let meanBCa: [Mean]
    let meanCurve: Curve

    static func read() throws -> GoldenStatistics {
        try JSONDecoder().decode(
            GoldenStatistics.self, from: Data(contentsOf: Golden.folder.appending(path: "statistics.json")))
    }
}
