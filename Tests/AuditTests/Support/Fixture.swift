import Foundation
import GRDB
import TestSupport

/// A folder of its own with a small drawn dataset, where the program runs; removed when nobody needs it any more.
///
/// The dataset has three classes, whose names the tiny checkpoint's vocabulary knows, with 4 pictures each to train and
/// 3 to test.
final class Fixture: Sendable {
    static let classes = ["chef", "doctor", "firefighter"]
    static let trainCount = 4
    static let testCount = 3

    /// The tiny checkpoint.
    static let model = Golden.clipTiny

    /// Where the program runs.
    let folder: URL

    /// Makes the folder and, unless told otherwise, draws the dataset into it.
    init(withDataset: Bool = true) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "vlm-audit-\(UUID().uuidString)")
            .resolvingSymlinksInPath()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        guard withDataset else { return }
        for (path, bytes) in try Self.dataset.get() { try write(bytes, to: "dataset/\(path)") }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// The files of the dataset, encoded once for all tests.
    private static let dataset = Result {
        var files: [String: Data] = [:]
        for (label, name) in classes.enumerated() {
            for index in 0..<trainCount + testCount {
                let split = index < trainCount ? "train" : "test"
                files["\(split)/\(name)/\(index).jpg"] = try Pictures.jpeg(label: label, index: index)
            }
        }
        return files
    }

    /// Something in the folder.
    func url(_ path: String) -> URL { folder.appending(path: path) }

    /// Writes a file, and the folders above it.
    func write(_ bytes: Data, to path: String) throws {
        let url = url(path)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try bytes.write(to: url)
    }

    /// The files of a folder with their content, by their paths below it.
    func files(below folder: String) throws -> [String: Data] {
        var files: [String: Data] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: url(folder).path) {
            var isFolder: ObjCBool = false
            let file = url(folder).appending(path: path)
            guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue else {
                continue
            }
            files[path] = try Data(contentsOf: file)
        }
        return files
    }

    /// Takes a file or folder away.
    func remove(_ path: String) throws { try FileManager.default.removeItem(at: url(path)) }

    /// Copies something that is here, or the checkpoint, to another place here.
    func copy(_ source: URL, to path: String) throws { try FileManager.default.copyItem(at: source, to: url(path)) }

    /// Arguments of a quick and quiet build of the dataset into `output`, whatever detectors this machine has.
    func buildArguments(
        dataset: String = "dataset", model: String = Fixture.model.path, output: String = "output", iterations: Int = 8,
        _ more: [String] = []
    ) -> [String] {
        [
            "build", "--dataset", dataset, "--model", model, "--output", output, "--iterations", "\(iterations)",
            "--quiet", "--text", "metadata",
        ] + more
    }

    /// Runs the program here.
    func run(_ arguments: [String], environment: [String: String] = [:]) async throws -> ProgramResult {
        try await ProgramRun(arguments, in: folder, environment: environment).result()
    }

    /// Builds to the end.
    func build(
        dataset: String = "dataset", model: String = Fixture.model.path, output: String = "output", iterations: Int = 8,
        _ more: String...
    ) async throws -> ProgramResult {
        try await run(
            buildArguments(dataset: dataset, model: model, output: output, iterations: iterations, more))
    }

    /// Copies another fixture's output, database and all, while other tests may be reading it.
    ///
    /// SQLite's own backup: the files beside a database come and go with whoever has it open.
    func copyOutput(of other: Fixture) throws {
        let files = FileManager.default, name = "audit.sqlite", source = other.url("output"), target = url("output")
        try files.createDirectory(at: target, withIntermediateDirectories: true)
        for entry in try files.contentsOfDirectory(atPath: source.path) where !entry.hasPrefix(name) {
            try files.copyItem(at: source.appending(path: entry), to: target.appending(path: entry))
        }
        var reading = Configuration()
        reading.readonly = true
        reading.busyMode = .timeout(10)
        try DatabaseQueue(path: source.appending(path: name).path, configuration: reading)
            .backup(to: DatabaseQueue(path: target.appending(path: name).path))
    }

    /// Changes the database in an output folder behind the program's back.
    func change(_ output: String = "output", _ body: (Database) throws -> Void) throws {
        let queue = try DatabaseQueue(path: url(output).appending(path: "audit.sqlite").path)
        try queue.writeWithoutTransaction(body)
    }

    /// The rows of the database in an output folder.
    func rows(_ output: String = "output") throws -> StoredRows {
        try StoredRows(url(output).appending(path: "audit.sqlite"))
    }
}
