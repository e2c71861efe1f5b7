/// Fine-tuned classification: a linear layer with bias on the embedding of the frozen image encoder.
///
/// Logits are W z + b for the embedding as the tower gives it, not normalised (OpenAI CLIP README, linear probe); the
/// score that explanations remove is the target's softmax probability (Agarwal 2023, section 2.2).
public struct LinearHead: Classifier {
    /// W (classes, length), row-major.
    public let weight: [Float]
    /// b (classes).
    public let bias: [Float]
    /// Length of an embedding.
    public let length: Int

    /// Wraps trained values.
    public init(weight: [Float], bias: [Float], length: Int) {
        precondition(weight.count == bias.count * length, "A head of \(bias.count) classes on \(length) values.")
        self.weight = weight
        self.bias = bias
        self.length = length
    }

    /// One class for each row of W.
    public var classCount: Int { bias.count }

    /// W z + b.
    public func logits(of embedding: [Float]) -> [Float] {
        precondition(embedding.count == length, "The head was trained on embeddings of \(length) values.")
        return bias.indices.map { row in
            var sum = Double(bias[row])
            for column in 0..<length { sum += Double(weight[row * length + column]) * Double(embedding[column]) }
            return Float(sum)
        }
    }

    /// p_t and its gradient W^T (p_t (delta_tk - p_k)).
    public func score(of embedding: [Float], target: Int) -> (score: Float, gradient: [Float]) {
        let probabilities = probabilities(of: embedding)
        var gradient = [Float](repeating: 0, count: length)
        for (row, slope) in Softmax.gradient(probabilities, target: target).enumerated() {
            for column in 0..<length { gradient[column] += slope * weight[row * length + column] }
        }
        return (probabilities[target], gradient)
    }
}
