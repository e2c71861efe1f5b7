internal import CKernels

/// Multi-head self-attention: y += W_o concat_h(softmax(Q_h K_h^T / sqrt(d)) V_h) + b_o.
///
/// Vaswani et al., "Attention is all you need", NeurIPS 2017, section 3.2.
struct Attention: Sendable {
    /// Rows 0 ..< w give the queries, w ..< 2w the keys, 2w ..< 3w the values: (width) to (3 width).
    let projection: Linear
    /// W_o and b_o: (width) to (width).
    let output: Linear
    /// Number of heads; each sees width / heads columns.
    let heads: Int
    /// Whether a token sees only itself and the tokens before it, as in the text tower.
    let causal: Bool

    private var width: Int { output.inputs }
    private var headWidth: Int { width / heads }
    private var scale: Float { 1 / Float(headWidth).squareRoot() }

    /// What the backward pass needs.
    struct Saved {
        /// Queries, keys and values side by side, (rows, 3 width).
        let packed: Matrix
        /// Softmax weights, (images x heads x queries, tokens).
        let probabilities: Matrix

        init(layout: TokenLayout, width: Int, heads: Int, arena: Arena) {
            packed = arena.matrix(layout.rows, 3 * width)
            probabilities = arena.matrix(layout.activeRows * heads, layout.tokens)
        }

        static func floats(layout: TokenLayout, width: Int, heads: Int) -> Int {
            Arena.floats(layout.rows, 3 * width) + Arena.floats(layout.activeRows * heads, layout.tokens)
        }
    }

    /// Buffers that live only during one call, so that all blocks can share them.
    struct Scratch {
        /// Weighted values of all heads, and their gradient: (activeRows, width).
        let context: Matrix
        /// Gradient of `Saved.packed`: (rows, 3 width).
        let packedGradient: Matrix
        /// Gradient of one head's softmax weights: (queries, tokens).
        let scores: Matrix

        init(rows: Int, tokens: Int, width: Int, arena: Arena) {
            context = arena.matrix(rows, width)
            packedGradient = arena.matrix(rows, 3 * width)
            scores = arena.matrix(tokens, tokens)
        }

        static func floats(rows: Int, tokens: Int, width: Int) -> Int {
            Arena.floats(rows, width) + Arena.floats(rows, 3 * width) + Arena.floats(tokens, tokens)
        }
    }

    /// Adds the attention of x (rows, width) to the residual's active rows (activeRows, width).
    func forward(_ x: Matrix, addingTo residual: Matrix, layout: TokenLayout, saved: Saved, scratch: Scratch) {
        if layout.queries == layout.tokens {
            projection.forward(x, into: saved.packed)
        } else {
            let queries = saved.packed.columns(0..<width), keysAndValues = saved.packed.columns(width..<3 * width)
            projection.forward(layout.active(x), outputs: 0..<width, into: layout.active(queries))
            projection.forward(x, outputs: width..<3 * width, into: keysAndValues)
        }
        let context = scratch.context.rows(0..<layout.activeRows)
        forEachHead(layout) { head in
            let weights = head.probabilities(saved.probabilities)
            BLAS.multiply(
                head.queries(saved.packed), .normal, head.keys(saved.packed), .transposed, scale: scale, into: weights)
            for row in 0..<weights.rows {
                vlm_softmax_row(weights.row(row), causal ? row + 1 : layout.tokens, layout.tokens)
            }
            BLAS.multiply(weights, .normal, head.values(saved.packed), .normal, into: head.context(context))
        }
        output.forward(context, into: residual, adding: true)
    }

    /// Gradient of x (rows, width) from the gradient of the active rows (activeRows, width).
    ///
    /// With P the softmax weights, C = P V the context and S the scores before the softmax:
    /// dC = dy W_o; dV = P^T dC; dP = dC V^T; dS = P (dP - sum(P dP)); dQ = dS K / sqrt(d); dK = dS^T Q / sqrt(d).
    func backward(_ dy: Matrix, into dx: Matrix, layout: TokenLayout, saved: Saved, scratch: Scratch) {
        let context = scratch.context.rows(0..<layout.activeRows)
        output.backward(dy, into: context)
        let gradient = scratch.packedGradient
        let scores = scratch.scores.rows(0..<layout.queries)
        forEachHead(layout) { head in
            let weights = head.probabilities(saved.probabilities)
            let dContext = head.context(context)
            BLAS.multiply(weights, .transposed, dContext, .normal, into: head.values(gradient))
            BLAS.multiply(dContext, .normal, head.values(saved.packed), .transposed, into: scores)
            vlm_softmax_backward(scores.start, weights.start, layout.queries, layout.tokens)
            BLAS.multiply(
                scores, .normal, head.keys(saved.packed), .normal, scale: scale, into: head.queries(gradient))
            BLAS.multiply(
                scores, .transposed, head.queries(saved.packed), .normal, scale: scale, into: head.keys(gradient))
        }
        if layout.queries == layout.tokens {
            projection.backward(gradient, into: dx)
        } else {
            projection.backward(
                gradient.columns(width..<3 * width), outputs: width..<3 * width, into: dx, adding: false)
            projection.backward(
                layout.active(gradient.columns(0..<width)), outputs: 0..<width, into: layout.active(dx), adding: true)
        }
    }

    /// Where one head of one picture lies in each of the buffers.
    private struct Head {
        let layout: TokenLayout
        let image: Int
        let head: Int
        let heads: Int
        let width: Int

        private var tokenRows: Range<Int> { image * layout.tokens..<(image + 1) * layout.tokens }
        private func columns(_ part: Int) -> Range<Int> {
            let headWidth = width / heads
            let first = part * width + head * headWidth
            return first..<first + headWidth
        }

        /// Shape (queries, headWidth).
        func queries(_ packed: Matrix) -> Matrix {
            packed.rows(tokenRows).rows(0..<layout.queries).columns(columns(0))
        }
        /// Shape (tokens, headWidth).
        func keys(_ packed: Matrix) -> Matrix { packed.rows(tokenRows).columns(columns(1)) }
        /// Shape (tokens, headWidth).
        func values(_ packed: Matrix) -> Matrix { packed.rows(tokenRows).columns(columns(2)) }
        /// Shape (queries, tokens).
        func probabilities(_ all: Matrix) -> Matrix {
            let first = (image * heads + head) * layout.queries
            return all.rows(first..<first + layout.queries)
        }
        /// Shape (queries, headWidth).
        func context(_ all: Matrix) -> Matrix {
            all.rows(image * layout.queries..<(image + 1) * layout.queries).columns(columns(0))
        }
    }

    private func forEachHead(_ layout: TokenLayout, _ body: (Head) -> Void) {
        for image in 0..<layout.images {
            for head in 0..<heads {
                body(Head(layout: layout, image: image, head: head, heads: heads, width: width))
            }
        }
    }
}
