import Foundation

/// What happens when somebody stops the program: finished work is in the database already, so it just ends and says so.
enum Interruption {
    /// Handles SIGINT (exit 130) and SIGTERM (exit 75).
    ///
    /// By plain signal handlers, because a handler on a dispatch queue would wait for a free thread, and lanes hold all of
    /// them for as long as a piece of their work takes: minutes.
    static func install() {
        signal(SIGINT) { _ in Interruption.end(.interrupted) }
        signal(SIGTERM) { _ in Interruption.end(.resumable) }
    }

    /// Ends the program from within a signal handler, where nothing may be allocated and no lock taken.
    ///
    /// Not by exit(): lanes are still computing, and nothing they hold needs an orderly end.
    private static func end(_ status: ExitStatus) -> Never {
        let line: StaticString =
            "\nvlm-audit: stopped; what is finished is kept, and the same command goes on from there.\n"
        _ = write(STDERR_FILENO, line.utf8Start, line.utf8CodeUnitCount)
        _exit(status.rawValue)
    }
}
