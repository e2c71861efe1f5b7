import Domain
import Testing

@testable import Engine

@Suite("Means have SciPy's bootstrap intervals")
struct BootstrapTests {
    /// Largest distance of an end from SciPy's, as a share of the interval's width.
    private func error(_ estimate: Estimate, _ golden: GoldenStatistics.Mean) -> Double {
        max(abs(estimate.lower - golden.lower), abs(estimate.upper - golden.upper)) / (golden.upper - golden.lower)
    }

    @Test func `BCa intervals agree within 1 % of their width, skewed samples included`() throws {
        for golden in try GoldenStatistics.read().meanBCa {
            let values = try #require(golden.values)
            let estimate = try #require(Bootstrap(resamples: 200_000, level: golden.level).mean(values))
            #expect(error(estimate, golden) < 0.01, "\(golden.name)")
            #expect(abs(estimate.point - golden.mean) < 1e-12)
            #expect(estimate.count == values.count)
            #expect(estimate.level == golden.level)
        }
    }

    @Test func `the resamples of a report are enough for 4 %`() throws {
        // Means of the other two samples lie in heaps, where the least difference may move an end to the next one.
        let heaped = ["zeros and ones", "one outlier"]
        for golden in try GoldenStatistics.read().meanBCa where !heaped.contains(golden.name) {
            let values = try #require(golden.values)
            let estimate = try #require(Bootstrap(level: golden.level).mean(values))
            #expect(error(estimate, golden) < 0.04, "\(golden.name)")
        }
    }

    @Test func `percentile bands of curves agree within 1 % of their width`() throws {
        let golden = try GoldenStatistics.read().meanCurve
        let band = try #require(Bootstrap(resamples: 200_000).meanCurve(golden.curves))
        #expect(band.count == golden.points.count)
        for (estimate, point) in zip(band, golden.points) {
            #expect(error(estimate, point) < 0.01, "\(point.name)")
            #expect(abs(estimate.point - point.mean) < 1e-12)
            #expect(estimate.count == golden.curves.count)
        }
    }

    @Test func `the same seed gives the same interval, another seed a close one`() {
        let values = (0..<20).map { Double($0 * $0) }
        let first = Bootstrap().mean(values), again = Bootstrap().mean(values), other = Bootstrap(seed: 1).mean(values)
        #expect(first == again)
        #expect(first != other)
    }

    @Test func `fewer than two values have no interval`() {
        #expect(Bootstrap().mean([]) == nil)
        #expect(Bootstrap().mean([0.3]) == nil)
        #expect(Bootstrap().meanCurve([]) == nil)
        #expect(Bootstrap().meanCurve([[0.3, 0.2]]) == nil)
    }

    @Test func `equal values have an interval of no width`() throws {
        let estimate = try #require(Bootstrap().mean([0.25, 0.25, 0.25]))
        #expect(estimate == Estimate(point: 0.25, lower: 0.25, upper: 0.25, count: 3))
        let band = try #require(Bootstrap().meanCurve([[1, 0.5], [1, 0.5]]))
        #expect(band.map(\.lower) == [1, 0.5])
        #expect(band.map(\.upper) == [1, 0.5])
    }

    @Test func `two values have a finite interval within them`() throws {
        for values in [[0.0, 1.0], [1e-9, 1e9], [-5.0, 5.0]] {
            let estimate = try #require(Bootstrap().mean(values))
            #expect(values[0] <= estimate.lower && estimate.lower <= estimate.upper && estimate.upper <= values[1])
        }
    }
}
