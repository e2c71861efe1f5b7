import Domain
import Foundation
import TestSupport
import Testing

@testable import Engine

@Suite("The face detector beside facenet-pytorch")
struct MTCNNTests {
    /// What `make_face_golden.py` wrote about networks with made-up weights.
    private struct MadeUp: Decodable {
        struct Tensor: Decodable {
            let name: String
            let shape: [Int]
            let scale: Float
        }

        struct Answer: Decodable {
            let shape: [Int]
            let values: [Float]
        }

        let seed: UInt64
        let thresholds: [Double]
        let tensors: [Tensor]
        let picture: [Int]
        let answers: [String: Answer]
        let faces: [[Double]]
    }

    private static let folder = Golden.folder.appending(path: "faces")

    private let golden: MadeUp
    private let scratch: ScratchFolder

    init() throws {
        golden = try JSONDecoder().decode(
            MadeUp.self, from: Data(contentsOf: Self.folder.appending(path: "made-up.json")))
        scratch = try ScratchFolder()
    }

    /// Writes the made-up weights, without one tensor or with another shape of it where that is asked for.
    private func weights(
        without missing: String? = nil, flattened: String? = nil, times factor: Float = 1
    ) throws -> URL {
        let tensors = golden.tensors.enumerated().compactMap { index, tensor -> NamedTensor? in
            var random = SplitMix64(seed: golden.seed + UInt64(index))
            let count = tensor.shape.reduce(1, *)
            let values = (0..<count).map { _ in (2 * random.uniform() - 1) * tensor.scale * factor }
            return tensor.name == missing
                ? nil
                : NamedTensor(
                    name: tensor.name, shape: tensor.name == flattened ? [count] : tensor.shape, values: values)
        }
        let url = scratch.url.appending(path: "mtcnn.safetensors")
        try SafeTensorsWriter.data(tensors, metadata: [:]).write(to: url)
        return url
    }

    /// The picture that is a formula.
    private var picture: PixelImage {
        let (width, height) = (golden.picture[0], golden.picture[1])
        var pixels: [UInt8] = []
        for y in 0..<height {
            for x in 0..<width {
                let colours: [Int] = [7 * x + 3 * y + x * y / 16, x * x / 8 + 11 * y, (x ^ y) * 5]
                pixels += colours.map { UInt8($0 % 256) }
            }
        }
        return PixelImage(width: width, height: height, pixels: pixels)
    }

    /// A part of the picture as a network sees it, pixel for pixel.
    private func input(x: Int, y: Int, width: Int, height: Int, lane: FaceLane) -> FeatureMap {
        let map = lane.input.map(count: 1, height: height, width: width, channels: 3)
        lane.resize(
            picture, part: PixelRectangle(rows: y..<y + height, columns: x..<x + width), to: (height, width),
            rows: 0..<height, into: map.start)
        return map
    }

    /// Compares the probability and everything behind it with what torch found.
    private func expect(_ y: FeatureMap, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let answer = try #require(golden.answers[name])
        let perPixel = try #require(answer.shape.last)
        #expect(y.height * y.width * perPixel == answer.values.count, sourceLocation: sourceLocation)
        for index in 0..<y.height * y.width {
            let values = y.start + index * y.channels
            let found = [FaceCandidate.probability(values) ?? .nan] + (2..<y.channels).map { values[$0] }
            for (position, value) in found.enumerated() {
                #expect(abs(value - answer.values[index * perPixel + position]) < 1e-5, sourceLocation: sourceLocation)
            }
        }
    }

    @Test func `each network answers as its original does`() throws {
        let file = try SafeTensors.open(weights()), lane = FaceLane()
        let part = input(x: 0, y: 0, width: 31, height: 23, lane: lane)
        try expect(try ProposalNetwork(file).forward(part, lane: lane), "pnet")
        let small = input(x: 20, y: 10, width: 24, height: 24, lane: lane)
        try expect(try RefinementNetwork(file).forward(small, lane: lane), "rnet")
        let large = input(x: 20, y: 10, width: 48, height: 48, lane: lane)
        try expect(try OutputNetwork(file).forward(large, lane: lane), "onet")
    }

    @Test func `all three together find the same boxes, probabilities and places`() throws {
        var parameters = FaceDetectionParameters()
        parameters.thresholds = golden.thresholds
        let detector = try MTCNN(contentsOf: weights(), parameters: parameters)
        let found = detector.faces(in: picture, lane: FaceLane())
        #expect(found.count == golden.faces.count && found.count > 10)
        for (face, expected) in zip(found, golden.faces) { FoundFace(expected).expect(face, within: 0.06) }
        // Memory that was used before changes nothing.
        let lane = FaceLane()
        for _ in 0..<2 { #expect(detector.faces(in: picture, lane: lane) == found) }
    }

    /// The photos may not be part of the project; what facenet-pytorch finds in them is.
    ///
    /// It was given Pillow's pixels, which differ from ours by up to two levels.
    @Test(.enabled(if: SharedFolder.has("models/mtcnn"), "shared/models/mtcnn is not at hand"))
    func `finds the same faces in real photos, within a pixel and a thousandth`() async throws {
        let weights = try #require(SharedFolder.url("models/mtcnn/mtcnn.safetensors"))
        let expected = try JSONDecoder().decode(
            [String: [[Double]]].self, from: Data(contentsOf: Self.folder.appending(path: "photos.json")))
        #expect(expected.count > 200)
        let detector = try MTCNN(contentsOf: weights)
        let photos = expected.sorted { $0.key < $1.key }
        try await LanePool(lanes: 2).run(photos, makeScratch: { FaceLane() }) { photo, lane in
            guard let url = SharedFolder.url(photo.key) else { return }
            let found = detector.faces(in: try ImageDecoder.decode(contentsOf: url), lane: lane)
            #expect(found.count == photo.value.count, "\(photo.key)")
            for (face, expected) in zip(found, photo.value) { FoundFace(expected).expect(face, within: 1, photo.key) }
        }
    }

    @Test func `a picture too small for any face, or of one colour, has none`() throws {
        let detector = try MTCNN(contentsOf: weights()), lane = FaceLane()
        for (width, height) in [(1, 1), (19, 300), (20, 20), (300, 21)] {
            let image = PixelImage(
                width: width, height: height, pixels: [UInt8](repeating: 0, count: 3 * width * height))
            _ = detector.faces(in: image, lane: lane)
        }
        let dot = PixelImage(width: 1, height: 1, pixels: [1, 2, 3])
        #expect(detector.faces(in: dot, lane: lane).isEmpty)
    }

    /// Weights that no training gives: sums overflow, and what is no number must not become a face or end the program.
    @Test(arguments: [Float(1e12), 1e38, .infinity])
    func `absurd weights find no face without extent`(_ factor: Float) throws {
        guard factor.isFinite else {
            #expect(throws: EngineError.self) { try MTCNN(contentsOf: weights(times: factor)) }
            return
        }
        let detector = try MTCNN(contentsOf: weights(times: factor))
        for face in detector.faces(in: picture, lane: FaceLane()) {
            #expect(face.box.width > 0 && face.box.height > 0 && (0...1).contains(face.score))
        }
    }

    @Test func `weights that lack a tensor, or have another shape or no number, are refused in one sentence`() throws {
        func refusal(_ url: URL) -> String {
            #expect(throws: EngineError.self) { try MTCNN(contentsOf: url) }?.description ?? ""
        }
        let missing = refusal(try weights(without: "rnet.dense4.bias"))
        #expect(missing.contains("expected a tensor rnet.dense4.bias of 128 but found none of that name"))
        #expect(missing.contains("vlm-audit models pull mtcnn"))
        let flat = refusal(try weights(flattened: "onet.conv2.weight"))
        #expect(flat.contains("expected a tensor onet.conv2.weight of 64 x 32 x 3 x 3 but found one of 18432"))
        let url = scratch.url.appending(path: "other.safetensors")
        try Data("not weights".utf8).write(to: url)
        #expect(refusal(url).contains("other.safetensors"))
    }
}

/// A face as the golden files have it: edges, probability, and five places.
private struct FoundFace {
    let numbers: [Double]

    init(_ numbers: [Double]) { self.numbers = numbers }

    func expect(
        _ face: DetectedRegion, within pixels: Double, _ name: String = "",
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let box = face.box, edges = [box.x, box.y, box.x + box.width, box.y + box.height]
        let places = face.landmarks.flatMap { [$0.x, $0.y] }
        for (found, expected) in zip(edges + places, numbers[0..<4] + numbers[5...]) {
            #expect(abs(found - expected) <= pixels, "\(name)", sourceLocation: sourceLocation)
        }
        #expect(abs(face.score - numbers[4]) <= 1e-3, "\(name)", sourceLocation: sourceLocation)
    }
}
