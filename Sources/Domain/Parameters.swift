/// Where the mask of Meaningful Perturbation starts.
public enum MaskInitialisation: String, CaseIterable, Codable, Sendable {
    /// Every cell 0.5.
    case half
    /// Uniform in [0, 1), drawn from the seed of the run and the picture: the authors' default.
    case random
    /// Every cell 1: the untouched picture.
    case ones
}

/// Every parameter of Meaningful Perturbation; stored with the run and printed in the report.
///
/// Values of the authors' own code (Agarwal and Nguyen, ACCV 2020, `formal_MP_single_image.py`), with the bilinear
/// up-sampling of the paper.
public struct PerturbationParameters: Hashable, Codable, Sendable {
    /// Cells along each side of the mask.
    public var maskSide = 28
    /// Steps of the optimiser.
    public var iterations = 300
    /// Step size of Adam (beta1 0.9, beta2 0.999, epsilon 1e-8).
    public var learningRate: Float = 0.1
    /// Weight of the sum of |1 - m|.
    public var l1Weight: Float = 1e-4
    /// Weight of the total variation of m.
    public var tvWeight: Float = 1e-2
    /// Exponent of the differences in the total variation (anisotropic).
    public var tvBeta: Float = 3
    /// Standard deviation in pixels of the Gaussian blur that stands for "removed".
    public var blurSigma: Float = 10
    /// The picture is prepared this many pixels larger and shown through a window moved by 0 ..< jitter each step.
    public var jitter = 4
    /// Where the mask starts.
    public var maskInitialisation = MaskInitialisation.random
    /// Seed of the run; the seed of each picture derives from it and from the picture's digest.
    public var seed: UInt64 = 0
    /// On which scale the score stands beside the penalties; nil means as it is, and leaves the digest of parameters what
    /// it was before there was a choice.
    public var scoreScale: ScoreScale?

    /// The defaults above.
    public init() {}
}

/// How the score of an explanation is scaled before penalties are added to it.
public enum ScoreScale: String, CaseIterable, Codable, Sendable {
    /// (y - y_blurred) / (y_clean - y_blurred), picture by picture: 1 for the picture as it is, 0 for the fully blurred
    /// one, so that the same penalties weigh the same on a cosine and on a probability.
    ///
    /// The normalised score of Fong and Vedaldi, ICCV 2017, who tell by it when a prediction is gone.
    case attainableDrop = "attainable-drop"
}

/// What replaces a deleted pixel.
public enum DeletionSubstrate: String, CaseIterable, Codable, Sendable {
    /// The mean colour of the model's normalisation: zero in normalised space (RISE's reference code).
    case mean
    /// Black: zero in pixel space.
    case black
}

/// Every parameter of the deletion curve; stored with the run and printed in the report.
public struct DeletionParameters: Hashable, Codable, Sendable {
    /// Pixels replaced in one step: 1792 gives 28 steps on 224 x 224 pixels, 224 gives 224 steps.
    public var step = 1792
    /// What replaces a deleted pixel.
    public var substrate = DeletionSubstrate.mean

    /// The defaults above.
    public init() {}
}

/// Every parameter of the training of the linear head; stored with the run and printed in the report.
public struct HeadParameters: Hashable, Codable, Sendable {
    /// Step size of Adam (Agarwal 2023, appendix A.1).
    public var learningRate: Float = 0.01
    /// Passes over the training split.
    public var epochs = 100
    /// Pictures in one step.
    public var batch = 64
    /// Seed of the initial weights and of the order of the pictures.
    public var seed: UInt64 = 0

    /// The defaults above.
    public init() {}
}
