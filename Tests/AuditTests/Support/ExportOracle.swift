import Foundation
import TestSupport
import Testing

/// Reads exported files with programs that we did not write: see `Tests/Site/check_exports.py`.
enum ExportOracle {
    /// Why tests with it are left out where it is not there.
    static let comment: Comment =
        "needs python3, or the Python that VLM_AUDIT_PYTHON names, with jsonschema, cmarkgfm, markdown-it-py and linkify-it-py"

    /// Whether Python and its packages are there.
    static let isAvailable = (try? run(["available"]))?.status == 0

    /// Expects that nothing is wrong with a file.
    static func expectSound(
        _ kind: String, _ file: URL, _ more: [String] = [], sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let result = try run([kind, file.path] + more)
        #expect(result.status == 0, "\(result.output)", sourceLocation: sourceLocation)
    }

    private static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process(), pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        let script = Golden.folder.deletingLastPathComponent().appending(path: "Site/check_exports.py")
        process.arguments =
            [ProcessInfo.processInfo.environment["VLM_AUDIT_PYTHON"] ?? "python3", script.path] + arguments
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
