import Domain
import Foundation
import Testing

@testable import Render

@Suite("Heat layers")
struct HeatLayerTests {
    private func pixels(of bytes: [UInt8]) throws -> Pixels {
        let scratch = try Scratch()
        let file = "\(scratch.path)/layer.png"
        try Data(bytes).write(to: URL(filePath: file))
        return Pixels(png: file)
    }

    private func layer(of map: AttributionMap) throws -> Pixels {
        try pixels(of: try HeatLayer(digest: MadeUp.digest(0), kind: "zero-shot", map: map).draw()[0].bytes)
    }

    /// Left half 0, right half 1, 28 cells wide.
    private let halves = AttributionMap(
        rows: 28, columns: 28, values: (0..<784).map { $0 % 28 < 14 ? 0 : 1 })

    @Test func areTransparentWhereNothingMatters() throws {
        let pixels = try layer(of: halves)
        #expect([0, 50, 100].allSatisfy { pixels.opacity(x: $0, y: 100) == 0 })
    }

    @Test func showTheColourOfTheScaleWhereAttributionIsOne() throws {
        let pixels = try layer(of: halves)
        // The last of the 256 published colours of viridis: 0.993248, 0.906157, 0.143936.
        for (found, published) in zip(pixels.colour(x: 200, y: 150), [253, 231, 37]) {
            #expect(abs(found - published) <= 2)
        }
        #expect(abs(pixels.opacity(x: 200, y: 150) - Int(ColourScale.strongest * 255)) <= 1)
    }

    @Test func haveThePixelsOfTrueColourInHalfTheBytes() throws {
        for turn in 0..<4 {
            let map = MadeUp.map(x: 0.2 + 0.2 * Double(turn), y: 0.5, width: 0.1 + 0.08 * Double(turn))
            let canvas = HeatPainter.layer(of: map, width: 224, height: 224)
            let (few, many) = (try canvas.indexedPNG(), try canvas.png())
            // The colour type of PNG's header: 3 has a palette, 6 is red, green, blue and opacity.
            #expect(few[25] == 3 && many[25] == 6)
            #expect(few.count * 2 < many.count + 1000)
            let (one, other) = (try pixels(of: few), try pixels(of: many))
            let places = (0..<224).flatMap { y in (0..<224).map { (x: $0, y: y) } }
            #expect(places.allSatisfy { one.opacity(x: $0.x, y: $0.y) == other.opacity(x: $0.x, y: $0.y) })
            #expect(places.allSatisfy { one.colour(x: $0.x, y: $0.y) == other.colour(x: $0.x, y: $0.y) })
        }
    }

    @Test func fallBackToTrueColourWhereThereAreTooManyColours() throws {
        let canvas = Canvas.pixels(width: 20, height: 20)
        canvas.setPixels((0..<400).map { 0xFF00_0000 | UInt32($0) << 4 })
        #expect(try canvas.indexedPNG() == canvas.png())
    }

    @Test func haveTheSizeOfTheModelsInput() throws {
        let pixels = try layer(of: halves)
        #expect(pixels.width == 224 && pixels.height == 224)
    }

    @Test func markThePeakWithACrosshairThatLeavesItOpen() throws {
        var values = [Float](repeating: 0.2, count: 784)
        values[20 * 28 + 6] = 1
        let pixels = try layer(of: AttributionMap(rows: 28, columns: 28, values: values))
        // Centre of cell (20, 6) of eight pixels: x 52, y 164; the ticks reach from 3.5 to 9 pixels around it.
        let ticks = [(58, 164), (45, 164), (52, 170), (52, 157)]
        #expect(ticks.allSatisfy { pixels.colour(x: $0.0, y: $0.1) == [255, 255, 255] })
        #expect(pixels.opacity(x: 52, y: 164) < 255)
    }

    @Test func haveAContourAtOneHalf() throws {
        let ramp = AttributionMap(rows: 1, columns: 28, values: (0..<28).map { Float($0) / 27 })
        let pixels = try layer(of: ramp)
        // 0.5 lies at column 13.5, which is pixel 8 * 14 = 112.
        // The line is one and a half pixels wide and ends in a dark rim.
        #expect((111...112).allSatisfy { pixels.colour(x: $0, y: 20)[0] >= 128 })
        #expect([110, 113].allSatisfy { pixels.colour(x: $0, y: 20) == [0, 0, 0] })
        #expect([105, 118].allSatisfy { pixels.opacity(x: $0, y: 20) < 255 })
    }

    @Test func haveNoMarksWhereTheMapIsEmpty() throws {
        let empty = AttributionMap(rows: 28, columns: 28, values: Array(repeating: 0, count: 784))
        let pixels = try layer(of: empty)
        #expect((0..<224).allSatisfy { y in (0..<224).allSatisfy { pixels.opacity(x: $0, y: y) == 0 } })
        let layer = HeatLayer(digest: MadeUp.digest(0), kind: "zero-shot", map: empty)
        #expect(layer.alternative.contains("no place matters"))
    }

    @Test func shareOneScaleWhateverTheLargestValueIs() throws {
        let faint = AttributionMap(rows: 28, columns: 28, values: Array(repeating: 0.25, count: 784))
        let strong = AttributionMap(
            rows: 28, columns: 28, values: (0..<784).map { $0 % 28 < 14 ? 0.25 : 1 })
        #expect(try layer(of: faint).colour(x: 20, y: 100) == layer(of: strong).colour(x: 20, y: 100))
    }

    @Test func staySmall() throws {
        let layer = HeatLayer(digest: MadeUp.digest(0), kind: "zero-shot", map: MadeUp.map(x: 0.5, y: 0.4))
        #expect(try layer.draw()[0].bytes.count <= 8192)
    }

    @Test func areLaidOverAPhotoForUseElsewhere() throws {
        let rgb = [UInt8](repeating: 100, count: 224 * 224 * 3)
        let pixels = try pixels(of: try Overlay.png(rgb: rgb, width: 224, height: 224, map: halves))
        #expect(pixels.opacity(x: 10, y: 10) == 255)
        #expect(pixels.colour(x: 10, y: 10) == [100, 100, 100])
        // 0.8 of the scale's yellow over 0.2 of the grey.
        #expect(abs(pixels.colour(x: 200, y: 150)[0] - 222) <= 2)
    }
}
