import Domain
import Engine
import GRDB

extension AuditDatabase {
    /// Notes a checkpoint.
    func insertModel(digest: ContentDigest, name: String, configuration: CLIPConfiguration) throws {
        try writer.write { db in
            try db.execute(
                sql: "INSERT OR IGNORE INTO model (digest, name, configuration) VALUES (?, ?, ?)",
                arguments: [digest.hex, name, try Self.json(configuration)])
        }
    }

    /// Notes that a dataset or a model is one of the program's own samples.
    func markSample(_ digest: ContentDigest) throws {
        try writer.write { db in
            try db.execute(sql: "INSERT OR IGNORE INTO sampleInput (digest) VALUES (?)", arguments: [digest.hex])
        }
    }

    /// Whether a dataset or a model is one of the program's own samples.
    func isSample(_ digest: ContentDigest) throws -> Bool {
        try writer.read { db in
            try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM sampleInput WHERE digest = ?)", arguments: [digest.hex]) ?? false
        }
    }

    /// Notes a set of parameters and returns its digest.
    func insertParameters(method: Method, _ parameters: some Encodable) throws -> ContentDigest {
        let json = try Self.json(parameters), digest = ContentDigest(of: method.name + "\n" + json)
        try writer.write { db in
            try db.execute(
                sql: "INSERT OR IGNORE INTO parameters (digest, method, json) VALUES (?, ?, ?)",
                arguments: [digest.hex, method.name, json])
        }
        return digest
    }

    /// A method that has parameters.
    enum Method {
        case meaningfulPerturbation
        case deletion
        case linearHead
        case inspection
        case labelAudit
        case insertion
        case floors
        case checks

        /// Name in the column `method`.
        var name: String {
            switch self {
            case .meaningfulPerturbation: MeaningfulPerturbation.name
            case .deletion: "deletion"
            case .linearHead: "linear-head"
            case .inspection: "inspection"
            case .labelAudit: "label-audit"
            case .insertion: "insertion"
            case .floors: "floors"
            case .checks: "checks"
            }
        }
    }

    /// One trained head.
    struct HeadRow: Sendable {
        let digest: ContentDigest
        let model: ContentDigest
        let training: ContentDigest
        let parameters: ContentDigest
        let pictures: Int
        let loss: Double
    }

    /// Notes a trained head.
    func insert(_ head: HeadRow) throws {
        try writer.write { db in
            try db.execute(
                sql: """
                    INSERT OR REPLACE INTO head (digest, modelDigest, trainingDigest, parameterDigest, pictures, loss)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    head.digest.hex, head.model.hex, head.training.hex, head.parameters.hex, head.pictures, head.loss,
                ])
        }
    }

    /// The digest of the head that was trained on this model, these pictures and these parameters, if any was.
    func head(model: ContentDigest, training: ContentDigest, parameters: ContentDigest) throws -> ContentDigest? {
        try writer.read { db in
            try String.fetchOne(
                db, sql: "SELECT digest FROM head WHERE modelDigest = ? AND trainingDigest = ? AND parameterDigest = ?",
                arguments: [model.hex, training.hex, parameters.hex]
            ).map(ContentDigest.init(hex:))
        }
    }

    /// Notes a setting of a model and returns its digest: prompts for zero-shot, a head for fine-tuned.
    func insertClassifier(model: ContentDigest, prompts: [String]) throws -> ContentDigest {
        try insertClassifier(model: model, setting: .zeroShot, prompts: try Self.json(prompts), head: nil)
    }

    /// Notes the fine-tuned setting of a model and returns its digest.
    func insertClassifier(model: ContentDigest, head: ContentDigest) throws -> ContentDigest {
        try insertClassifier(model: model, setting: .fineTuned, prompts: nil, head: head)
    }

    private func insertClassifier(
        model: ContentDigest, setting: Setting, prompts: String?, head: ContentDigest?
    ) throws -> ContentDigest {
        let parts = [model.hex, setting.rawValue, prompts ?? head?.hex ?? ""]
        let digest = ContentDigest(of: parts.joined(separator: "\n"))
        try writer.write { db in
            try db.execute(
                sql: """
                    INSERT OR IGNORE INTO classifier (digest, modelDigest, setting, prompts, headDigest)
                    VALUES (?, ?, ?, ?, ?)
                    """,
                arguments: [digest.hex, model.hex, setting.rawValue, prompts, head?.hex])
        }
        return digest
    }
}
