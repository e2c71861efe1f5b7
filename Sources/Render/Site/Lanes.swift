import Dispatch
import Synchronization

/// Work side by side on several cores.
enum Lanes {
    /// Does something for every number from 0 up, handed out in order, on so many cores at once.
    ///
    /// After a failure nothing more is begun; of several failures the one of the smallest number is thrown.
    static func run(
        _ count: Int, lanes: Int, _ body: @Sendable (Int) throws(RenderError) -> Void
    ) throws(RenderError) {
        let next = Atomic(0)
        let failure = Mutex<(index: Int, error: RenderError)?>(nil)
        DispatchQueue.concurrentPerform(iterations: max(1, min(lanes, count))) { _ in
            while true {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < count, failure.withLock({ $0 == nil }) else { return }
                do throws(RenderError) {
                    try body(index)
                } catch {
                    failure.withLock { if index < $0?.index ?? count { $0 = (index, error) } }
                }
            }
        }
        if let failure = failure.withLock({ $0 }) { throw failure.error }
    }
}
