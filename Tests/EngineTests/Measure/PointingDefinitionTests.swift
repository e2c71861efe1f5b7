import Domain
import Foundation
import TestSupport
import Testing

@testable import Engine

/// What `Tests/Golden/make_pointing_golden.py` computed of the maps of `GoldenLocalisation`.
private struct GoldenPointing: Decodable {
    struct Scores: Decodable {
        let name: String
        /// Value and chance of each measure.
        let box: [String: [Double?]]
        let ellipse: [String: [Double?]]
    }

    struct Distance: Decodable {
        let one: String
        let other: String
        /// Nil where a map is zero everywhere.
        let distance: Double?
    }

    let scores: [Scores]
    let distances: [Distance]

    static func read() throws -> GoldenPointing {
        try JSONDecoder().decode(
            GoldenPointing.self, from: Data(contentsOf: Golden.folder.appending(path: "pointing.json")))
    }
}

@Suite("How much maps point at regions, by definition")
struct PointingDefinitionTests {
    private func scores(of golden: GoldenLocalisation) -> [PointingDefinition: PointingScore] {
        let boxes = golden.boxes.map { Box(x: $0[0], y: $0[1], width: $0[2], height: $0[3]) }
        return PointingDefinition.scores(of: golden.map, boxes: boxes, side: golden.side)
    }

    @Test func `agrees with PyTorch, NumPy and SciPy`() throws {
        let maps = Dictionary(uniqueKeysWithValues: try GoldenLocalisation.read().map { ($0.name, $0) })
        let golden = try GoldenPointing.read().scores
        #expect(golden.count == maps.count)
        for expected in golden {
            let found = scores(of: try #require(maps[expected.name]))
            #expect(found.count == PointingDefinition.allCases.count)
            for (definition, score) in found {
                let shape = definition.shape == .box ? expected.box : expected.ellipse
                let pair = try #require(shape[definition.measure.rawValue])
                #expect(score.chance == pair[1], "\(expected.name): \(definition)")
                #expect((score.value == nil) == (pair[0] == nil), "\(expected.name): \(definition)")
                if let value = score.value, let other = pair[0] {
                    // Single precision moves a pixel or two across the rim of the top.
                    let slack = definition.measure == .topShare ? 1e-3 : 1e-6
                    #expect(abs(value - other) < slack, "\(expected.name): \(definition)")
                }
            }
        }
    }

    @Test func `the paper's definition is that of the pointing game`() throws {
        for golden in try GoldenLocalisation.read() {
            let found = scores(of: golden)
            #expect(found[.paper] == PointingScore(value: golden.hit, chance: golden.area), "\(golden.name)")
        }
    }

    @Test func `over all torus shifts of a map, every definition gives its chance on average`() throws {
        let side = 28
        let golden = try #require(try GoldenLocalisation.read().first { $0.name == "a plateau half in the box" })
        let boxes = [Box(x: 3, y: 5.2, width: 9, height: 7), Box(x: 19, y: 1, width: 30, height: 6)]
        let mask = RegionMask(ellipsesIn: boxes, side: side), near = mask.grown(by: 3)
        var hits = 0.0, shares = 0.0
        for down in 0..<side {
            for right in 0..<side {
                let shifted = (0..<side * side).map { index in
                    let row = (index / side + down) % side, column = (index % side + right) % side
                    return golden.values[row * side + column]
                }
                hits += PointingGame.hit(shifted, in: near)
                shares += TopPixels.share(of: shifted, in: mask, top: 0.05)
            }
        }
        #expect(abs(hits / Double(side * side) - near.area) < 1e-12)
        #expect(abs(shares / Double(side * side) - mask.area) < 1e-9)
    }

    @Test func `an ellipse is that of the whole box, though only a part of it is seen`() {
        let mask = RegionMask(ellipsesIn: [Box(x: -20, y: 0, width: 40, height: 40)], side: 40)
        #expect(mask.isInside[19 * 40])
        #expect(mask.isInside[19 * 40 + 19] && !mask.isInside[19 * 40 + 20])
        // The upper left corner of what is seen is the top of the ellipse, and the corner of the box is not in it.
        #expect(mask.isInside[0] && !mask.isInside[19])
    }

    @Test func `nothing is near a region without a pixel`() {
        #expect(RegionMask(boxes: [], side: 20).grown(by: 15).area == 0)
    }

    @Test func `the top of a map that is the same everywhere lies anywhere`() {
        let mask = RegionMask(boxes: [Box(x: 0, y: 0, width: 10, height: 5)], side: 20)
        let share = TopPixels.share(of: [Float](repeating: 0.25, count: 400), in: mask, top: 0.05)
        #expect(abs(share - 0.125) < 1e-12)
    }

    @Test func `maps are as far apart as NumPy says`() throws {
        let maps = Dictionary(uniqueKeysWithValues: try GoldenLocalisation.read().map { ($0.name, $0.map) })
        for golden in try GoldenPointing.read().distances {
            let one = try #require(maps[golden.one]), other = try #require(maps[golden.other])
            let distance = one.distance(to: other)
            #expect((distance == nil) == (golden.distance == nil), "\(golden.one), \(golden.other)")
            if let distance, let expected = golden.distance { #expect(abs(distance - expected) < 1e-6) }
            #expect(distance == other.distance(to: one))
        }
    }
}
