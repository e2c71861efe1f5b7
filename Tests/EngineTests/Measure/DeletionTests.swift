import Domain
import TestSupport
import Testing

@testable import Engine

@Suite("Deletion curves")
struct DeletionTests {
    @Test(arguments: DeletionSubstrate.allCases, [1792, 224])
    func `agree with PyTorch on the same map`(_ substrate: DeletionSubstrate, step: Int) throws {
        let model = try TinyModel.load(), classifier = try TinyModel.classifier(model)
        var parameters = DeletionParameters()
        parameters.step = step
        parameters.substrate = substrate
        let deletion = Deletion(
            parameters: parameters, mean: model.preprocessor.mean, deviation: model.preprocessor.std)
        let facts = try Golden.facts(), lane = model.makeLane(capacity: 8)
        for index in 0..<3 {
            let mask = try Golden.values("perturbation.cosine.half.image\(index).mask")
            let map = AttributionMap(rows: 28, columns: 28, values: mask.map { 1 - $0 })
            let curve = deletion.curve(
                of: try model.picture(try TinyModel.image(index)), map: map, classifier: classifier, target: 0,
                lane: lane)
            let name = "image\(index).\(substrate.rawValue).step\(step)"
            let area = try #require(facts.deletionArea[name])
            #expect(abs(curve.area - area) < 1e-4)
            #expect(largestDifference(curve.scores, try Golden.values("deletion." + name)) < 1e-3)
        }
    }

    @Test func `rank equal pixels by their place in the picture`() {
        let map = AttributionMap(rows: 2, columns: 2, values: [0, 0, 0, 1])
        let ranking = PixelExchange.ranking(of: map, side: 4)
        #expect(ranking.first == 15)
        // The upper left quarter and its neighbours are exactly zero: they come last, in reading order.
        #expect(Array(ranking.suffix(7)) == [0, 1, 2, 3, 4, 8, 12])
    }

    @Test func `enlarge a map as PyTorch does`() throws {
        let sampled = try Golden.tensors().integers("gradient.index", shape: [500]).map { Int($0) % 50_176 }
        for index in 0..<3 {
            let mask = try Golden.values("perturbation.cosine.half.image\(index).mask")
            let large = BilinearUpsampling(small: 28, large: 224).enlarge(mask.map { 1 - $0 })
            let expected = try Golden.values("deletion.image\(index).attribution")
            #expect(largestDifference(sampled.map { large[$0] }, expected) < 1e-6)
        }
    }
}
