import Foundation
import Testing

/// The built program, run from outside as a user runs it.
enum Program {
    /// The executable beside the one that holds the tests.
    static let executable: URL = {
        let tests = [CommandLine.arguments.first ?? "", "/proc/self/exe"]
        let places = tests.map {
            URL(filePath: $0).resolvingSymlinksInPath().deletingLastPathComponent().appending(path: "vlm-audit")
        }
        return places.first { FileManager.default.isExecutableFile(atPath: $0.path) } ?? places[0]
    }()
}

/// What one run of the program came to.
struct ProgramResult: Sendable {
    /// Exit status; nil where a signal ended it, as a crash does.
    let status: Int32?
    /// What it wrote on standard output.
    let output: String
    /// What it wrote on standard error.
    let errors: String

    /// The lines on standard error that say something.
    var errorLines: [String] { errors.split(separator: "\n").map(String.init) }
    /// The lines on standard output.
    var outputLines: [String] { output.split(separator: "\n").map(String.init) }

    /// Expects an end without a fault.
    @discardableResult
    func expectSuccess(sourceLocation: SourceLocation = #_sourceLocation) -> ProgramResult {
        #expect(status == 0, "\(errors)", sourceLocation: sourceLocation)
        return self
    }

    /// Expects this exit status, and nothing on standard error but one sentence that holds these parts: what was
    /// expected and found, and how to mend it.
    func expectSentence(_ code: Int32, _ parts: String..., sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(status == code, "\(errors)", sourceLocation: sourceLocation)
        #expect(errorLines.count == 1, "\(errors)", sourceLocation: sourceLocation)
        let line = errorLines.first ?? ""
        #expect(line.hasPrefix("vlm-audit: ") || line.hasPrefix("error: "), "\(line)", sourceLocation: sourceLocation)
        #expect(line.hasSuffix(".") && !line.dropLast().hasSuffix("."), "\(line)", sourceLocation: sourceLocation)
        for part in ["expected ", " but found ", "; "] + parts {
            #expect(line.contains(part), "\"\(part)\" in: \(line)", sourceLocation: sourceLocation)
        }
    }

    /// Expects the status of a wrong command line, a sentence that holds these parts, and the usage below it.
    func expectUsage(_ parts: String..., sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(status == 64, "\(errors)", sourceLocation: sourceLocation)
        #expect(output.isEmpty, sourceLocation: sourceLocation)
        let line = errorLines.first ?? ""
        #expect(line.hasPrefix("Error: "), "\(errors)", sourceLocation: sourceLocation)
        for part in parts {
            #expect(line.contains(part), "\"\(part)\" in: \(line)", sourceLocation: sourceLocation)
        }
        #expect(errorLines.contains { $0.hasPrefix("Usage: vlm-audit") }, sourceLocation: sourceLocation)
    }
}
