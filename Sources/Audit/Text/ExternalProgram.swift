import Engine
import Foundation

/// Another program on this machine, run to its end.
struct ExternalProgram: Sendable {
    /// The executable file.
    let url: URL

    /// The first executable of a name in the folders of `PATH`; nil where there is none.
    static func find(_ name: String, path: String? = ProcessInfo.processInfo.environment["PATH"]) -> ExternalProgram? {
        let folders = (path ?? "").split(separator: ":").map { URL(fileURLWithPath: String($0)) }
        return folders.map { $0.appendingPathComponent(name) }.first {
            FileManager.default.isExecutableFile(atPath: $0.path) && !PictureFiles.isFolder($0)
        }.map(ExternalProgram.init)
    }

    /// How a run ended, with what the program said on standard output and standard error.
    struct Ending: Sendable {
        /// The exit status; nil where a signal ended it.
        let status: Int32?
        let output: String
        let errors: String
    }

    /// Runs the program in a folder, which takes what it says, and waits until it ends.
    ///
    /// - `environment`: changes to this process's own; `limit`: seconds after which the program is killed.
    func run(
        _ arguments: [String], in folder: URL, environment: [String: String] = [:], limit: Double
    ) throws(EngineError) -> Ending {
        let output = folder.appendingPathComponent("output"), errors = folder.appendingPathComponent("errors")
        let process = Process(), ended = DispatchSemaphore(value: 0)
        do {
            // Into files, which take any amount without anybody reading along.
            for file in [output, errors] { try Data().write(to: file) }
            process.standardOutput = try FileHandle(forWritingTo: output)
            process.standardError = try FileHandle(forWritingTo: errors)
            process.standardInput = FileHandle.nullDevice
            process.executableURL = url
            process.arguments = arguments
            process.currentDirectoryURL = folder
            process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
            process.terminationHandler = { _ in ended.signal() }
            try process.run()
        } catch {
            throw EngineError(
                .cannotWrite, file: url.path, expected: "a program that can be started from \(folder.path)",
                found: "\"\(error.localizedDescription)\"", remedy: "check the program and the free space")
        }
        if ended.wait(timeout: .now() + limit) == .timedOut {
            // The program has a process group of its own: what it started ends with it. Its end is not waited for any
            // longer than a moment, because Foundation takes it for running as long as anything that it started does.
            kill(-process.processIdentifier, SIGKILL)
            kill(process.processIdentifier, SIGKILL)
            _ = ended.wait(timeout: .now() + 1)
            throw EngineError(
                .noAnswer, file: url.path, expected: "an answer within \(Int(limit)) seconds", found: "none",
                remedy: "make the picture smaller or do without")
        }
        func text(_ file: URL) -> String {
            (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        }
        return Ending(
            status: process.terminationReason == .exit ? process.terminationStatus : nil, output: text(output),
            errors: text(errors))
    }

    /// Does something in a folder of its own, which is removed afterwards.
    static func inTemporaryFolder<Result>(
        _ body: (URL) throws(EngineError) -> Result
    ) throws(EngineError) -> Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("vlm-audit-\(UUID().uuidString)")
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw EngineError(
                .cannotWrite, file: folder.path, expected: "room for temporary files",
                found: "\"\(error.localizedDescription)\"", remedy: "free some space or set TMPDIR to another folder")
        }
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }
}
