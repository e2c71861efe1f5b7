import Domain
import GRDB

/// Which searches of the dataset audit belong to a run.
struct RunInspectionRow: Sendable {
    /// Thresholds of the dataset audit.
    let parameters: ContentDigest
    let hashSearch: ContentDigest
    let embeddingSearch: ContentDigest
    /// Nil where there was too little to train on.
    let labelAudit: ContentDigest?
}

/// What a head that was trained on other pictures says about one.
struct LabelJudgementRow: Sendable {
    let path: String
    /// As given.
    let label: Int
    let fold: Int
    /// One for each class.
    let probabilities: [Float]
    /// The class that the picture confidently counts as, and its label's probability less the largest other; nil where
    /// the label is no issue.
    let issue: (suggested: Int, margin: Double)?
}

extension AuditDatabase {
    /// Whether labels were judged already.
    func hasLabelAudit(_ digest: ContentDigest) throws -> Bool {
        try writer.read { db in
            try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM labelAudit WHERE digest = ?)", arguments: [digest.hex]) ?? false
        }
    }

    /// Stores all judgements of one audit in one transaction.
    func insert(
        labelAudit digest: ContentDigest, parameters: ContentDigest, model: ContentDigest, _ rows: [LabelJudgementRow]
    ) throws {
        try writer.write { db in
            try db.execute(
                sql: """
                    INSERT OR IGNORE INTO labelAudit (digest, parameterDigest, modelDigest, pictures) VALUES (?, ?, ?, ?)
                    """,
                arguments: [digest.hex, parameters.hex, model.hex, rows.count])
            for row in rows {
                try db.execute(
                    sql: """
                        INSERT OR IGNORE INTO labelJudgement
                            (auditDigest, path, label, fold, probabilities, suggested, margin)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        digest.hex, row.path, row.label, row.fold, FloatBlob.encode(row.probabilities),
                        row.issue?.suggested, row.issue?.margin,
                    ])
            }
        }
    }

    /// All judgements of an audit, by path.
    func labelJudgements(_ digest: ContentDigest) throws -> [LabelJudgementRow] {
        try writer.read { db in
            try Row.fetchAll(
                db, sql: "SELECT * FROM labelJudgement WHERE auditDigest = ? ORDER BY path", arguments: [digest.hex]
            ).map { row in
                let suggested: Int? = row["suggested"], margin: Double? = row["margin"]
                return LabelJudgementRow(
                    path: row["path"], label: row["label"], fold: row["fold"],
                    probabilities: FloatBlob.decode(row["probabilities"]),
                    issue: suggested.flatMap { suggested in margin.map { (suggested, $0) } })
            }
        }
    }

    /// Notes what belongs to a run.
    func insert(_ row: RunInspectionRow, run: String) throws {
        try writer.write { db in
            try db.execute(
                sql: """
                    INSERT OR REPLACE INTO runInspection (run, parameterDigest, hashSearch, embeddingSearch, labelAudit)
                    VALUES (?, ?, ?, ?, ?)
                    """,
                arguments: [
                    run, row.parameters.hex, row.hashSearch.hex, row.embeddingSearch.hex, row.labelAudit?.hex,
                ])
        }
    }

    /// What belongs to a run; nil where its dataset was not inspected.
    func inspection(of run: String) throws -> RunInspectionRow? {
        try writer.read { db in
            try Row.fetchOne(db, sql: "SELECT * FROM runInspection WHERE run = ?", arguments: [run]).map {
                RunInspectionRow(
                    parameters: ContentDigest(hex: $0["parameterDigest"]),
                    hashSearch: ContentDigest(hex: $0["hashSearch"]),
                    embeddingSearch: ContentDigest(hex: $0["embeddingSearch"]),
                    labelAudit: ($0["labelAudit"] as String?).map(ContentDigest.init(hex:)))
            }
        }
    }

    /// What an audit of labels was made with; nil where there is no such audit.
    func labelParameters(_ audit: ContentDigest) throws -> LabelAuditParameters? {
        let digest = try writer.read { db in
            try String.fetchOne(
                db, sql: "SELECT parameterDigest FROM labelAudit WHERE digest = ?", arguments: [audit.hex])
        }
        return try digest.flatMap { try parameters(LabelAuditParameters.self, digest: ContentDigest(hex: $0)) }
    }
}
