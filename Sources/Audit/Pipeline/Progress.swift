import Foundation
import Synchronization

/// Progress of one stage on standard error: count, rate and time left.
///
/// On a terminal one line is redrawn; elsewhere a plain line comes at most every ten seconds, so that logs stay short.
final class Progress: Sendable {
    /// Where progress is written and how.
    struct Style: Sendable {
        /// Whether nothing is written at all.
        var quiet = false
        /// Whether lines can be redrawn.
        var redraws = isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    }

    private struct State {
        var done = 0.0
        var lastLine: ContinuousClock.Instant?
        var hasSpoken = false
    }

    private let title: String
    private let total: Int
    private let unit: String
    private let style: Style
    private let alreadyDone: Double
    private let patience: Duration
    private let started = ContinuousClock.now
    private let state = Mutex(State())

    /// Announces a stage of `total` units; a stage without work says nothing.
    ///
    /// What is `alreadyDone` counts as done but says nothing about the rate. Where `patience` is given, nothing is said of
    /// a stage that takes no longer.
    init(
        _ title: String, total: Int, unit: String, style: Style, alreadyDone: Double = 0, patience: Duration = .zero
    ) {
        self.title = title
        self.total = total
        self.unit = unit
        self.style = style
        self.alreadyDone = alreadyDone
        self.patience = patience
        state.withLock { $0.done = alreadyDone }
        advance(by: 0)
    }

    /// Notes that some more units, or a part of one, are done.
    func advance(by amount: Double) {
        guard !style.quiet, total > 0 else { return }
        state.withLock { state in
            state.done += amount
            let now = ContinuousClock.now
            guard now - started >= patience else { return }
            let pause = Duration.milliseconds(style.redraws ? 100 : 10_000)
            if let last = state.lastLine, now - last < pause { return }
            state.lastLine = now
            state.hasSpoken = true
            write(line(done: state.done, elapsed: now - started), ends: !style.redraws)
        }
    }

    /// Writes the last line of the stage.
    func finish() {
        guard !style.quiet, total > 0, state.withLock({ $0.hasSpoken }) else { return }
        let elapsed = ContinuousClock.now - started
        write("\(title): \(total) \(unit) in \(Self.describe(elapsed.seconds))", ends: true)
    }

    private func line(done: Double, elapsed: Duration) -> String {
        let count = "\(title): \(Int(done)) of \(total) \(unit)"
        guard done > alreadyDone, elapsed.seconds > 0.5 else { return count }
        let rate = (done - alreadyDone) / elapsed.seconds
        let rateText = rate >= 1 ? String(format: "%.1f a second", rate) : String(format: "%.1f s each", 1 / rate)
        return "\(count), \(rateText), \(Self.describe((Double(total) - done) / rate)) left"
    }

    /// Seconds in words that fit their size: "42 s", "3 min 05 s", "2 h 10 min".
    static func describe(_ seconds: Double) -> String {
        let whole = Int(max(0, seconds).rounded())
        switch whole {
        case ..<60: return whole < 10 ? String(format: "%.1f s", max(0, seconds)) : "\(whole) s"
        case ..<3600: return String(format: "%d min %02d s", whole / 60, whole % 60)
        default: return String(format: "%d h %02d min", whole / 3600, whole / 60 % 60)
        }
    }

    private func write(_ text: String, ends: Bool) {
        // Return to the start of the line and clear it before it is drawn anew.
        let prefix = style.redraws ? "\r\u{1B}[2K" : ""
        FileHandle.standardError.write(Data((prefix + text + (ends ? "\n" : "")).utf8))
    }
}

extension Duration {
    /// The duration as a floating-point number of seconds.
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
