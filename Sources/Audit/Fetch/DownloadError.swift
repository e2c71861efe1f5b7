import Foundation

/// Why a file could not be fetched.
struct DownloadError: Error, CustomStringConvertible {
    /// What went wrong.
    enum Reason: Equatable {
        /// The server's answer was neither the file nor a reason to ask again.
        case status(Int)
        /// The connection failed as often as it was tried; what had come by then, in bytes, is kept.
        case connection(message: String, kept: Int)
        /// What came is not what was announced; what is kept had come before, in bytes.
        case content(expected: String, found: String, kept: Int)
        /// The file could not be written.
        case disk(file: String, message: String)
        /// Another program is fetching the same file.
        case busy(file: String)
    }

    /// What was asked for.
    let url: URL
    let reason: Reason

    /// How the program ends with it.
    var status: ExitStatus {
        switch reason {
        case .status(let code) where (400..<500).contains(code) && !isTransient: .missingInput
        case .status, .disk, .busy: .runError
        case .connection(_, let kept): kept > 0 ? .resumable : .runError
        case .content: .badData
        }
    }

    /// One sentence: what was expected, what was found, how to mend it.
    var description: String {
        switch reason {
        case .status(let code):
            let remedy =
                switch code {
                case 401, 403: "check that you may have it, and set HF_TOKEN where it needs a token"
                case 404, 410: "check the name"
                default: "try again later"
                }
            return "\(url.shown): expected a file but found the status \(code); \(remedy)."
        case .connection(let message, let kept):
            let state = kept > 0 ? "the first \(kept) bytes are kept, and the same command goes on from there" : ""
            return "\(url.shown): expected a connection to the end but found \"\(message)\"; "
                + (kept > 0 ? "\(state)." : "check the network and try again.")
        case .content(let expected, let found, let kept):
            let state = kept > 0 ? "the \(kept) bytes that had come before are kept" : "nothing is kept"
            return "\(url.shown): expected \(expected) but found \(found); \(state), try again or check the source."
        case .disk(let file, let message):
            return "\(file): expected room and permission to write a download but found \"\(message)\"; "
                + "free some space or change the permissions."
        case .busy(let file):
            return "\(file): expected to be the only program that writes it but found another one at it; "
                + "wait until that one has ended."
        }
    }
}
