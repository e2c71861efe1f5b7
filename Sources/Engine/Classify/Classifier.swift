import Foundation

/// A way to turn image embeddings into class scores: one of the two settings of the audit.
///
/// Explainers and measures know the model only through this.
public protocol Classifier: Sendable {
    /// Number of classes.
    var classCount: Int { get }

    /// The values whose softmax gives the class probabilities, one for each class.
    ///
    /// - `embedding`: output of the vision tower, not normalised.
    func logits(of embedding: [Float]) -> [Float]

    /// The score that an explanation tries to remove, and its gradient with respect to the embedding.
    ///
    /// - `target`: index of the class that is explained.
    func score(of embedding: [Float], target: Int) -> (score: Float, gradient: [Float])
}

extension Classifier {
    /// Softmax of the logits; sums to 1.
    public func probabilities(of embedding: [Float]) -> [Float] { Softmax.probabilities(logits(of: embedding)) }
}

/// The softmax function and its derivative.
enum Softmax {
    /// exp(z_k - max z) / sum.
    static func probabilities(_ logits: [Float]) -> [Float] {
        let largest = logits.max() ?? 0
        let exponentials = logits.map { exp(Double($0 - largest)) }
        let sum = exponentials.reduce(0, +)
        return exponentials.map { Float($0 / sum) }
    }

    /// Gradient of the probability p_t with respect to the logits: p_t (delta_tk - p_k).
    static func gradient(_ probabilities: [Float], target: Int) -> [Float] {
        probabilities.indices.map { probabilities[target] * (($0 == target ? 1 : 0) - probabilities[$0]) }
    }
}
