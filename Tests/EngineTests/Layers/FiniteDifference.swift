import Foundation
import Testing

@testable import Engine

/// Compares a backward pass with central differences of its forward pass, along random directions.
///
/// With L(x) = sum(w y(x)) for fixed random w, the backward pass must give the g with g . u equal to
/// (L(x + h u) - L(x - h u)) / 2 h for every direction u. Forward passes run in single precision, so h is large and the
/// tolerance is relative to the size of the differences.
struct FiniteDifference {
    var random = SplitMix64(seed: 7)
    /// Length of a step in each coordinate.
    let step: Float = 0.01
    /// Largest accepted relative error of a directional derivative.
    let tolerance = 2e-3

    /// Checks g against the forward pass on a matrix `x`, which is moved and put back.
    ///
    /// - `forward` computes y from x and returns it; `backward` computes the gradient of x from that of y.
    mutating func check(
        _ x: Matrix, forward: () -> Matrix, backward: (_ dy: Matrix) -> Matrix,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let start = Self.values(x)
        let y = forward()
        let weights = randomValues(y.count)
        let dy = Storage(rows: y.rows, columns: y.columns)
        dy.fill(weights)
        let gradient = Self.values(backward(dy.matrix))
        var largest = 0.0
        var errors: [Double] = []
        for _ in 0..<8 {
            let direction = randomValues(x.count)
            func loss(_ sign: Float) -> Double {
                Self.write(zip(start, direction).map { $0 + sign * step * $1 }, to: x)
                return zip(Self.values(forward()), weights).reduce(0) { $0 + Double($1.0) * Double($1.1) }
            }
            let numeric = (loss(1) - loss(-1)) / Double(2 * step)
            let analytic = zip(gradient, direction).reduce(0) { $0 + Double($1.0) * Double($1.1) }
            largest = max(largest, abs(numeric))
            errors.append(abs(numeric - analytic))
        }
        Self.write(start, to: x)
        #expect(largest > 1e-2, "The gradient is trivial.", sourceLocation: sourceLocation)
        for error in errors { #expect(error < tolerance * largest, sourceLocation: sourceLocation) }
    }

    mutating func randomValues(_ count: Int) -> [Float] { (0..<count).map { _ in random.normal() } }

    static func values(_ matrix: Matrix) -> [Float] {
        (0..<matrix.rows).flatMap { Array(UnsafeBufferPointer(start: matrix.row($0), count: matrix.columns)) }
    }

    static func write(_ values: [Float], to matrix: Matrix) {
        for row in 0..<matrix.rows {
            for column in 0..<matrix.columns { matrix.row(row)[column] = values[row * matrix.columns + column] }
        }
    }
}

/// A matrix with memory of its own.
final class Storage {
    let matrix: Matrix
    private let arena: Arena

    init(rows: Int, columns: Int) {
        arena = Arena(floats: Arena.floats(rows, columns))
        matrix = arena.matrix(rows, columns)
    }

    func fill(_ values: [Float]) { FiniteDifference.write(values, to: matrix) }
}
