import Domain
import Testing

@testable import Audit
@testable import Render

@Suite("Maps beside rankings that know nothing")
struct FloorComparisonTests {
    private func comparison(_ game: PixelGame, map: Double, random: Double, centre: Double) -> FloorComparison {
        let judgement = PictureFindings.Judgement(game: game, scorer: .zeroShot)
        let pictures = (0..<10).map { index in
            let more = 0.003 * Double(index % 4)
            return MeasuredPicture.make(
                index, curves: [.zeroShot: [judgement: MeasuredPicture.level(map + more)]],
                floors: [
                    .random: [judgement: MeasuredPicture.level(random)],
                    .centre: [judgement: MeasuredPicture.level(centre)],
                ])
        }
        return FloorComparison(.zeroShot, game, compared: pictures)
    }

    @Test func `pass by deletion where they fall faster than both, and by insertion where they rise faster`() {
        #expect(comparison(.deletion, map: 0.1, random: 0.3, centre: 0.4).verdict == .pass)
        #expect(comparison(.insertion, map: 0.1, random: 0.3, centre: 0.4).verdict == .fail)
        #expect(comparison(.insertion, map: 0.5, random: 0.3, centre: 0.4).verdict == .pass)
    }

    @Test func `fail where one of the two is better, and the sentence names it`() {
        let found = comparison(.deletion, map: 0.3, random: 0.4, centre: 0.2)
        #expect(found.verdict == .fail)
        #expect(found.beats(.random) == true && found.beats(.centre) == false)
        let statement = Words.floors(found).statement
        #expect(
            statement.contains(
                "they are less faithful than a ranking from the centre; they are more faithful than a random"))
    }

    @Test func `cannot be told where an interval holds zero, or nothing was measured`() {
        #expect(comparison(.deletion, map: 0.2955, random: 0.3, centre: 0.9).verdict == .cannotTell)
        let nothing = FloorComparison(.zeroShot, .deletion, compared: [])
        #expect(nothing.verdict == .cannotTell)
        #expect(Words.floors(nothing).statement.contains("cannot be said"))
    }
}
