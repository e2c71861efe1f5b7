import Domain
import TestSupport
import Testing

@testable import Engine

@Suite("Curves under several scores")
struct CurveJudgeTests {
    private let golden: GoldenFaithfulness
    private let model: CLIPModel
    private let classifier: PromptClassifier
    private let head: LinearHead

    init() throws {
        golden = try GoldenFaithfulness.read()
        model = try TinyModel.load()
        classifier = try TinyModel.classifier(model)
        head = try GoldenFaithfulness.head()
    }

    private func map(_ index: Int) throws -> AttributionMap {
        let mask = try Golden.values("perturbation.cosine.half.image\(index).mask")
        return AttributionMap(rows: 28, columns: 28, values: mask.map { 1 - $0 })
    }

    private var deletion: Deletion {
        Deletion(
            parameters: DeletionParameters(), mean: model.preprocessor.mean, deviation: model.preprocessor.std)
    }

    @Test(arguments: 0..<2) func `insertion agrees with PyTorch, both settings from the same embeddings`(_ index: Int)
        throws
    {
        let insertion = Insertion(parameters: InsertionParameters(step: 1792, blurSigma: 10))
        let pair = try model.pair(try TinyModel.image(index), jitter: 0, blurSigma: 10)
        let embeddings = insertion.embeddings(of: pair, map: try map(index), lane: model.makeLane(capacity: 8))
        let expected = golden.insertion[index]
        let zeroShot = CurveJudge.probability(classifier).curve(of: embeddings, target: 0)
        let fineTuned = CurveJudge.probability(head).curve(of: embeddings, target: 0)
        #expect(zeroShot.scores.count == 29)
        #expect(largestDifference(zeroShot.scores, expected.zeroShot) < 1e-3)
        #expect(largestDifference(fineTuned.scores, expected.fineTuned) < 1e-3)
    }

    @Test(arguments: 0..<2) func `deletion agrees with PyTorch under the other setting and under the cosine`(
        _ index: Int
    )
        throws
    {
        let embeddings = deletion.embeddings(
            of: try model.picture(try TinyModel.image(index)), map: try map(index), lane: model.makeLane(capacity: 8))
        let expected = golden.deletion[index]
        let cosine = CurveJudge.cosine(classifier).curve(of: embeddings, target: 0)
        let fineTuned = CurveJudge.probability(head).curve(of: embeddings, target: 0)
        #expect(largestDifference(fineTuned.scores, expected.fineTuned) < 1e-3)
        #expect(largestDifference(cosine.scores, expected.cosine) < 1e-4)
    }

    @Test(arguments: 0..<2) func `blind rankings are PyTorch's, and their curves too`(_ index: Int) throws {
        let image = ContentDigest(hex: String(repeating: "ab", count: 32))
        let parameters = FloorParameters(side: 28, seed: 7)
        let picture = try model.picture(try TinyModel.image(index)), lane = model.makeLane(capacity: 8)
        for (floor, expected) in [
            (RankingFloor.random, golden.floors[index].random), (.centre, golden.floors[index].centre),
        ] {
            let map = AttributionMap(floor: floor, parameters: parameters, image: image)
            if floor == .random { #expect(largestDifference(Array(map.values[..<4]), golden.randomMapStart) < 1e-6) }
            let curve = deletion.curve(of: picture, map: map, classifier: classifier, target: 0, lane: lane)
            #expect(largestDifference(curve.scores, expected) < 1e-3, "\(floor)")
        }
    }

    @Test func `a random ranking belongs to its picture and its seed`() {
        let parameters = FloorParameters(side: 28, seed: 0)
        func map(_ image: String, _ parameters: FloorParameters) -> AttributionMap {
            AttributionMap(floor: .random, parameters: parameters, image: ContentDigest(of: image))
        }
        #expect(map("a", parameters) == map("a", parameters))
        #expect(map("a", parameters) != map("b", parameters))
        #expect(map("a", parameters) != map("a", FloorParameters(side: 28, seed: 1)))
    }

    @Test func `how alike maps are is what SciPy says`() throws {
        let (one, other) = (try map(0), try map(1))
        let centre = AttributionMap(
            floor: .centre, parameters: FloorParameters(side: 28, seed: 0), image: ContentDigest(of: ""))
        for (found, expected) in [
            (MapAgreement(one, other), golden.agreement.maps),
            (MapAgreement(one, centre), golden.agreement.mapAndCentre),
        ] {
            #expect(abs(try #require(found.rankCorrelation) - expected.rankCorrelation) < 1e-6)
            #expect(abs(found.topOverlap - expected.topOverlap) < 1e-9)
        }
        #expect(MapAgreement(one, one).topOverlap == 1)
        let flat = AttributionMap(rows: 28, columns: 28, values: [Float](repeating: 0, count: 784))
        #expect(MapAgreement(one, flat).rankCorrelation == nil)
    }
}
