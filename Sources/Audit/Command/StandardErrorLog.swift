import Foundation
import Logging

/// Messages on standard error, one line each; progress bars give way to them.
struct StandardErrorLog: LogHandler {
    var logLevel: Logger.Level = .notice
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let word = event.level >= .error ? "error: " : event.level == .warning ? "warning: " : ""
        // A progress bar may stand on this line: return to its start and clear it.
        let clear = Progress.Style().redraws ? "\r\u{1B}[2K" : ""
        FileHandle.standardError.write(Data("\(clear)\(word)\(event.message)\n".utf8))
    }
}
