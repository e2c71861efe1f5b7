import Domain
import Engine
import Testing

@Suite("Blackened faces")
struct FacePatchTests {
    private let white = PixelImage(width: 5, height: 4, pixels: [UInt8](repeating: 255, count: 60))

    /// Row-major indices of black pixels; every other pixel must be white.
    private func black(_ boxes: [Box]) -> [Int] {
        let image = FacePatch.covered(white, boxes: boxes)
        let pixels = (0..<20).map { Array(image.pixels[3 * $0..<3 * $0 + 3]) }
        #expect(pixels.allSatisfy { $0 == [0, 0, 0] || $0 == [255, 255, 255] })
        return pixels.indices.filter { pixels[$0] == [0, 0, 0] }
    }

    @Test func `every pixel that the box touches is black, and no other`() {
        #expect(black([Box(x: 1, y: 1, width: 2, height: 1)]) == [6, 7])
        #expect(black([Box(x: 1.9, y: 0.9, width: 1.2, height: 0.2)]) == [1, 2, 3, 6, 7, 8])
    }

    @Test func `several boxes, also ones that overlap or stick out`() {
        let boxes = [
            Box(x: -2, y: -2, width: 3, height: 3), Box(x: 0, y: 0, width: 2, height: 1),
            Box(x: 4, y: 3, width: 1e12, height: 9),
        ]
        #expect(black(boxes) == [0, 1, 19])
    }

    @Test func `boxes beside the picture and no boxes leave it as it is`() {
        #expect(black([]) == [])
        #expect(black([Box(x: 5, y: 0, width: 3, height: 3), Box(x: 0, y: -3, width: 3, height: 3)]) == [])
    }
}
