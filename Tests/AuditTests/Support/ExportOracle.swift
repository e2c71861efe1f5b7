import Foundation
import TestSupport
import Testing

/// Reads exported files with programs that we did not write: see `Tests/Site/check_exports.py`.
enum ExportOracle {
    /// Why tests with it are left out where it is not there.
    static let comment: Comment =
        "needs Python with jsonschema, cmarkgfm, markdown-it-py and linkify-it-py: that of .build-site, or VLM_AUDIT_PYTHON"

    /// Whether Python and its packages are there.
    static let isAvailable = (try? run(["available"]))?.status == 0

    /// Why tests with the programs that other formats are from are left out where those are not there.
    static let standardsComment: Comment =
        "needs Python with huggingface_hub, cyclonedx-python-lib and mlcroissant: that of .build-site, or VLM_AUDIT_PYTHON"

    /// Whether those programs are there.
    static let readsStandards = (try? run(["standards"]))?.status == 0

    /// Expects that those programs find the numbers of a run in its exports.
    static func expectStandards(of fixture: Fixture, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let folder = try ScratchFolder()
        func export(_ format: String, _ name: String) async throws -> URL {
            let file = folder.url.appending(path: name)
            try await fixture.run([
                "export", "--format", format, "--to", file.path, "--output", fixture.url("output").path,
            ]).expectSuccess()
            return file
        }
        let json = try await export("json", "report.json")
        for (format, name) in [
            ("model-index", "card.md"), ("cyclonedx", "bom.cdx.json"), ("croissant", "croissant.json"),
        ] {
            try expectSound(format, try await export(format, name), [json.path], sourceLocation: sourceLocation)
        }
    }

    /// Expects that nothing is wrong with a file.
    static func expectSound(
        _ kind: String, _ file: URL, _ more: [String] = [], sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let result = try run([kind, file.path] + more)
        #expect(result.status == 0, "\(result.output)", sourceLocation: sourceLocation)
    }

    private static let root = Golden.folder.deletingLastPathComponent().deletingLastPathComponent()

    /// What the environment names, what the checks of the site have installed, or what there is.
    private static var python: String {
        let installed = root.appending(path: ".build-site/bin/python").path
        return ProcessInfo.processInfo.environment["VLM_AUDIT_PYTHON"]
            ?? (FileManager.default.isExecutableFile(atPath: installed) ? installed : "python3")
    }

    /// Runs a script of `Tests/Site`.
    static func run(_ arguments: [String], script: String = "check_exports.py") throws -> (
        status: Int32, output: String
    ) {
        let process = Process(), pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [python, root.appending(path: "Tests/Site/\(script)").path] + arguments
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
