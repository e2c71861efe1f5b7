import Foundation
import Synchronization

/// The program while it runs.
final class ProgramRun: Sendable {
    private let process: Process
    private let ended: AsyncStream<Void>
    private let said: URL
    private let end = Mutex<ContinuousClock.Instant?>(nil)

    /// Where somebody who runs the tests may keep models, datasets and weights that would change what the program finds.
    private static let personal = [
        "VLM_AUDIT_DATA", "VLM_AUDIT_MODELS", "HF_HOME", "HF_HUB_CACHE", "HF_ENDPOINT", "HF_TOKEN",
    ]

    /// Starts the program in a folder, with the tests' environment less what is personal, and some changes to it.
    init(_ arguments: [String], in folder: URL, environment: [String: String] = [:]) throws {
        process = Process()
        // Into files, which take any amount without anybody reading along.
        said = folder.appending(path: ".said-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: said, withIntermediateDirectories: true)
        process.executableURL = Program.executable
        process.arguments = arguments
        process.currentDirectoryURL = folder
        let inherited = ProcessInfo.processInfo.environment.filter { !Self.personal.contains($0.key) }
        process.environment = inherited.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try Self.newFile(said.appending(path: "output"))
        process.standardError = try Self.newFile(said.appending(path: "errors"))
        let (stream, continuation) = AsyncStream<Void>.makeStream()
        ended = stream
        process.terminationHandler = { [weak self] _ in
            self?.end.withLock { $0 = .now }
            continuation.finish()
        }
        try process.run()
    }

    private static func newFile(_ url: URL) throws -> FileHandle {
        try Data().write(to: url)
        return try FileHandle(forWritingTo: url)
    }

    /// Sends a signal, if the program still runs.
    func send(_ signal: Int32) {
        if process.isRunning { kill(process.processIdentifier, signal) }
    }

    /// Whether it has not ended yet.
    var isRunning: Bool { process.isRunning }

    /// When it ended, whenever the test hears of it; nil while it runs.
    var endedAt: ContinuousClock.Instant? { end.withLock { $0 } }

    /// What it has written on standard error so far.
    var errorsSoFar: String { text("errors") }

    /// Waits until the program ends, or kills it: much later than it should end even on a machine that others use too.
    func result(timeout: Duration = .seconds(1_800)) async throws -> ProgramResult {
        let watch = Task {
            try await Task.sleep(for: timeout)
            send(SIGKILL)
        }
        for await _ in ended {}
        watch.cancel()
        let byItself = process.terminationReason == .exit
        defer { try? FileManager.default.removeItem(at: said) }
        return ProgramResult(
            status: byItself ? process.terminationStatus : nil, output: text("output"), errors: text("errors"))
    }

    private func text(_ name: String) -> String {
        (try? Data(contentsOf: said.appending(path: name))).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}
