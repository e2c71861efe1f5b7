import Domain
import Testing

@testable import Engine

@Suite("The spread over repetitions is NumPy's and SciPy's")
struct RepeatSpreadTests {
    @Test func `root of the mean variance within a picture, over the number of pictures`() throws {
        for golden in try GoldenStatistics.read().repeatSpread {
            let found = try #require(RepeatSpread.ofMean(over: golden.count, repeats: golden.repeats))
            #expect(abs(found.point / golden.point - 1) < 1e-9)
            let width = golden.upper - golden.lower
            #expect(abs(found.lower - golden.lower) < 0.03 * width)
            #expect(abs(found.upper - golden.upper) < 0.03 * width)
            #expect(found.count == golden.repeats.count)
        }
    }

    @Test func `needs two pictures`() {
        #expect(RepeatSpread.ofMean(over: 10, repeats: [[0.1, 0.2]]) == nil)
        #expect(RepeatSpread.ofMean(over: 0, repeats: [[0.1, 0.2], [0.3, 0.2]]) == nil)
        #expect(RepeatSpread.ofMean(over: 5, repeats: [[0.1, 0.1], [0.3, 0.3]])?.point == 0)
    }
}
