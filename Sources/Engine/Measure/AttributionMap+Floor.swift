public import Domain
import Foundation

extension AttributionMap {
    /// A map that knows nothing of the model, as coarse as an explanation: pixels of noise taken out one by one would
    /// disturb a model by the noise alone, and make too easy a floor.
    ///
    /// - `image`: decides the random numbers, together with the parameters' seed.
    public init(floor: RankingFloor, parameters: FloorParameters, image: ContentDigest) {
        let side = parameters.side
        let values: [Float]
        switch floor {
        case .random:
            var random = SplitMix64.derived(runSeed: parameters.seed, parts: [image.hex, "random ranking"])
            values = (0..<side * side).map { _ in random.uniform() }
        case .centre:
            let middle = Double(side - 1) / 2, spread = parameters.spread * Double(side)
            values = (0..<side * side).map { index in
                let row = Double(index / side) - middle, column = Double(index % side) - middle
                return Float(exp(-(row * row + column * column) / (2 * spread * spread)))
            }
        }
        self.init(rows: side, columns: side, values: values)
    }
}
