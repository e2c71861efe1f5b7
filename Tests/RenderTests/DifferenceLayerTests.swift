import Domain
import Foundation
import Testing

@testable import Render

@Suite("Difference layers")
struct DifferenceLayerTests {
    /// Left third less, middle as before, right third more.
    private let before = AttributionMap(
        rows: 28, columns: 28, values: (0..<784).map { $0 % 28 < 10 ? 1 : 0.25 })
    private let after = AttributionMap(
        rows: 28, columns: 28, values: (0..<784).map { $0 % 28 < 10 ? 0 : $0 % 28 < 18 ? 0.25 : 1 })

    private func layer(_ before: AttributionMap, _ after: AttributionMap) throws -> Pixels {
        let scratch = try Scratch()
        let file = "\(scratch.path)/layer.png"
        let figure = DifferenceLayer(digest: MadeUp.digest(0), kind: "zero-shot", before: before, after: after)
        try Data(try #require(try figure.draw().first).bytes).write(to: URL(filePath: file))
        return Pixels(png: file)
    }

    @Test func `are orange where there is more, purple where there is less, and let the photo through elsewhere`()
        throws
    {
        let pixels = try layer(before, after)
        // ColorBrewer's PuOr with four colours on each side: the ends are #542788 and #B35806.
        for (x, published) in [(20, [0x54, 0x27, 0x88]), (200, [0xB3, 0x58, 0x06])] {
            for (found, expected) in zip(pixels.colour(x: x, y: 100), published) { #expect(abs(found - expected) <= 2) }
            #expect(abs(pixels.opacity(x: x, y: 100) - Int(ColourScale.strongest * 255)) <= 1)
        }
        #expect(pixels.opacity(x: 112, y: 100) == 0)
    }

    @Test func `the other way round have the other colours, and of equal maps nothing`() throws {
        let (there, back) = (try layer(before, after), try layer(after, before))
        #expect(there.colour(x: 20, y: 10) == back.colour(x: 200, y: 10))
        #expect(there.colour(x: 200, y: 10) == back.colour(x: 20, y: 10))
        let nothing = try layer(before, before)
        #expect((0..<224).allSatisfy { nothing.opacity(x: $0, y: 77) == 0 })
    }

    @Test func `say in words how much changed`() {
        let figure = DifferenceLayer(digest: MadeUp.digest(0), kind: "zero-shot", before: before, after: after)
        #expect(
            figure.alternative
                == "Difference layer (zero-shot): heat rises by more than a quarter on 36% of the picture and falls by more "
                + "than a quarter on 36%.")
    }

    @Test func `have one scale, centred on zero`() {
        #expect(
            (-10...10).allSatisfy {
                DivergingScale.level(of: Double($0) / 10) == -DivergingScale.level(of: -Double($0) / 10)
            })
        #expect(DivergingScale.level(of: 0) == 0 && DivergingScale.level(of: 7) == DivergingScale.levels)
        #expect(DivergingScale.layerColour(level: 0).premultiplied == 0)
    }
}
