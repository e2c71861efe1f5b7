/// The bare matrix products of a pass, in their order and with nothing between them.
///
/// Right operands, which are the weights, come from a pool larger than the caches nearest to the core, so that they have
/// to be fetched as they are in a real pass.
final class ProductReplay {
    private let shapes: [ProductShape]
    private let arena: Arena
    private let left: Matrix
    private let pool: Matrix
    private let result: Matrix

    /// Floats of the pool of right operands: 64 MB.
    private static let poolSize = 16 << 20

    init(_ shapes: [ProductShape]) {
        self.shapes = shapes
        let leftSize = shapes.map { $0.m * $0.k }.max() ?? 0
        let resultSize = shapes.map { $0.m * $0.n }.max() ?? 0
        let poolSize = max(Self.poolSize, shapes.map { $0.n * $0.k }.max() ?? 0)
        arena = Arena(
            floats: Arena.floats(1, leftSize) + Arena.floats(1, resultSize) + Arena.floats(1, poolSize))
        left = arena.matrix(1, leftSize)
        pool = arena.matrix(1, poolSize)
        result = arena.matrix(1, resultSize)
        // Noise that repeats itself serves as well, and drawing all of it would take longer than the products.
        var random = SplitMix64(seed: 2)
        let noise = (0..<4096).map { _ in random.uniform() - 0.5 }
        for matrix in [left, pool] {
            for start in stride(from: 0, to: matrix.count, by: noise.count) {
                (matrix.start + start).update(from: noise, count: min(noise.count, matrix.count - start))
            }
        }
    }

    func run() {
        var position = 0
        for shape in shapes {
            let size = shape.n * shape.k
            if position + size > pool.count { position = 0 }
            let a = Matrix(
                start: left.start, rows: shape.aTransposed ? shape.k : shape.m,
                columns: shape.aTransposed ? shape.m : shape.k)
            let b = Matrix(
                start: pool.start + position, rows: shape.bTransposed ? shape.n : shape.k,
                columns: shape.bTransposed ? shape.k : shape.n)
            BLAS.multiply(
                a, shape.aTransposed ? .transposed : .normal, b, shape.bTransposed ? .transposed : .normal,
                into: Matrix(start: result.start, rows: shape.m, columns: shape.n))
            position += size
        }
    }
}

extension ProductShape: CustomStringConvertible {
    /// "400x768 * 768x3072", with a T behind an operand that is stored the other way round.
    public var description: String {
        "\(m)x\(k)\(aTransposed ? "T" : "") * \(k)x\(n)\(bTransposed ? "T" : "")"
    }
}
