import Domain
import Engine
import Testing

@Suite("Boxes follow their picture to the model")
struct ModelBoxTests {
    private let preprocessor = ImagePreprocessor()

    @Test func `a picture of the model's size keeps its boxes`() {
        let box = Box(x: 10.25, y: 20, width: 30, height: 40.5)
        #expect(preprocessor.modelBox(of: box, width: 224, height: 224) == box)
    }

    @Test func `a wide picture loses its sides, a tall one its top and bottom`() {
        let box = Box(x: 100, y: 100, width: 50, height: 20)
        #expect(
            preprocessor.modelBox(of: box, width: 448, height: 224) == Box(x: 0, y: 100, width: 38, height: 20))
        #expect(
            preprocessor.modelBox(of: box, width: 224, height: 448) == Box(x: 100, y: 0, width: 50, height: 8))
    }

    @Test func `the scale is the one of the whole sides that the picture is resized to`() throws {
        // 300 x 401: 224 x int(224 * 401 / 300) = 224 x 299, of which round(75 / 2) = 38 rows are cut off above.
        let box = try #require(
            preprocessor.modelBox(of: Box(x: 30, y: 100, width: 60, height: 100), width: 300, height: 401))
        #expect(abs(box.x - 22.4) < 1e-9)
        #expect(abs(box.width - 44.8) < 1e-9)
        #expect(abs(box.y - (100 * 299.0 / 401 - 38)) < 1e-9)
        #expect(abs(box.height - 100 * 299.0 / 401) < 1e-9)
    }

    @Test func `a box that the crop cuts away is gone`() {
        let left = Box(x: 0, y: 0, width: 112, height: 224)
        #expect(preprocessor.modelBox(of: left, width: 448, height: 224) == nil)
        let outside = Box(x: -20, y: 5, width: 10, height: 10)
        #expect(preprocessor.modelBox(of: outside, width: 224, height: 224) == nil)
    }

    @Test(arguments: [(640, 427), (427, 640), (100, 133), (1500, 1501), (301, 224)])
    func `a bright rectangle arrives where its box does`(_ width: Int, height: Int) throws {
        let box = Box(
            x: Double(width * 3 / 10), y: Double(height / 4), width: Double(width / 3), height: Double(height / 2))
        var pixels = [UInt8](repeating: 0, count: 3 * width * height)
        for y in Int(box.y)..<Int(box.y + box.height) {
            for x in Int(box.x)..<Int(box.x + box.width) {
                for channel in 0..<3 { pixels[3 * (y * width + x) + channel] = 255 }
            }
        }
        let view = try preprocessor.crop(PixelImage(width: width, height: height, pixels: pixels), side: 224)
        let arrived = try #require(preprocessor.modelBox(of: box, width: width, height: height))
        // Summed along a line through the middle, brightness is the extent; its mean position is the middle.
        func profile(_ index: (Int) -> Int) -> (extent: Double, middle: Double) {
            let values = (0..<224).map { Double(view.pixels[3 * index($0)]) / 255 }
            let extent = values.reduce(0, +)
            return (extent, zip(values, 0...).reduce(0) { $0 + $1.0 * (Double($1.1) + 0.5) } / extent)
        }
        let across = profile { 112 * 224 + $0 }, down = profile { $0 * 224 + 112 }
        #expect(abs(across.extent - arrived.width) < 0.2)
        #expect(abs(across.middle - (arrived.x + arrived.width / 2)) < 0.1)
        #expect(abs(down.extent - arrived.height) < 0.2)
        #expect(abs(down.middle - (arrived.y + arrived.height / 2)) < 0.1)
    }
}
