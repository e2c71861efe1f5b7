import Engine
import Synchronization
import Testing

@Suite("Lanes share out work")
struct LanePoolTests {
    /// Stands for a lane's own memory.
    private final class Scratch {
        var pieces = 0
    }

    private struct Failure: Error {
        let piece: Int
    }

    @Test(arguments: [1, 2, 3, 8]) func `each piece is done once`(_ lanes: Int) async throws {
        let done = Mutex<[Int]>([])
        try await LanePool(lanes: lanes).run(Array(0..<200), makeScratch: { Scratch() }) { piece, _ in
            done.withLock { $0.append(piece) }
        }
        #expect(done.withLock { $0 }.sorted() == Array(0..<200))
    }

    @Test func `each lane has one scratch of its own, and no more lanes start than there are pieces`() async throws {
        let made = Mutex(0), largest = Mutex(0)
        try await LanePool(lanes: 8).run([1, 2, 3]) {
            made.withLock { $0 += 1 }
            return Scratch()
        } body: { _, scratch in
            scratch.pieces += 1
            let pieces = scratch.pieces
            largest.withLock { $0 = max($0, pieces) }
        }
        let count = made.withLock { $0 }
        #expect((1...3).contains(count))
        // Three pieces on so many lanes: some lane has done at least its share.
        #expect(largest.withLock { $0 } >= 3 / count)
    }

    @Test func `no work makes no scratch`() async throws {
        try await LanePool(lanes: 2).run([Int](), makeScratch: { Issue.record("Nothing needs scratch.") }) { _, _ in }
    }

    @Test(arguments: [1, 2]) func `the first error ends the others after their piece`(_ lanes: Int) async throws {
        let done = Mutex(0), pieces = 300_000
        let failure = await #expect(throws: Failure.self) {
            try await LanePool(lanes: lanes).run(Array(0..<pieces), makeScratch: { Scratch() }) { piece, _ in
                if piece == 5 { throw Failure(piece: piece) }
                // Half a minute for everything: the other lane hears of the error long before, on a busy machine too.
                try Self.pause()
                done.withLock { $0 += 1 }
            }
        }
        #expect(failure?.piece == 5)
        let count = done.withLock { $0 }
        #expect(count >= 5 - (lanes - 1))
        #expect(count < pieces - 1)
        if lanes == 1 { #expect(count == 5) }
    }

    private static func pause() throws {
        let end = ContinuousClock.now + .microseconds(100)
        while ContinuousClock.now < end {}
    }
}
