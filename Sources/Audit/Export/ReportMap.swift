import Domain
import Foundation

/// An attribution map in a document, exact to the last bit.
///
/// Most cells of most maps are zero, and the others may be very small: of the cells, which come row by row from the top left,
/// there is one bit for each, from the highest of the first byte on, that says whether it is not zero; then those that are
/// not, as little-endian floats of 32 bits.
struct ReportMap: Codable, Hashable, Sendable {
    let rows: Int
    let columns: Int
    /// Written as base64.
    let cells: Data

    /// Writes down a map.
    init(_ map: AttributionMap) {
        rows = map.rows
        columns = map.columns
        var cells = Data(count: (map.values.count + 7) / 8)
        for (index, value) in map.values.enumerated() where value != 0 {
            cells[index / 8] |= 0x80 >> UInt8(index % 8)
            withUnsafeBytes(of: value.bitPattern.littleEndian) { cells.append(contentsOf: $0) }
        }
        self.cells = cells
    }

    /// The map; nil where a document that was tampered with has other cells than it says, or a value beyond [0, 1].
    var attribution: AttributionMap? {
        guard (1...1_024).contains(rows), (1...1_024).contains(columns) else { return nil }
        let count = rows * columns, bytes = [UInt8](cells)
        var next = (count + 7) / 8
        guard bytes.count >= next else { return nil }
        var values = [Float](repeating: 0, count: count)
        for index in 0..<count where bytes[index / 8] & 0x80 >> UInt8(index % 8) != 0 {
            guard next + 4 <= bytes.count else { return nil }
            let bits = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[next + $1]) << UInt32(8 * $1) }
            values[index] = Float(bitPattern: bits)
            next += 4
        }
        guard next == bytes.count, values.allSatisfy({ (0...1).contains($0) }) else { return nil }
        return AttributionMap(rows: rows, columns: columns, values: values)
    }
}
