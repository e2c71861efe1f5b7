import Domain
import Foundation
import GRDB

/// What one audit was asked to do and where it ran.
struct RunRow: Sendable {
    let name: String
    /// Digest of everything that decides the run's numbers.
    let identity: ContentDigest
    let dataset: ContentDigest
    let model: ContentDigest
    let zeroShot: ContentDigest
    let fineTuned: ContentDigest
    /// Parameters of the explainer.
    let attribution: ContentDigest
    /// Parameters of the deletion curve.
    let deletion: ContentDigest
    let promptTemplate: String
    let sampleLimit: Int?
    let seed: UInt64
    let environment: RunEnvironment
    let startedAt: Date
    let finishedAt: Date?
    /// What the model was shown of each picture, the original first.
    var variants: [Variant] = [.original]
    /// What pictures are searched with for regions that metadata says nothing of, one detector for a region at most.
    var detectors: [DetectorRow] = []

    /// The classifier of one setting.
    func classifier(_ setting: Setting) -> ContentDigest {
        switch setting {
        case .zeroShot: zeroShot
        case .fineTuned: fineTuned
        }
    }
}

/// What a run's last bits and its timing depend on, besides its inputs.
struct RunEnvironment: Codable, Sendable {
    /// Version of this program.
    let programVersion: String
    /// Kernels that OpenBLAS ran.
    let blasCore: String
    /// Who chose those kernels.
    let blasCoreChosenBy: ProcessorKernels.Choice
    /// Kernels that the elementwise code ran.
    let instructionSet: String
    /// Workers side by side.
    let lanes: Int
    /// Pictures in a micro-batch.
    let microBatch: Int
}

extension AuditDatabase {
    /// Refuses the name of a run that was made with other inputs, before any work is done for it.
    func checkName(_ name: String, identity: ContentDigest) throws {
        _ = try writer.read { db in try Self.isKnown(name, identity: identity, db) }
    }

    private static func isKnown(_ name: String, identity: ContentDigest, _ db: Database) throws -> Bool {
        guard let known = try String.fetchOne(db, sql: "SELECT identity FROM run WHERE name = ?", arguments: [name])
        else { return false }
        guard known == identity.hex else {
            throw AuditError(
                .usage,
                "--run \(name): expected a new name, or the arguments this run was made with, but found a run "
                    + "of that name with other inputs; choose another name.")
        }
        return true
    }

    /// Starts a run, or takes up again the one of the same name and identity.
    func begin(_ run: RunRow, paths: [String]) throws {
        try writer.write { db in
            if try Self.isKnown(run.name, identity: run.identity, db) { return }
            try db.execute(
                sql: """
                    INSERT INTO run
                        (name, identity, datasetDigest, modelDigest, zeroShotDigest, fineTunedDigest, attributionDigest,
                         deletionDigest, promptTemplate, sampleLimit, seed, environment, startedAt)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    run.name, run.identity.hex, run.dataset.hex, run.model.hex, run.zeroShot.hex, run.fineTuned.hex,
                    run.attribution.hex, run.deletion.hex, run.promptTemplate, run.sampleLimit,
                    Int64(bitPattern: run.seed), try Self.json(run.environment), Self.timestamp(run.startedAt),
                ])
            for path in paths {
                try db.execute(sql: "INSERT INTO runSample (run, path) VALUES (?, ?)", arguments: [run.name, path])
            }
            for detector in run.detectors {
                try db.execute(
                    sql: "INSERT INTO runDetector (run, region, detectorDigest) VALUES (?, ?, ?)",
                    arguments: [run.name, detector.region.rawValue, detector.digest.hex])
            }
            for variant in run.variants where variant != .original {
                try db.execute(
                    sql: "INSERT INTO runVariant (run, variant) VALUES (?, ?)", arguments: [run.name, variant.rawValue])
            }
        }
    }

    /// Notes that a run is complete.
    func finish(run: String, at date: Date) throws {
        try writer.write { db in
            try db.execute(
                sql: "UPDATE run SET finishedAt = ? WHERE name = ? AND finishedAt IS NULL",
                arguments: [Self.timestamp(date), run])
        }
    }

    /// One run by its name.
    func run(_ name: String) throws -> RunRow? {
        try writer.read { db in
            let others = try String.fetchSet(
                db, sql: "SELECT variant FROM runVariant WHERE run = ?", arguments: [name])
            let detectors = try Self.detectors(run: name, db)
            return try Row.fetchOne(db, sql: "SELECT * FROM run WHERE name = ?", arguments: [name]).map {
                try Self.runRow(
                    $0, variants: Variant.allCases.filter { $0 == .original || others.contains($0.rawValue) },
                    detectors: detectors)
            }
        }
    }

    /// The names of all runs, the latest first.
    func runNames() throws -> [String] {
        try writer.read { db in try String.fetchAll(db, sql: "SELECT name FROM run ORDER BY startedAt DESC, name") }
    }

    private static func runRow(_ row: Row, variants: [Variant], detectors: [DetectorRow]) throws -> RunRow {
        RunRow(
            name: row["name"], identity: ContentDigest(hex: row["identity"]),
            dataset: ContentDigest(hex: row["datasetDigest"]), model: ContentDigest(hex: row["modelDigest"]),
            zeroShot: ContentDigest(hex: row["zeroShotDigest"]), fineTuned: ContentDigest(hex: row["fineTunedDigest"]),
            attribution: ContentDigest(hex: row["attributionDigest"]),
            deletion: ContentDigest(hex: row["deletionDigest"]), promptTemplate: row["promptTemplate"],
            sampleLimit: row["sampleLimit"], seed: UInt64(bitPattern: row["seed"] as Int64),
            environment: try value(RunEnvironment.self, json: row["environment"]),
            startedAt: date(row["startedAt"]), finishedAt: (row["finishedAt"] as String?).map(date),
            variants: variants, detectors: detectors)
    }

    private static func timestamp(_ date: Date) -> String { date.formatted(.iso8601) }

    private static func date(_ timestamp: String) -> Date {
        (try? Date(timestamp, strategy: .iso8601)) ?? .distantPast
    }
}
