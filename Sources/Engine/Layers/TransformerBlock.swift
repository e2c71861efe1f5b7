/// A pre-norm transformer block: x += attention(norm1(x)); x += perceptron(norm2(x)).
struct TransformerBlock: Sendable {
    let attentionNorm: LayerNorm
    let attention: Attention
    let perceptronNorm: LayerNorm
    let perceptron: Perceptron

    private var width: Int { attention.output.inputs }

    /// What the backward pass needs.
    struct Saved {
        let attentionNorm: LayerNorm.Saved
        let attention: Attention.Saved
        let perceptronNorm: LayerNorm.Saved
        let perceptron: Perceptron.Saved
    }

    /// Buffers that live only during one call, so that all blocks of a tower can share them.
    struct Scratch {
        /// Output of a normalisation, and the gradient of its input: (rows, width).
        let normal: Matrix
        /// Inside of the perceptron: (rows, hidden).
        let hidden: Matrix
        let attention: Attention.Scratch

        init(rows: Int, tokens: Int, width: Int, hidden: Int, arena: Arena) {
            normal = arena.matrix(rows, width)
            self.hidden = arena.matrix(rows, hidden)
            attention = Attention.Scratch(rows: rows, tokens: tokens, width: width, arena: arena)
        }

        static func floats(rows: Int, tokens: Int, width: Int, hidden: Int) -> Int {
            Arena.floats(rows, width) + Arena.floats(rows, hidden)
                + Attention.Scratch.floats(rows: rows, tokens: tokens, width: width)
        }
    }

    /// Carves out what one pass over `layout` keeps.
    func makeSaved(_ layout: TokenLayout, arena: Arena) -> Saved {
        Saved(
            attentionNorm: LayerNorm.Saved(rows: layout.rows, width: width, arena: arena),
            attention: Attention.Saved(layout: layout, width: width, heads: attention.heads, arena: arena),
            perceptronNorm: LayerNorm.Saved(rows: layout.activeRows, width: width, arena: arena),
            perceptron: Perceptron.Saved(rows: layout.activeRows, hidden: perceptron.expand.outputs, arena: arena))
    }

    /// Floats that `makeSaved` takes from the arena.
    func savedFloats(_ layout: TokenLayout) -> Int {
        LayerNorm.Saved.floats(rows: layout.rows, width: width)
            + Attention.Saved.floats(layout: layout, width: width, heads: attention.heads)
            + LayerNorm.Saved.floats(rows: layout.activeRows, width: width)
            + Perceptron.Saved.floats(rows: layout.activeRows, hidden: perceptron.expand.outputs)
    }

    /// Updates the residual stream x (rows, width) in place; only the active rows are valid afterwards.
    func forward(_ x: Matrix, layout: TokenLayout, saved: Saved, scratch: Scratch) {
        let active = layout.active(x)
        attentionNorm.forward(x, into: scratch.normal, saved: saved.attentionNorm)
        attention.forward(
            scratch.normal, addingTo: active, layout: layout, saved: saved.attention, scratch: scratch.attention)
        let normal = scratch.normal.rows(0..<layout.activeRows)
        perceptronNorm.forward(active, into: normal, saved: saved.perceptronNorm)
        perceptron.forward(
            normal, addingTo: active, hidden: scratch.hidden.rows(0..<layout.activeRows), saved: saved.perceptron)
    }

    /// Turns the gradient of the block's output into that of its input, in place.
    ///
    /// On entry the rows of dx (rows, width) that are not active are zero: nothing downstream used them.
    func backward(_ dx: Matrix, layout: TokenLayout, saved: Saved, scratch: Scratch) {
        let active = layout.active(dx)
        let normal = scratch.normal.rows(0..<layout.activeRows)
        perceptron.backward(
            active, into: normal, hidden: scratch.hidden.rows(0..<layout.activeRows), saved: saved.perceptron)
        perceptronNorm.backward(normal, addingTo: active, saved: saved.perceptronNorm)
        attention.backward(
            active, into: scratch.normal, layout: layout, saved: saved.attention, scratch: scratch.attention)
        attentionNorm.backward(scratch.normal, addingTo: dx, saved: saved.attentionNorm)
    }
}
