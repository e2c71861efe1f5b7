import Testing

@testable import Engine

@Suite("The normal distribution is SciPy's")
struct NormalTests {
    @Test func `quantiles, within 1e-9, as far out as doubles go`() throws {
        for point in try GoldenStatistics.read().normalQuantile {
            let z = Normal.quantile(point.probability)
            #expect(abs(z - point.z) < 1e-9, "p = \(point.probability)")
        }
    }

    @Test func `probabilities, within 1e-14`() throws {
        for point in try GoldenStatistics.read().normalDistribution {
            #expect(abs(Normal.distribution(point.z) - point.probability) < 1e-14, "z = \(point.z)")
        }
    }

    @Test func `quantile and probability undo each other`() {
        for p in [1e-12, 0.01, 0.024, 0.025, 0.4, 0.5, 0.9, 0.976, 0.999_999] {
            #expect(abs(Normal.distribution(Normal.quantile(p)) / p - 1) < 1e-12)
        }
    }
}
