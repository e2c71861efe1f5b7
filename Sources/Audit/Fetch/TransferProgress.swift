import Foundation

/// Progress of a transfer in megabytes, or in kilobytes where there are few.
final class TransferProgress {
    private let title: String
    private let style: Progress.Style
    private var shown: (progress: Progress, unit: Double)?

    /// Progress of one file, which is shown as soon as its size is known.
    init(_ title: String, style: Progress.Style) {
        self.title = title
        self.style = style
    }

    /// Progress of several files of `total` bytes together, of which `already` are there.
    convenience init(_ title: String, total: Int, already: Int, style: Progress.Style) {
        self.init(title, style: style)
        begin(total: total, already: already)
    }

    /// Notes the size of a file in bytes; where the size of all files was known before, that is what is shown.
    func begin(total: Int?, already: Int) {
        guard shown == nil, let total, total > 0 else { return }
        let (unit, name) = total >= 10_000_000 ? (1_000_000, "MB") : (1000, "kB")
        let progress = Progress(
            title, total: (total + unit - 1) / unit, unit: name, style: style,
            alreadyDone: Double(already) / Double(unit))
        shown = (progress, Double(unit))
    }

    /// Notes that some bytes have come, or, where the number is negative, that some have to come again.
    func advance(by bytes: Int) {
        if let shown { shown.progress.advance(by: Double(bytes) / shown.unit) }
    }

    /// Writes the last line.
    func finish() { shown?.progress.finish() }
}
