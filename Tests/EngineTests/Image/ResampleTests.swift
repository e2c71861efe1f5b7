import Foundation
import TestSupport
import Testing

@testable import Engine

@Suite("Resizing")
struct ResampleTests {
    @Test("resizing equals Pillow's bit for bit", arguments: GoldenImages.shared.resize)
    func equalsPillow(_ golden: GoldenImages.Case) throws {
        let filter = try #require(ResampleFilter.allCases.first { "\($0)" == golden.filter })
        let source = try GoldenImages.source(golden.source)
        #expect(Resample.resized(source, width: golden.width, height: golden.height, filter: filter) == golden.image)
    }

    @Test("a picture of one colour keeps it at any size", arguments: ResampleFilter.allCases)
    func constantStaysConstant(_ filter: ResampleFilter) {
        for value in [0, 1, 127, 254, 255] as [UInt8] {
            let image = PixelImage(width: 7, height: 5, pixels: [UInt8](repeating: value, count: 105))
            let resized = Resample.resized(image, width: 31, height: 2, filter: filter)
            #expect(resized.pixels.allSatisfy { $0 == value })
        }
    }

    /// One case of Pillow's own tests: the top left quarter of what a figure of two shades becomes.
    private struct Vectors: Decodable {
        struct Case: Decodable {
            let filter: String
            let `in`: [Int]
            let out: [Int]
            let hex: String
        }
        let cases: [Case]
    }

    private static let vectors = "oracles/preprocess/pillow_resample_vectors.json"

    @Test("Pillow's own test vectors hold", .enabled(if: SharedFolder.has(vectors), "shared/\(vectors) is not at hand"))
    func pillowVectors() throws {
        let url = try #require(SharedFolder.url(Self.vectors))
        let vectors = try JSONDecoder().decode(Vectors.self, from: Data(contentsOf: url))
        var checked = 0
        for vector in vectors.cases {
            guard let filter = ResampleFilter.allCases.first(where: { "\($0)" == vector.filter }) else { continue }
            checked += 1
            let (width, height) = (vector.out[0], vector.out[1])
            let figure = Self.figure(width: vector.in[0], height: vector.in[1])
            let resized = Resample.resized(figure, width: width, height: height, filter: filter)
            let quarter = vector.hex.split(separator: " ").compactMap { UInt8($0, radix: 16) }
            try #require(quarter.count == (width / 2) * (height / 2))
            for y in 0..<height {
                for x in 0..<width {
                    // The figure turned by half a circle is itself, and mirrored it is its own negative.
                    let value = quarter[min(y, height - 1 - y) * (width / 2) + min(x, width - 1 - x)]
                    let isNegative = (x < width / 2) != (y < height / 2)
                    #expect(resized.pixels[3 * (y * width + x)] == (isNegative ? 255 - value : value))
                }
            }
        }
        #expect(checked >= 4)
    }

    /// Two light rectangles at opposite corners on a dark ground.
    private static func figure(width: Int, height: Int) -> PixelImage {
        var pixels: [UInt8] = []
        for y in 0..<height {
            for x in 0..<width {
                let isLight = (x < width / 2) == (y < height / 2)
                pixels += [UInt8](repeating: isLight ? 0xE1 : 255 - 0xE1, count: 3)
            }
        }
        return PixelImage(width: width, height: height, pixels: pixels)
    }
}
