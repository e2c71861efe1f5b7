import Domain
import Engine
import GRDB

extension AuditDatabase {
    /// The name and identity of a run and the digests of what it was given, as they are stored; nothing is decoded.
    func origin(run: String) throws -> (run: SiteManifest.Run, inputs: SiteManifest.Inputs) {
        try writer.read { db in
            let rows = try Row.fetchOne(
                db,
                sql: """
                    SELECT identity, dataset.digest AS dataset, dataset.name AS datasetName, model.digest AS model,
                        model.name AS modelName, zeroShot.prompts, fineTuned.headDigest
                    FROM run JOIN dataset ON dataset.digest = datasetDigest JOIN model ON model.digest = run.modelDigest
                    JOIN classifier AS zeroShot ON zeroShot.digest = zeroShotDigest
                    JOIN classifier AS fineTuned ON fineTuned.digest = fineTunedDigest
                    WHERE run.name = ?
                    """,
                arguments: [run])
            guard let row = rows, let prompts: String = row["prompts"], let head: String = row["headDigest"] else {
                throw AuditError(
                    .badData,
                    "Run \(run): expected its dataset, model, prompts and head in the database but found some missing; "
                        + "build it again.")
            }
            return (
                SiteManifest.Run(name: run, identity: ContentDigest(hex: row["identity"])),
                SiteManifest.Inputs(
                    dataset: SiteManifest.Named(
                        name: row["datasetName"], digest: ContentDigest(hex: row["dataset"])),
                    model: SiteManifest.Named(name: row["modelName"], digest: ContentDigest(hex: row["model"])),
                    prompts: ContentDigest(of: prompts), head: ContentDigest(hex: head),
                    parameters: try Self.parameters(run: run, db), detectors: try Self.namedDetectors(run: run, db))
            )
        }
    }

    private static func parameters(run: String, _ db: Database) throws -> [SiteManifest.Parameters] {
        guard let table = RunTable.all.first(where: { $0.name == "parameters" }) else { return [] }
        let scope = try RunScope(run: run, thumbnails: [], db)
        return try Row.fetchAll(db, sql: RunScope.query(table), arguments: scope.arguments).map {
            SiteManifest.Parameters(method: $0["method"], digest: ContentDigest(hex: $0["digest"]))
        }.sorted { ($0.method, $0.digest.hex) < ($1.method, $1.digest.hex) }
    }

    private static func namedDetectors(run: String, _ db: Database) throws -> [SiteManifest.Named] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT name, digest FROM runDetector JOIN detector ON digest = detectorDigest
                WHERE run = ? ORDER BY runDetector.region
                """,
            arguments: [run]
        ).map { SiteManifest.Named(name: $0["name"], digest: ContentDigest(hex: $0["digest"])) }
    }

    /// What is stored under a digest that is not that of its content, as sentences' parts; empty where all is well.
    ///
    /// Parameters, classifiers and detectors are named by the digest of what they are.
    func misnamed(run: String) throws -> [(what: String, expected: String, found: String)] {
        try writer.read { db in
            let scope = try RunScope(run: run, thumbnails: [], db)
            var faults: [(what: String, expected: String, found: String)] = []
            func check(_ table: String, content: (Row) -> String) throws {
                guard let table = RunTable.all.first(where: { $0.name == table }) else { return }
                let rows = try Row.fetchCursor(db, sql: RunScope.query(table), arguments: scope.arguments)
                while let row = try rows.next() {
                    let name: String = row["digest"], digest = ContentDigest(of: content(row)).hex
                    if name != digest { faults.append(("a row of table \(table.name)", "digest \(name)", digest)) }
                }
            }
            try check("parameters") { "\($0["method"] as String)\n\($0["json"] as String)" }
            try check("detector") { "\($0["name"] as String)\n\($0["parameters"] as String)" }
            try check("classifier") { row in
                let prompts: String? = row["prompts"], head: String? = row["headDigest"]
                return [row["modelDigest"], row["setting"], prompts ?? head ?? ""].joined(separator: "\n")
            }
            return faults
        }
    }
}
