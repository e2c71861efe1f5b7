/// Zero-shot classification: cosine similarity between the picture and one prompt for each class.
///
/// Logits are exp(logit scale) cos(z, t_k) (Radford et al. 2021, figure 3); the score that explanations remove is the
/// bare cosine of the target's prompt (Agarwal 2023, section 2.2), or on request its softmax probability.
public struct PromptClassifier: Classifier {
    /// What an explanation of the zero-shot setting tries to remove.
    public enum Score: String, CaseIterable, Codable, Sendable {
        /// cos(z, t_target): the paper's choice.
        case cosine
        /// softmax over all prompts of exp(logit scale) cos(z, t_k).
        case softmax
    }

    /// One normalised text embedding for each class.
    public let textEmbeddings: [[Float]]
    /// exp of the stored logit scale; about 100 in released models.
    public let scale: Float
    /// What an explanation tries to remove.
    public let scoreKind: Score

    /// Takes text embeddings as the text tower gives them and normalises them.
    public init(textEmbeddings: [[Float]], scale: Float, score: Score = .cosine) {
        self.textEmbeddings = textEmbeddings.map(UnitVector.normalise)
        self.scale = scale
        scoreKind = score
    }

    /// One class for each prompt.
    public var classCount: Int { textEmbeddings.count }

    /// Cosine similarity with each prompt, in [-1, 1].
    public func cosines(of embedding: [Float]) -> [Float] {
        let unit = UnitVector.normalise(embedding)
        return textEmbeddings.map { UnitVector.dot(unit, $0) }
    }

    /// scale x cosine for each class.
    public func logits(of embedding: [Float]) -> [Float] { cosines(of: embedding).map { scale * $0 } }

    /// The target's cosine or probability, with d cos_k / dz = (t_k - cos_k z / |z|) / |z|.
    public func score(of embedding: [Float], target: Int) -> (score: Float, gradient: [Float]) {
        let cosines = cosines(of: embedding)
        let weights: [Float]
        let score: Float
        switch scoreKind {
        case .cosine:
            weights = cosines.indices.map { $0 == target ? 1 : 0 }
            score = cosines[target]
        case .softmax:
            let probabilities = Softmax.probabilities(cosines.map { scale * $0 })
            weights = Softmax.gradient(probabilities, target: target).map { scale * $0 }
            score = probabilities[target]
        }
        let unit = UnitVector.normalise(embedding), length = UnitVector.length(embedding)
        var gradient = [Float](repeating: 0, count: embedding.count)
        for (index, weight) in weights.enumerated() where weight != 0 {
            for column in gradient.indices {
                gradient[column] += weight * (textEmbeddings[index][column] - cosines[index] * unit[column]) / length
            }
        }
        return (score, gradient)
    }
}

/// Vectors of length one, and what makes them.
public enum UnitVector {
    /// Euclidean length.
    static func length(_ vector: [Float]) -> Float {
        Float(vector.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot())
    }

    /// The vector divided by its length; a zero vector stays as it is.
    public static func normalise(_ vector: [Float]) -> [Float] {
        let length = length(vector)
        return length > 0 ? vector.map { $0 / length } : vector
    }

    /// Sum of products, accumulated in double precision.
    static func dot(_ a: [Float], _ b: [Float]) -> Float {
        Float(zip(a, b).reduce(0) { $0 + Double($1.0) * Double($1.1) })
    }
}
