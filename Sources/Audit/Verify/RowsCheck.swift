import Domain
import Render

/// Whether the rows of the database that a run rests on are those of a manifest.
struct RowsCheck {
    let manifest: SiteManifest
    let database: AuditDatabase

    func check() throws -> VerificationCheck {
        let found = try RunRows.read(
            run: manifest.run.name, thumbnails: manifest.thumbnails, database: database)
        let count = manifest.tables.reduce(0) { $0 + $1.rows }
        return VerificationCheck(
            .rows, "\(NumberFormat.count(count)) rows of \(NumberFormat.count(manifest.tables.count)) tables",
            problems: tables(found) + pictures(found))
    }

    private func tables(_ found: RunRows) -> [VerificationCheck.Problem] {
        let actual = Dictionary(uniqueKeysWithValues: found.tables.map { ($0.name, $0) })
        let listed = Set(manifest.tables.map(\.name))
        let changed = manifest.tables.filter { actual[$0.name] != $0 }.map { table in
            VerificationCheck.Problem(
                what: "table \(table.name)", expected: Self.words(table),
                found: actual[table.name].map(Self.words) ?? "a table that this version does not know")
        }
        // A table of a later version is empty for a run that was made before there was one.
        let added = found.tables.filter { !listed.contains($0.name) && $0.rows > 0 }.map { table in
            VerificationCheck.Problem(what: "table \(table.name)", expected: "no rows", found: Self.words(table))
        }
        return changed + added
    }

    private func pictures(_ found: RunRows) -> [VerificationCheck.Problem] {
        let actual = Dictionary(uniqueKeysWithValues: found.pictures.map { ($0.path, $0) })
        let listed = Set(manifest.pictures.map(\.path))
        let changed = manifest.pictures.compactMap { picture -> VerificationCheck.Problem? in
            guard let now = actual[picture.path] else {
                return .init(what: picture.path, expected: "a picture of the run", found: "none of this path")
            }
            if now.sha256 != picture.sha256 {
                return .init(
                    what: picture.path, expected: "a picture of digest \(picture.sha256)", found: now.sha256.hex)
            }
            return now.rows == picture.rows
                ? nil : .init(what: picture.path, expected: "rows of digest \(picture.rows)", found: now.rows.hex)
        }
        let added = found.pictures.filter { !listed.contains($0.path) }.map {
            VerificationCheck.Problem(
                what: $0.path, expected: "no picture that the manifest does not list", found: "one")
        }
        return changed + added
    }

    private static func words(_ table: RunRows.Table) -> String {
        "\(NumberFormat.count(table.rows)) \(table.rows == 1 ? "row" : "rows") of digest \(table.sha256)"
    }
}
