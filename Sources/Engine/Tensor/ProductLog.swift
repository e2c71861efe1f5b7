import Synchronization

/// The shape of one matrix product: (m, k) times (k, n).
public struct ProductShape: Hashable, Sendable {
    /// Rows of the result.
    public let m: Int
    /// Columns of the result.
    public let n: Int
    /// Length of the sums.
    public let k: Int
    /// Whether the left operand is stored as (k, m).
    public let aTransposed: Bool
    /// Whether the right operand is stored as (n, k).
    public let bTransposed: Bool

    /// Floating-point operations, a multiplication and an addition counting as two.
    public var operations: Double { 2 * Double(m) * Double(n) * Double(k) }
}

/// Writes down the products that a piece of code makes, so that the benchmark can time exactly those alone.
///
/// Install it with `ProductLog.$current.withValue(log) { ... }`; without one, a product pays one task-local look-up.
final class ProductLog: Sendable {
    @TaskLocal static var current: ProductLog?

    private let shapes = Mutex<[ProductShape]>([])

    func note(_ shape: ProductShape) {
        shapes.withLock { $0.append(shape) }
    }

    /// All products so far, in order.
    var recorded: [ProductShape] { shapes.withLock { $0 } }
}
