import Foundation
import TestSupport

/// What `Tests/Golden/make_inspection_golden.py` wrote: hashes and numbers of pictures, and issues of labels.
struct GoldenInspection: Decodable {
    struct Picture: Decodable, CustomStringConvertible {
        /// Below `Tests/Golden`.
        let file: String
        let perceptual: String
        let difference: String
        let brightness: Double
        let contrast: Double
        let entropy: Double
        let colour: Double
        let sharpness: Double

        var description: String { file }
    }

    struct Labels: Decodable, CustomStringConvertible {
        let name: String
        let classes: Int
        let labels: [Int]
        let probabilities: [[Double]]
        let thresholds: [Double]
        let joint: [[Int]]
        /// Ranked by normalised margin.
        let issues: [Int]

        var description: String { name }
    }

    let pictures: [Picture]
    let labels: [Labels]

    /// The file's content.
    static let values = Result {
        try JSONDecoder().decode(
            GoldenInspection.self, from: Data(contentsOf: Golden.folder.appending(path: "inspection.json")))
    }
}
