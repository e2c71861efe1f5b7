import ArgumentParser
import Engine
import Foundation
import GRDB
import Render

/// How the program ends, as the command line documents it.
enum ExitStatus: Int32 {
    /// All is done and written, but the result is not what was asked for: a site heavier than its budget, a version that fails
    /// a policy.
    case gateFailed = 1
    /// Something failed that is nobody's input: a full disk, a broken database.
    case runError = 2
    /// Nothing failed, but the evidence does not suffice for what was asked.
    case notEnoughEvidence = 3
    /// The command line contradicts itself or names something that does not exist.
    case usage = 64
    /// A file is damaged or contradicts another.
    case badData = 65
    /// A file or folder is missing.
    case missingInput = 66
    /// Stopped from outside by a request to end; the same command goes on where it was.
    case resumable = 75
    /// Stopped by the person at the keyboard; the same command goes on where it was.
    case interrupted = 130
}

/// A mistake that the audit itself finds, as one sentence with what was expected, what was found and how to mend it.
struct AuditError: Error, CustomStringConvertible {
    let status: ExitStatus
    let description: String

    init(_ status: ExitStatus, _ description: String) {
        self.status = status
        self.description = description
    }
}

extension ExitStatus {
    /// The status and the sentence for any error that reaches the command line.
    static func describe(_ error: any Error) -> (status: ExitStatus, sentence: String) {
        switch error {
        case let error as AuditError:
            return (error.status, error.description)
        case let error as EngineError:
            return (status(of: error.kind), error.description)
        case let error as DownloadError:
            return (error.status, error.description)
        case let error as RenderError:
            return (.runError, error.description)
        case let error as DatabaseError:
            return describe(DatabaseFailure.describe(error))
        case is DecodingError:
            let sentence =
                "The audit's database: expected rows of this version of the program, \(ProgramVersion.current), but found "
                + "some that it cannot read; use the version that wrote them, or build again into another --output."
            return (.badData, sentence)
        default:
            return (.runError, "\(error.localizedDescription)")
        }
    }

    private static func status(of kind: EngineError.Kind) -> ExitStatus {
        switch kind {
        case .missingInput: .missingInput
        case .badData, .unsupported: .badData
        case .cannotWrite, .noAnswer: .runError
        }
    }
}
