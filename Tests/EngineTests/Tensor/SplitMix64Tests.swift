import Domain
import TestSupport
import Testing

@testable import Engine

@Suite("Random numbers")
struct SplitMix64Tests {
    @Test func `the sequence of seed 42 is the one of the golden files`() throws {
        var random = SplitMix64(seed: 42)
        let expected = try Golden.facts().splitmix64Seed42First
        #expect(!expected.isEmpty)
        for value in expected { #expect(String(random.next()) == value) }
    }

    @Test func `the sequence of seed 1234567 is the published one`() {
        // Test values of the reference implementation (Vigna, prng.di.unimi.it/splitmix64.c).
        var random = SplitMix64(seed: 1_234_567)
        let first = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423] as [UInt64]
        #expect(first == [random.next(), random.next(), random.next()])
    }

    @Test func `uniform values fill [0, 1) evenly`() {
        var random = SplitMix64(seed: 5)
        let values = (0..<20_000).map { _ in random.uniform() }
        #expect(values.allSatisfy { 0 <= $0 && $0 < 1 })
        for tenth in 0..<10 {
            let share = values.count { Int($0 * 10) == tenth }
            // Five deviations of a binomial count of 2000.
            #expect(abs(share - 2000) < 215)
        }
    }

    @Test func `whole numbers stay below their bound`() {
        var random = SplitMix64(seed: 6)
        #expect(Set((0..<200).map { _ in random.integer(below: 4) }) == [0, 1, 2, 3])
        #expect((0..<20).allSatisfy { _ in random.integer(below: 1) == 0 })
    }

    @Test func `normal deviates have mean 0 and deviation 1`() {
        var random = SplitMix64(seed: 7)
        let values = (0..<20_000).map { _ in Double(random.normal()) }
        let mean = values.reduce(0, +) / 20_000
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000
        #expect(abs(mean) < 0.036)
        #expect(abs(variance - 1) < 0.05)
    }

    @Test func `a derived seed is the start of the digest of its parts`() throws {
        let digest = ContentDigest(of: "7\nabc\nzero-shot").hex
        let bytes = stride(from: 0, to: 16, by: 2).map { digest.dropFirst($0).prefix(2) }
        let seed = try #require(UInt64(bytes.reversed().joined(), radix: 16))
        var expected = SplitMix64(seed: seed), found = SplitMix64.derived(runSeed: 7, parts: ["abc", "zero-shot"])
        #expect(found.next() == expected.next())
        var other = SplitMix64.derived(runSeed: 7, parts: ["abc", "fine-tuned"])
        #expect(found.next() != other.next())
    }
}
