import Domain
import Engine
import Foundation
import GRDB

/// Holds what was computed of a picture against what is stored.
struct ReplayComparison {
    let run: RunRow
    /// Nil for a run that measured nothing further.
    let faithfulness: FaithfulnessRow?

    /// The tables of results that are compared, in the order of the stages.
    private static let tables = [
        "embedding", "prediction", "attribution", "localisation", "pointing", "deletion", "mapCurve", "floorCurve",
        "scoreRange",
    ]

    /// The tables of which a run holds nothing, because it was made by a version that did not know them.
    func missingTables(in stored: AuditDatabase) throws -> [String] {
        try stored.writer.read { db in
            let scope = try RunScope(run: run.name, thumbnails: [], db)
            return try Self.tables.filter { try !scope.holdsAny(of: $0, db) }
        }
    }

    /// Every number that was computed, beside the one that is stored under the same key, but for tables that are left out.
    func values(
        computed: AuditDatabase, stored: AuditDatabase, without missing: [String]
    ) throws -> [ReplayedValue] {
        try Self.tables.filter { !missing.contains($0) }.flatMap { table -> [ReplayedValue] in
            let here = try computed.writer.read { db in
                try rows(db, of: table, sql: "SELECT * FROM \(table)", arguments: [])
            }
            let images = try AuditDatabase.json(Set(here.compactMap { $0.columns["imageDigest"].flatMap(Self.text) }))
            let there = try stored.writer.read { db in
                try rows(
                    db, of: table,
                    sql: "SELECT * FROM \(table) WHERE imageDigest IN (SELECT value FROM json_each(?))",
                    arguments: [images])
            }
            let storedRow = Dictionary(there.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
            return here.map { values(of: $0, in: table, beside: storedRow[$0.key]) }
                .sorted { ($0.first.map(Self.place) ?? "") < ($1.first.map(Self.place) ?? "") }.flatMap(\.self)
        }
    }

    /// Where a row's values stand among those of its table: pictures as they are first, zero-shot first.
    private static func place(_ value: ReplayedValue) -> String {
        let variant = Variant.allCases.firstIndex(of: value.variant) ?? 0
        let setting = value.setting.flatMap(Setting.allCases.firstIndex) ?? 0
        return "\(variant)\(setting)\(value.detail)"
    }

    /// One row of a table.
    private struct ResultRow {
        /// The columns of the primary key, as one text.
        let key: String
        let columns: [String: DatabaseValue]
        /// Names of the columns that are no part of the key, in order.
        let values: [String]
    }

    private func rows(
        _ db: Database, of table: String, sql: String, arguments: StatementArguments
    ) throws -> [ResultRow] {
        let keys = try db.primaryKey(table).columns
        let values = try db.columns(in: table).map(\.name).filter { !keys.contains($0) }
        return try Row.fetchAll(db, sql: sql, arguments: arguments).map { row in
            let columns = Dictionary(uniqueKeysWithValues: row.map { ($0.0, $0.1) })
            let key = keys.map { columns[$0].map { "\($0)" } ?? "" }.joined(separator: "\n")
            return ResultRow(key: key, columns: columns, values: values)
        }
    }

    private func values(of row: ResultRow, in table: String, beside stored: ResultRow?) -> [ReplayedValue] {
        let classifier = row.columns["classifierDigest"].flatMap(Self.text)
        let setting = Setting.allCases.first { run.classifier($0).hex == classifier }
        let variant = row.columns["variant"].flatMap(Self.text).flatMap(Variant.init) ?? .original
        return row.values.map { column in
            let one = stored?.columns[column], other = row.columns[column] ?? .null
            let numbers = (one.map(Self.numbers) ?? [], Self.numbers(other))
            let isSame = one.map { Self.isSame($0, other) } ?? false
            let isSingle = numbers.0.count <= 1 && numbers.1.count <= 1
            return ReplayedValue(
                quantity: "\(table).\(column)", setting: setting, variant: variant, detail: detail(of: row, in: table),
                count: numbers.1.count, isSame: isSame,
                largestDifference: isSame ? 0 : Self.largestDifference(numbers.0, numbers.1),
                rankCorrelation: column == "map" && numbers.0.count == numbers.1.count
                    ? RankCorrelation.spearman(numbers.0, numbers.1) : nil,
                stored: isSingle ? numbers.0.first : nil, here: isSingle ? numbers.1.first : nil)
        }
    }

    /// What tells a row of a table from others of the same setting and variant.
    private func detail(of row: ResultRow, in table: String) -> String {
        func column(_ name: String) -> String? { row.columns[name].flatMap(Self.text) }
        let explainer = column(["attribution", "scoreRange"].contains(table) ? "parameterDigest" : "attributionDigest")
        let scorer = Setting.allCases.first { run.classifier($0).hex == column("scorerDigest") }
        let shape = column("shape").map { "\($0) of the face" }
        return
            ([
                explainer.flatMap(name(ofExplainer:)), column("region"), column("measure"), shape, column("game"),
                column("floor"),
                column("score"),
            ] + [scorer.map { "by \($0.rawValue)" }]).compactMap { $0 }.joined(separator: ", ")
    }

    /// What an explanation that was made again is called; nil for the run's own.
    private func name(ofExplainer digest: String) -> String? {
        guard let faithfulness, digest != run.attribution.hex else { return nil }
        if digest == faithfulness.matched.hex { return "normalised score" }
        return faithfulness.repeats.firstIndex { $0.hex == digest }.map { "other seed \($0 + 1)" }
    }

    private static func isSame(_ one: DatabaseValue, _ other: DatabaseValue) -> Bool { one == other }

    private static func text(_ value: DatabaseValue) -> String? { String.fromDatabaseValue(value) }

    /// The numbers in a column: one, or those of a vector.
    private static func numbers(_ value: DatabaseValue) -> [Double] {
        switch value.storage {
        case .blob(let data): FloatBlob.decode(data).map(Double.init)
        case .int64(let number): [Double(number)]
        case .double(let number): [number]
        case .null, .string: []
        }
    }

    /// Nil where there is nothing to compare, or something that is no number.
    private static func largestDifference(_ one: [Double], _ other: [Double]) -> Double? {
        guard one.count == other.count, !one.isEmpty else { return nil }
        let differences = zip(one, other).map { abs($0 - $1) }
        return differences.allSatisfy(\.isFinite) ? differences.max() : nil
    }
}
