internal import CKernels

/// The non-linearity between the two layers of a transformer's perceptron.
///
/// The raw value is its name in `config.json`. It is not visible in the weights: a checkpoint run with the wrong one gives
/// plausible, wrong numbers.
public enum Activation: String, CaseIterable, Codable, Sendable {
    /// x sigmoid(1.702 x): OpenAI's weights.
    case quickGELU = "quick_gelu"
    /// x (1 + erf(x / sqrt 2)) / 2: LAION, DataComp, TinyCLIP.
    case gelu

    /// y = f(x) for contiguous matrices of one shape.
    func forward(_ x: Matrix, into y: Matrix) {
        precondition(x.isContiguous && y.isContiguous && x.count == y.count, "Shapes of an activation.")
        switch self {
        case .quickGELU: vlm_quick_gelu(y.start, x.start, x.count)
        case .gelu: vlm_gelu(y.start, x.start, x.count)
        }
    }

    /// dx = dy f'(x), in place: `gradient` holds dy on entry and dx on return.
    func backward(_ gradient: Matrix, input x: Matrix) {
        precondition(x.isContiguous && gradient.isContiguous && x.count == gradient.count, "Shapes of an activation.")
        switch self {
        case .quickGELU: vlm_quick_gelu_backward(gradient.start, x.start, x.count)
        case .gelu: vlm_gelu_backward(gradient.start, x.start, x.count)
        }
    }
}
