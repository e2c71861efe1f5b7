import Foundation

/// What happens when somebody stops the program: finished work is in the database already, so it just ends and says so.
enum Interruption {
    /// Handles SIGINT (exit 130) and SIGTERM (exit 75).
    static func install() {
        for (signal, status) in [(SIGINT, ExitStatus.interrupted), (SIGTERM, ExitStatus.resumable)] {
            Foundation.signal(signal, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: signal, queue: .global())
            source.setEventHandler {
                let line = "\nvlm-audit: stopped; what is finished is kept, and the same command goes on from there.\n"
                FileHandle.standardError.write(Data(line.utf8))
                // Not exit(): lanes are still computing, and nothing they hold needs an orderly end.
                _exit(status.rawValue)
            }
            source.resume()
            sources.append(source)
        }
    }

    /// Keeps the sources alive; written once, before any other thread runs.
    nonisolated(unsafe) private static var sources: [any DispatchSourceSignal] = []
}
