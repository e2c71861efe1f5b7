internal import CKernels

/// A fully connected layer: y = x W^T + b.
///
/// Only the gradient of the input is ever needed (the weights are frozen), so nothing is kept for the backward pass.
struct Linear: Sendable {
    /// W (outputs, inputs), row-major, as checkpoints store it.
    let weight: ConstantTensor
    /// b (outputs), or nil for a bare projection.
    let bias: ConstantTensor?
    /// Length of a row of x.
    let inputs: Int
    /// Length of a row of y.
    let outputs: Int

    init(weight: [Float], bias: [Float]?, inputs: Int, outputs: Int) {
        precondition(
            weight.count == inputs * outputs && bias.map { $0.count == outputs } ?? true, "Sizes of a linear layer.")
        self.weight = ConstantTensor(weight)
        self.bias = bias.map(ConstantTensor.init)
        self.inputs = inputs
        self.outputs = outputs
    }

    private var matrix: Matrix { Matrix(weight, rows: outputs, columns: inputs) }

    /// x (n, inputs) to y (n, outputs); `adding` keeps what y holds, as a residual connection needs.
    func forward(_ x: Matrix, into y: Matrix, adding: Bool = false) {
        if let bias {
            let write = adding ? vlm_add_rows : vlm_fill_rows
            write(y.start, y.stride, bias.start, y.rows, y.columns)
        }
        BLAS.multiply(x, .normal, matrix, .transposed, into: y, adding: adding || bias != nil)
    }

    /// Gradient of x from the gradient of y: dx (n, inputs) = dy (n, outputs) W, or added to dx.
    func backward(_ dy: Matrix, into dx: Matrix, adding: Bool = false) {
        BLAS.multiply(dy, .normal, matrix, .normal, into: dx, adding: adding)
    }

    /// The layer that computes only some of the outputs, for code that needs a part of a packed projection.
    func forward(_ x: Matrix, outputs range: Range<Int>, into y: Matrix) {
        let bias = bias!
        vlm_fill_rows(y.start, y.stride, bias.start + range.lowerBound, y.rows, y.columns)
        BLAS.multiply(x, .normal, matrix.rows(range), .transposed, into: y, adding: true)
    }

    /// Gradient of x from the gradient of some of the outputs, added to dx or written to it.
    func backward(_ dy: Matrix, outputs range: Range<Int>, into dx: Matrix, adding: Bool) {
        BLAS.multiply(dy, .normal, matrix.rows(range), .normal, into: dx, adding: adding)
    }
}
