import Testing

@testable import Engine

@Suite("Quantiles")
struct QuantileTests {
    /// Expected values from `numpy.quantile`.
    @Test(arguments: [
        ([3.0, 1, 2], [1.5, 2.0, 2.5]), ([0.1, 0.5, 0.2, 0.9], [0.175, 0.35, 0.6]), ([7.0], [7.0, 7, 7]),
        ([1.0, 1, 4, 4, 10, 2], [1.25, 3.0, 4.0]),
    ])
    func `lie between neighbours as NumPy's do`(_ values: [Double], _ expected: [Double]) throws {
        let found = try #require(Quantile.of(values, at: [0.25, 0.5, 0.75]))
        for (one, other) in zip(found, expected) { #expect(abs(one - other) < 1e-12) }
    }

    @Test func `nothing has none`() { #expect(Quantile.of([], at: [0.5]) == nil) }
}
