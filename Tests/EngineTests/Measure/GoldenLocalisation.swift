import Domain
import Foundation
import TestSupport

/// One made-up map and its boxes, and what `Tests/Golden/make_localisation_golden.py` computed of them.
struct GoldenLocalisation: Decodable {
    let name: String
    /// Cells along each side of the map.
    let cells: Int
    let values: [Float]
    /// Pixels along each side of the picture.
    let side: Int
    /// x, y, width and height of each box.
    let boxes: [[Double]]
    let hit: Double
    /// Nil where the map is zero everywhere.
    let mass: Double?
    let area: Double
    let centre: Double

    static func read() throws -> [GoldenLocalisation] {
        try JSONDecoder().decode(
            [GoldenLocalisation].self, from: Data(contentsOf: Golden.folder.appending(path: "localisation.json")))
    }

    var map: AttributionMap { AttributionMap(rows: cells, columns: cells, values: values) }
}
