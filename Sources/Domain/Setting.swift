/// The two ways in which the audit uses one model.
///
/// Source: Agarwal 2023, section 2.1.
public enum Setting: String, CaseIterable, Codable, Sendable {
    /// Cosine similarity between the image and the prompt of each class.
    case zeroShot = "zero-shot"
    /// The frozen image encoder followed by a linear layer trained on the dataset's training split.
    case fineTuned = "fine-tuned"
}

/// What was shown to the model: the picture as it is, or a version of it with something taken away.
public enum Variant: String, CaseIterable, Codable, Sendable {
    /// The picture as the dataset holds it.
    case original
    /// The picture with a black patch over every face, drawn before it is prepared for the model (Agarwal 2023).
    case faceMasked = "face-masked"
}
