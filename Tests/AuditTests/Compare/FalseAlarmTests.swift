import Domain
import Engine
import Testing

@testable import Audit

@Suite("Versions that differ by chance alone")
struct FalseAlarmTests {
    /// A version of which every value of a picture is drawn anew around what the picture has: as another seed does it.
    private func version(_ random: inout SplitMix64) -> [ReportPicture] {
        (0..<48).map { index in
            func answer() -> ReportPicture.Answer {
                let hit: Double = random.uniform() < 0.2 ? 1 : 0
                func noisy(_ value: Double) -> Double { value + 0.05 * Double(random.normal()) }
                let isRight = random.uniform() < 0.9
                return MadeVersion.answer(
                    isRight ? "a" : "b", isCorrect: isRight, area: noisy(0.3 + 0.01 * Double(index % 11)),
                    face: (hit, noisy(0.2)), evidence: (1 - hit, noisy(0.4)))
            }
            return MadeVersion.picture(
                "\(index)", groups: ["gender": index.isMultiple(of: 2) ? "female" : "male"],
                [.zeroShot: answer(), .fineTuned: answer()])
        }
    }

    /// One false alarm in twenty families is what is stated; of 60 families more than seven would come once in a hundred.
    @Test func `show a difference in at most one family in twenty`() throws {
        var random = SplitMix64(seed: 20)
        var alarms = 0
        for _ in 0..<60 {
            let found = try Comparison(
                baseline: MadeVersion.make("one", version(&random)),
                candidate: MadeVersion.make("other", version(&random)),
                isForced: false)
            try #require(found.overall.count >= 12)
            if !found.shown.isEmpty { alarms += 1 }
        }
        #expect(alarms <= 7)
    }
}
