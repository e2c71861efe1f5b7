internal import CKernels

/// Layer normalisation: y = (x - mean(x)) / sqrt(variance(x) + epsilon) * weight + bias, over each row.
///
/// Ba, Kiros and Hinton, "Layer normalization", 2016. The variance is the biased one, as in PyTorch.
struct LayerNorm: Sendable {
    /// Scale (width).
    let weight: ConstantTensor
    /// Shift (width).
    let bias: ConstantTensor
    /// Added to the variance; 1e-5 in CLIP.
    let epsilon: Float

    /// What the backward pass needs of n rows.
    struct Saved {
        /// (x - mean) / deviation, (n, width).
        let normalised: Matrix
        /// 1 / deviation, (1, n).
        let reciprocal: Matrix

        init(rows: Int, width: Int, arena: Arena) {
            normalised = arena.matrix(rows, width)
            reciprocal = arena.matrix(1, rows)
        }

        static func floats(rows: Int, width: Int) -> Int { Arena.floats(rows, width) + Arena.floats(1, rows) }
    }

    init(weight: [Float], bias: [Float], epsilon: Float) {
        precondition(weight.count == bias.count, "Sizes of a layer normalisation.")
        self.weight = ConstantTensor(weight)
        self.bias = ConstantTensor(bias)
        self.epsilon = epsilon
    }

    /// x (n, width), any stride, to y (n, width), contiguous.
    func forward(_ x: Matrix, into y: Matrix, saved: Saved) {
        precondition(
            y.isContiguous && x.rows == y.rows && x.columns == weight.count, "Shapes of a layer normalisation.")
        vlm_layer_norm(
            y.start, saved.normalised.start, saved.reciprocal.start, x.start, x.stride, weight.start, bias.start,
            x.rows, x.columns, epsilon)
    }

    /// Adds the gradient of x to dx, given the gradient of y; both (n, width), any stride.
    func backward(_ dy: Matrix, addingTo dx: Matrix, saved: Saved) {
        vlm_layer_norm_backward(
            dx.start, dx.stride, dy.start, dy.stride, saved.normalised.start, saved.reciprocal.start, weight.start,
            dx.rows, dx.columns)
    }
}
