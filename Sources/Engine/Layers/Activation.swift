internal import CKernels

/// The non-linearity between the two layers of a transformer's perceptron.
///
/// It is a matter of configuration, not of weights: OpenAI's models need `quickGELU`, most of LAION's need `gelu`.
public enum Activation: String, Hashable, Codable, Sendable {
    /// x sigmoid(1.702 x).
    case quickGELU = "quick_gelu"
    /// x (1 + erf(x / sqrt 2)) / 2.
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
