/// The two-layer perceptron of a transformer block: y += W2 f(W1 x + b1) + b2.
struct Perceptron: Sendable {
    /// (width) to (hidden); CLIP's hidden is four times the width.
    let expand: Linear
    /// (hidden) to (width).
    let contract: Linear
    /// f.
    let activation: Activation

    /// What the backward pass needs of n rows.
    struct Saved {
        /// W1 x + b1, (n, hidden).
        let preactivation: Matrix

        init(rows: Int, hidden: Int, arena: Arena) {
            preactivation = arena.matrix(rows, hidden)
        }

        static func floats(rows: Int, hidden: Int) -> Int { Arena.floats(rows, hidden) }
    }

    /// Adds f's output for x (n, width) to the residual (n, width); `hidden` is scratch of (n, hidden).
    func forward(_ x: Matrix, addingTo residual: Matrix, hidden: Matrix, saved: Saved) {
        let preactivation = saved.preactivation.rows(0..<x.rows)
        expand.forward(x, into: preactivation)
        activation.forward(preactivation, into: hidden)
        contract.forward(hidden, into: residual, adding: true)
    }

    /// dx (n, width) from dy (n, width); `hidden` is scratch of (n, hidden).
    func backward(_ dy: Matrix, into dx: Matrix, hidden: Matrix, saved: Saved) {
        contract.backward(dy, into: hidden)
        activation.backward(hidden, input: saved.preactivation.rows(0..<dy.rows))
        expand.backward(hidden, into: dx)
    }
}
