import Domain
import Foundation
import TestSupport
import Testing

@testable import Audit

/// What the audits of both sample models found on the 200 test pictures, as `make_sample_audit_golden.py` stored it.
struct SampleResults {
    /// One picture in one setting of one model.
    struct Row {
        let model: String
        let setting: Setting
        let path: String
        let label: Int
        let gender: String
        let predicted: Int
        let face: Localisation
        let evidence: Localisation

        var isCorrect: Bool { label == predicted }
    }

    let rows: [Row]

    init() throws {
        let name = "sample-audit/results.csv"
        let table = try CSVTable(Data(contentsOf: Golden.folder.appending(path: name)), name: name)
        rows = try table.rows.map { row in
            let cells = Dictionary(uniqueKeysWithValues: zip(table.columns, row.cells))
            func text(_ column: String) throws -> String { try #require(cells[column]) }
            func number(_ column: String) throws -> Double { try #require(Double(text(column))) }
            return Row(
                model: try text("model"), setting: try #require(Setting(rawValue: text("setting"))),
                path: try text("path"), label: Int(try number("label")), gender: try text("gender"),
                predicted: Int(try number("predicted")),
                face: Localisation(
                    hit: try number("face_hit"), mass: Double(try text("face_mass")),
                    chance: try number("face_chance"), centre: 0),
                evidence: Localisation(
                    hit: try number("evidence_hit"), mass: Double(try text("evidence_mass")),
                    chance: try number("evidence_chance"), centre: try number("evidence_centre")))
        }
    }

    /// The pictures of one model in one setting, by path.
    func pictures(_ model: String, _ setting: Setting) -> [Row] {
        rows.filter { $0.model == model && $0.setting == setting }
    }

    /// The pictures that both models get right in a setting: v1's row first, then v2's.
    func pairs(_ setting: Setting) -> [(v1: Row, v2: Row)] {
        let v2 = Dictionary(uniqueKeysWithValues: pictures("sample-v2", setting).map { ($0.path, $0) })
        return pictures("sample-v1", setting).compactMap { one in
            guard let other = v2[one.path], one.isCorrect, other.isCorrect else { return nil }
            return (one, other)
        }
    }
}
