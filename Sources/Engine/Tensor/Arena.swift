/// One allocation out of which a lane carves its named buffers.
///
/// A lane owns one arena and never shares it; the buffers live exactly as long as the arena.
final class Arena {
    private let memory: UnsafeMutablePointer<Float>
    private let capacity: Int
    private var used = 0

    /// Reserves room for `floats` values, all zero.
    init(floats: Int) {
        capacity = floats
        memory = FloatMemory.allocate(floats)
        memory.initialize(repeating: 0, count: floats)
    }

    deinit { memory.deallocate() }

    /// Floats that a matrix takes up, with the padding that keeps the next one aligned.
    static func floats(_ rows: Int, _ columns: Int) -> Int {
        let line = FloatMemory.alignment / MemoryLayout<Float>.stride
        return (rows * columns + line - 1) / line * line
    }

    /// The next matrix of the given shape; its contents are zero.
    func matrix(_ rows: Int, _ columns: Int) -> Matrix {
        let size = Self.floats(rows, columns)
        precondition(used + size <= capacity, "The arena was planned too small.")
        defer { used += size }
        return Matrix(
            start: memory + used, rows: rows, columns: columns)
    }
}
