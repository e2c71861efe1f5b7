/// What is done with a picture's pixels in the order of a map (RISE, BMVC 2018).
public enum PixelGame: String, CaseIterable, Codable, Sendable {
    /// The most salient pixels are taken away first: a faithful map makes the score fall fast.
    case deletion
    /// The most salient pixels come back first into a blurred picture: a faithful map makes the score rise fast.
    case insertion
}

/// What is noted of each picture of a curve.
public enum CurveScore: String, CaseIterable, Codable, Sendable {
    /// The softmax probability of the explained class.
    case probability
    /// The cosine with the prompt of the explained class, without a softmax.
    case cosine
}

/// A ranking of pixels that knows nothing of the model: what a map has to beat.
public enum RankingFloor: String, CaseIterable, Codable, Sendable {
    /// A map of random values, as coarse as an explanation and drawn for each picture.
    case random
    /// The same map for all pictures: a Gaussian around the centre, where photographers put what they mean.
    case centre
}
