/// How much each cell of a coarse grid over the picture matters to a prediction.
///
/// For Meaningful Perturbation the value of a cell is A = 1 - m, where the mask m is 1 where the picture was kept and
/// 0 where it was blurred: 0 means "irrelevant", 1 means "removing this removes the prediction".
public struct AttributionMap: Hashable, Codable, Sendable {
    /// Number of rows, 28 in the paper.
    public let rows: Int
    /// Number of columns, 28 in the paper.
    public let columns: Int
    /// rows x columns values in [0, 1], row by row from the top left.
    public let values: [Float]

    /// Wraps values in row-major order; their number must be rows x columns.
    public init(rows: Int, columns: Int, values: [Float]) {
        precondition(values.count == rows * columns, "A map of \(rows) x \(columns) needs \(rows * columns) values.")
        self.rows = rows
        self.columns = columns
        self.values = values
    }

    /// Value of one cell; row 0 is the top, column 0 the left.
    public subscript(row: Int, column: Int) -> Float { values[row * columns + column] }

    /// Row and column of the largest value, the first in row-major order where several tie.
    public var peak: (row: Int, column: Int) {
        var best = 0
        for index in values.indices where values[index] > values[best] {
            best = index
        }
        return (best / columns, best % columns)
    }

    /// Mean of all values: the share of the picture that the explanation removed.
    public var mass: Double {
        values.reduce(0) { $0 + Double($1) } / Double(values.count)
    }
}
