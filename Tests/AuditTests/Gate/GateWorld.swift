import Domain
import Foundation
import TestSupport

@testable import Audit

/// Small documents and policies that gates are tested with.
enum GateWorld {
    /// The report of the sample audit, less what docs/gate.toml does not ask for; see `Tests/Golden/make_gate_golden.py`.
    static let report = Golden.folder.appending(path: "gate/report.json")

    static let day = CalendarDay("2026-06-15")!

    /// One number of a report.
    static func value(
        _ id: String = "accuracy", _ setting: Setting? = .zeroShot, variant: Variant = .original,
        group: MeasureValue.Group? = nil, className: String? = nil, _ point: Double? = 0.9, _ lower: Double = 0.85,
        _ upper: Double = 0.95, n: Int = 200, reason: String? = nil
    ) -> MeasureValue {
        MeasureValue(
            id: id, setting: setting, variant: variant, group: group, class: className, n: point == nil ? nil : n,
            point: point, lower: point == nil ? nil : lower, upper: point == nil ? nil : upper,
            level: point == nil ? nil : 0.95, p: nil, reason: reason, page: "index.html#measures")
    }

    /// A report of these numbers.
    static func report(_ values: [MeasureValue], run: String = "run-a") -> GateSubject {
        let side = side(run)
        return GateSubject(
            GateDocuments.Report(run: side.run, dataset: side.dataset, model: side.model, measures: values),
            folder: "output/\(run)")
    }

    /// One number of a comparison.
    static func compared(
        _ change: Change, _ id: String = "accuracy", difference: (Double, Double, Double)? = (0, -0.02, 0.02),
        baseline: Double? = 0.9, candidate: Double? = 0.9, group: MeasureValue.Group? = nil, n: Int = 200,
        reason: String? = nil, setting: Setting = .zeroShot
    ) -> ComparedMeasure {
        ComparedMeasure(
            id: id, setting: setting, variant: .original, group: group, class: nil, n: n, baseline: baseline,
            candidate: candidate,
            difference: difference.map {
                ComparedMeasure.Interval(point: $0.0, lower: $0.1, upper: $0.2, level: 0.95)
            }, p: nil, adjustedP: nil, noise: nil, change: change, reason: reason, page: "index.html#changes")
    }

    /// A comparison of these numbers as a document.
    static func document(_ values: [ComparedMeasure], differences: [IdentityDifference] = []) -> ComparisonDocument {
        ComparisonDocument(
            format: ComparisonDocument.format, version: ComparisonDocument.version,
            program: ReportDocument.Program(name: "vlm-audit", version: "0.0.0"), baseline: side("run-old"),
            candidate: side("run-a"), isForced: differences.contains(where: \.isBlocking), differences: differences,
            matching: ComparisonDocument.Matching(byContent: 200, byPath: 0, onlyBaseline: [], onlyCandidate: []),
            falseAlarmRate: 0.05, verdicts: [], definitions: [], measures: values, parts: [], transitions: [],
            pictures: [])
    }

    /// The same, ready for a gate.
    static func comparison(_ values: [ComparedMeasure]) -> GateSubject {
        GateSubject(document(values), folder: "output/diff")
    }

    private static func side(_ run: String) -> ComparisonDocument.Side {
        let digest = ContentDigest(hex: String(repeating: run == "run-a" ? "a" : "b", count: 64))
        return ComparisonDocument.Side(
            run: ReportIdentity.Run(
                name: run, identity: digest, seed: "0", sampleLimit: nil, variants: [.original],
                started: "2026-01-01T00:00:00Z", finished: nil,
                environment: .current(lanes: 1, microBatch: 12)),
            dataset: ReportIdentity.Dataset(
                name: "world", digest: digest, classes: ["chef", "doctor"], split: .test, isSample: true),
            model: ReportIdentity.Model(name: "model", digest: digest, isSample: true))
    }

    /// A policy of one file, read as a gate reads it.
    static func policy(_ text: String, ending: String = "toml") throws -> GatePolicy {
        let folder = try ScratchFolder()
        let file = folder.url.appending(path: "gate.\(ending)")
        try Data(text.utf8).write(to: file)
        return try GatePolicy.read(file.path)
    }

    /// A policy of one rule about zero-shot accuracy, with further lines in the rule and below it.
    static func rule(_ lines: String, more: String = "", measure: String = "accuracy") throws -> GatePolicy {
        try policy("[[rules]]\nid = \"a\"\nmeasure = \"\(measure)\"\nsetting = \"zero-shot\"\n\(lines)\n\(more)")
    }
}
