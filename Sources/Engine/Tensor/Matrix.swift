/// A row-major matrix of floats in memory that an `Arena` or a `ConstantTensor` owns.
///
/// Rows may be further apart than they are long, so that a block of columns, or every n-th row, of a larger matrix is
/// a matrix too: BLAS takes such views as they are, and nothing is copied.
struct Matrix {
    /// Element (0, 0).
    let start: UnsafeMutablePointer<Float>
    /// Number of rows.
    let rows: Int
    /// Number of columns.
    let columns: Int
    /// Distance in floats between the starts of two rows; at least `columns`.
    let stride: Int

    init(start: UnsafeMutablePointer<Float>, rows: Int, columns: Int, stride: Int? = nil) {
        self.start = start
        self.rows = rows
        self.columns = columns
        self.stride = stride ?? columns
    }

    /// Reads weights as a matrix; BLAS never writes to its operands.
    init(_ constant: ConstantTensor, rows: Int, columns: Int) {
        precondition(constant.count == rows * columns, "Weights of \(rows) x \(columns) have \(constant.count) values.")
        self.init(start: UnsafeMutablePointer(mutating: constant.start), rows: rows, columns: columns)
    }

    /// Whether the rows lie one behind the other, so that the whole can be taken as one vector.
    var isContiguous: Bool { stride == columns || rows == 1 }

    /// Number of elements.
    var count: Int { rows * columns }

    /// Start of one row.
    func row(_ index: Int) -> UnsafeMutablePointer<Float> { start + index * stride }

    /// A block of rows.
    func rows(_ range: Range<Int>) -> Matrix {
        precondition(range.lowerBound >= 0 && range.upperBound <= rows, "Rows \(range) of \(rows).")
        return Matrix(start: row(range.lowerBound), rows: range.count, columns: columns, stride: stride)
    }

    /// A block of columns.
    func columns(_ range: Range<Int>) -> Matrix {
        precondition(range.lowerBound >= 0 && range.upperBound <= columns, "Columns \(range) of \(columns).")
        return Matrix(start: start + range.lowerBound, rows: rows, columns: range.count, stride: stride)
    }

    /// Rows 0, step, 2 step, ...; the number of rows must be a multiple of the step.
    func everyRow(_ step: Int) -> Matrix {
        precondition(rows % step == 0, "Every \(step)th of \(rows) rows.")
        return Matrix(start: start, rows: rows / step, columns: columns, stride: stride * step)
    }

    /// Sets every element to zero.
    func clear() {
        if isContiguous {
            start.update(repeating: 0, count: count)
        } else {
            for index in 0..<rows { row(index).update(repeating: 0, count: columns) }
        }
    }

    /// Copies a matrix of the same shape.
    func copy(from other: Matrix) {
        precondition(rows == other.rows && columns == other.columns, "A copy keeps the shape.")
        for index in 0..<rows { row(index).update(from: other.row(index), count: columns) }
    }
}
