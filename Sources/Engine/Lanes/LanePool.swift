import Synchronization

/// Workers side by side, one for each core, each with its own scratch memory and single-threaded products.
///
/// Work is handed out in order, one piece at a time, so a slow piece holds up nobody. What a piece computes depends on
/// the piece alone, never on the number of lanes.
public struct LanePool: Sendable {
    /// Number of workers.
    public let lanes: Int

    /// Plans the workers; nothing runs yet.
    public init(lanes: Int) {
        precondition(lanes >= 1, "At least one lane.")
        self.lanes = lanes
    }

    /// Does every piece of work; the first error ends the others after the piece they are at.
    ///
    /// - `makeScratch` is called once for each lane that gets work.
    public func run<Work: Sendable, Scratch>(
        _ work: [Work], makeScratch: @escaping @Sendable () -> Scratch,
        body: @escaping @Sendable (Work, Scratch) throws -> Void
    ) async throws {
        BLAS.useOneThread()
        let cursor = Cursor()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<min(lanes, work.count) {
                group.addTask {
                    var scratch: Scratch?
                    while !Task.isCancelled {
                        let index = cursor.take()
                        guard index < work.count else { return }
                        let own = scratch ?? makeScratch()
                        scratch = own
                        try body(work[index], own)
                    }
                }
            }
            // Leaving by an error cancels the others; waitForAll() would let them do all the work first.
            for try await _ in group {}
        }
    }
}

/// Hands out the numbers from 0 up to whoever asks, each number once.
private final class Cursor: Sendable {
    private let next = Atomic(0)

    func take() -> Int { next.wrappingAdd(1, ordering: .relaxed).oldValue }
}
