import Domain
import Foundation

/// An attribution map in a document: cells in 255ths, which is finer than any difference that the report speaks of.
struct ReportMap: Codable, Hashable, Sendable {
    let rows: Int
    let columns: Int
    /// One byte for each cell, row by row from the top left, in base64: 0 is irrelevant, 255 removes the prediction.
    let cells: Data

    /// Rounds a map.
    init(_ map: AttributionMap) {
        rows = map.rows
        columns = map.columns
        cells = Data(map.values.map { UInt8((min(max($0, 0), 1) * 255).rounded()) })
    }

    /// The map; nil where a document that was tampered with has other cells than it says.
    var attribution: AttributionMap? {
        guard rows > 0, columns > 0, rows <= 1_024, columns <= 1_024, cells.count == rows * columns else { return nil }
        return AttributionMap(rows: rows, columns: columns, values: cells.map { Float($0) / 255 })
    }
}
