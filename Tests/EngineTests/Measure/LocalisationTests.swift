import Domain
import Testing

@testable import Engine

@Suite("How well maps point at boxes")
struct LocalisationTests {
    @Test func `agrees with PyTorch's enlargement and NumPy's arithmetic`() throws {
        for golden in try GoldenLocalisation.read() {
            let boxes = golden.boxes.map { Box(x: $0[0], y: $0[1], width: $0[2], height: $0[3]) }
            let localisation = Localisation(of: golden.map, in: RegionMask(boxes: boxes, side: golden.side))
            #expect(localisation.hit == golden.hit, "\(golden.name)")
            #expect(localisation.chance == golden.area, "\(golden.name)")
            #expect(localisation.centre == golden.centre, "\(golden.name)")
            #expect((localisation.mass == nil) == (golden.mass == nil), "\(golden.name)")
            if let mass = localisation.mass, let expected = golden.mass {
                #expect(abs(mass - expected) < 1e-6, "\(golden.name)")
            }
        }
    }

    @Test func `over all torus shifts of a map, hit and mass are the region's area on average`() throws {
        let side = 28
        let golden = try #require(try GoldenLocalisation.read().first { $0.name == "a plateau half in the box" })
        let mask = RegionMask(
            boxes: [Box(x: 3, y: 5.2, width: 9, height: 7), Box(x: 9, y: 1, width: 30, height: 6)], side: side)
        var hits = 0.0, masses = 0.0
        for down in 0..<side {
            for right in 0..<side {
                let shifted = (0..<side * side).map { index in
                    let row = (index / side + down) % side, column = (index % side + right) % side
                    return golden.values[row * side + column]
                }
                hits += PointingGame.hit(shifted, in: mask)
                masses += try #require(RegionMass.share(of: shifted, in: mask))
            }
        }
        #expect(abs(hits / Double(side * side) - mask.area) < 1e-12)
        #expect(abs(masses / Double(side * side) - mask.area) < 1e-9)
    }

    @Test func `a map that is zero everywhere points nowhere`() {
        let mask = RegionMask(boxes: [Box(x: 0, y: 0, width: 56, height: 56)], side: 224)
        let nothing = Localisation(
            of: AttributionMap(rows: 28, columns: 28, values: [Float](repeating: 0, count: 784)), in: mask)
        #expect(nothing == Localisation(hit: 1.0 / 16, mass: nil, chance: 1.0 / 16, centre: 0))
    }

    @Test(arguments: [(0.0, false), (0.49, false), (0.5, true), (1.0, true)])
    func `half of the tied pixels make a hit where hits are counted`(_ hit: Double, isHit: Bool) {
        #expect(Localisation(hit: hit, mass: 0, chance: 0.1, centre: 0).isHit == isHit)
    }

    @Test func `takes well below a millisecond a map`() throws {
        let golden = try #require(try GoldenLocalisation.read().first)
        let mask = RegionMask(boxes: [Box(x: 80, y: 50, width: 50, height: 60)], side: 224)
        let fastest = try #require(
            (0..<20).map { _ in ContinuousClock().measure { _ = Localisation(of: golden.map, in: mask) } }.min())
        #expect(fastest < .milliseconds(1))
    }
}
