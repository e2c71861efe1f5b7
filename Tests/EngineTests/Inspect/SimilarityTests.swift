import Testing

@testable import Engine

@Suite("Pictures that are alike")
struct SimilarityTests {
    @Test func `by hash are all pairs within both bounds, each once and in order`() {
        var random = SplitMix64(seed: 7)
        var hashes = (0..<300).map { _ in
            HashPairs.Hashes(perceptual: random.next(), difference: random.next())
        }
        // Some that are close to an earlier one, by a few flipped bits.
        for index in 0..<60 {
            let one = hashes[index]
            func flipped(_ hash: UInt64) -> UInt64 {
                (0..<random.integer(below: 14)).reduce(hash) { hash, _ in
                    hash ^ 1 << UInt64(random.integer(below: 64))
                }
            }
            hashes.append(
                HashPairs.Hashes(perceptual: flipped(one.perceptual), difference: flipped(one.difference)))
        }
        let found = HashPairs.within(perceptual: 8, difference: 8, hashes)
        var expected: [[Int]] = []
        for one in hashes.indices {
            for other in hashes.indices where other > one {
                let pairs = [
                    (hashes[one].perceptual, hashes[other].perceptual),
                    (hashes[one].difference, hashes[other].difference),
                ]
                let bits = pairs.map { pair in
                    (0..<64).count { pair.0 >> UInt64($0) & 1 != pair.1 >> UInt64($0) & 1 }
                }
                if bits[0] <= 8, bits[1] <= 8 { expected.append([one, other] + bits) }
            }
        }
        #expect(found.map { [$0.one, $0.other, $0.perceptual, $0.difference] } == expected)
        #expect(expected.count > 10 && expected.count < 60)
        #expect(HashPairs.within(perceptual: 8, difference: 8, []).isEmpty)
    }

    @Test func `join to groups whatever the order of the pairs`() {
        let pairs = [(5, 2), (9, 7), (2, 0), (7, 8), (3, 3)]
        for order in [pairs, pairs.reversed()] {
            var sets = DisjointSets(count: 10)
            for (one, other) in order { sets.join(one, other) }
            #expect(sets.groups() == [[0, 2, 5], [7, 8, 9]])
            #expect(sets.root(of: 5) == 0 && sets.root(of: 1) == 1)
        }
    }

    /// Directions of several clusters, as a weak model gives them, with copies of some of them.
    private func embeddings(copies: [Int]) -> [[Float]] {
        var random = SplitMix64(seed: 11)
        let centres = (0..<4).map { _ in (0..<24).map { _ in random.normal() } }
        var all = (0..<400).map { index in centres[index % 4].map { 3 + $0 + 0.3 * random.normal() } }
        for copy in copies { all.append(all[copy].map { 2 * $0 + 0.01 * random.normal() }) }
        return all
    }

    @Test func `to a model are copies, and not what merely shares a class with others`() async throws {
        let copies = [3, 50, 51, 222], all = embeddings(copies: copies)
        let found = try await SimilarEmbeddings.pairs(all, ratio: 0.4, neighbour: 5, pool: LanePool(lanes: 2))
        #expect(found.map { [$0.one, $0.other] } == copies.enumerated().map { [$0.element, 400 + $0.offset] })
        #expect(found.allSatisfy { $0.cosine > 0.99 && $0.ratio < 0.4 })
        let alone = try await SimilarEmbeddings.pairs(all, ratio: 0.4, neighbour: 5, pool: LanePool(lanes: 1))
        #expect(alone == found)
    }

    @Test func `to a model are no vectors without numbers, which leave the others alone`() async throws {
        let copies = [3, 50, 51, 222]
        var all = embeddings(copies: copies)
        for (index, value) in [(0, Float.nan), (7, .infinity), (300, .nan)] { all[index][5] = value }
        let found = try await SimilarEmbeddings.pairs(all, ratio: 0.4, neighbour: 5, pool: LanePool(lanes: 2))
        #expect(found.map { [$0.one, $0.other] } == copies.enumerated().map { [$0.element, 400 + $0.offset] })
        let none = [[Float]](repeating: [.nan, 1, 2], count: 20)
        #expect(try await SimilarEmbeddings.pairs(none, ratio: 0.4, neighbour: 5, pool: LanePool(lanes: 1)).isEmpty)
    }

    @Test func `to a model need neighbours to be told from`() async throws {
        let few = Array(embeddings(copies: []).prefix(5))
        #expect(try await SimilarEmbeddings.pairs(few, ratio: 0.4, neighbour: 5, pool: LanePool(lanes: 1)).isEmpty)
        // Everything equal: no distance is smaller than another.
        let same = [[Float]](repeating: [1, 2, 3], count: 20)
        #expect(try await SimilarEmbeddings.pairs(same, ratio: 0.4, neighbour: 5, pool: LanePool(lanes: 1)).isEmpty)
    }
}
