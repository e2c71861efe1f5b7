public import Domain

/// Whose score is noted along a curve: the embeddings of one curve can be judged by several.
public enum CurveJudge: Sendable {
    /// The softmax probability of the target.
    case probability(any Classifier)
    /// The cosine with the target's prompt.
    case cosine(PromptClassifier)

    /// The scores of the target class along the embeddings of a curve.
    public func curve(of embeddings: [[Float]], target: Int) -> ScoreCurve {
        switch self {
        case .probability(let classifier):
            ScoreCurve(scores: embeddings.map { classifier.probabilities(of: $0)[target] })
        case .cosine(let classifier):
            ScoreCurve(scores: embeddings.map { classifier.cosines(of: $0)[target] })
        }
    }
}
