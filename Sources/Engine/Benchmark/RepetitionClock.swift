import Synchronization

/// Collects how long single repetitions took on lanes that run side by side.
///
/// Lanes are not kept in step, so a repetition is timed on its own lane; the median over all lanes and repetitions is
/// what one repetition takes while every lane is at work.
final class RepetitionClock: Sendable {
    private let seconds = Mutex<[Double]>([])

    /// Runs and times one repetition.
    func time(_ body: () -> Void) {
        let components = ContinuousClock().measure(body).components
        let duration = Double(components.seconds) + Double(components.attoseconds) * 1e-18
        seconds.withLock { $0.append(duration) }
    }

    /// Median over everything that was timed.
    var medianSeconds: Double {
        let sorted = seconds.withLock { $0 }.sorted()
        guard !sorted.isEmpty else { return 0 }
        return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }
}
