import Testing

@testable import Audit

@Suite("Durations in words")
struct ProgressTests {
    @Test(
        arguments: [
            (0, "0.0 s"), (-3, "0.0 s"), (0.04, "0.0 s"), (1.25, "1.2 s"), (9.4, "9.4 s"), (9.6, "10 s"),
            (42.4, "42 s"),
            (59.4, "59 s"), (59.6, "1 min 00 s"), (61, "1 min 01 s"), (605, "10 min 05 s"), (3599.4, "59 min 59 s"),
            (3599.6, "1 h 00 min"), (7800, "2 h 10 min"), (90_000, "25 h 00 min"),
        ] as [(Double, String)])
    func `fit their size`(_ seconds: Double, _ words: String) {
        #expect(Progress.describe(seconds) == words)
    }

    @Test func `a duration counts whole and broken seconds`() {
        #expect(abs(Duration.milliseconds(2500).seconds - 2.5) < 1e-12)
    }
}
