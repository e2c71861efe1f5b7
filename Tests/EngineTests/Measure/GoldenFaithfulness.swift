import Foundation
import TestSupport

@testable import Engine

/// What `Tests/Golden/make_faithfulness_golden.py` wrote: PyTorch's curves and optimisations, and SciPy's rank correlations.
struct GoldenFaithfulness: Decodable {
    struct Insertion: Decodable {
        let zeroShot: [Float]
        let fineTuned: [Float]
    }

    struct Deletion: Decodable {
        let fineTuned: [Float]
        let cosine: [Float]
    }

    struct Floors: Decodable {
        let random: [Float]
        let centre: [Float]
    }

    /// Score of the picture and of its blur.
    struct Ends: Decodable {
        let cosine: [Double]
        let softmax: [Double]
    }

    struct Optimisation: Decodable {
        /// Before each of the first 20 steps.
        let objective: [Float]
        /// Of the final mask after 60 steps.
        let maskMean: Float
    }

    struct Matched: Decodable {
        let cosine: Optimisation
        let softmax: Optimisation
    }

    struct Agreement: Decodable {
        let rankCorrelation: Double
        let topOverlap: Double
    }

    struct Agreements: Decodable {
        let maps: Agreement
        let mapAndCentre: Agreement
    }

    let insertion: [Insertion]
    let deletion: [Deletion]
    let floors: [Floors]
    let ends: [Ends]
    /// Of image 1.
    let matched: Matched
    /// The first values of the random map.
    let randomMapStart: [Float]
    let agreement: Agreements

    static func read() throws -> GoldenFaithfulness {
        try JSONDecoder().decode(
            GoldenFaithfulness.self, from: Data(contentsOf: Golden.folder.appending(path: "faithfulness.json")))
    }

    /// The linear head that the curves were judged by.
    static func head() throws -> LinearHead {
        LinearHead(
            weight: try Golden.values("head.full.weight"), bias: try Golden.values("head.full.bias"), length: 16)
    }
}
