import Foundation
import Testing

/// One build on two workers that many tests start from, made once.
enum FinishedBuild {
    /// Where it is; tests that change something take a copy.
    static func shared() async throws -> Fixture { try await made.value.fixture }

    /// What the program said.
    static func result() async throws -> ProgramResult { try await made.value.result }

    /// A folder of its own with the same dataset and the finished output.
    static func copy() async throws -> Fixture {
        let copy = try Fixture()
        try copy.copyOutput(of: try await shared())
        return copy
    }

    private static let made = Task {
        let fixture = try Fixture()
        removeAtExit(fixture.folder)
        return (fixture: fixture, result: try await fixture.build("--workers", "2"))
    }

    /// Nothing frees a static value, so its folder goes when the tests end.
    private static func removeAtExit(_ folder: URL) {
        leftovers = folder
        atexit { if let folder = FinishedBuild.leftovers { try? FileManager.default.removeItem(at: folder) } }
    }

    /// Written once, before the handler that reads it is registered.
    nonisolated(unsafe) private static var leftovers: URL?
}
