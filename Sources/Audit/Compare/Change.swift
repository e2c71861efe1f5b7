/// What became of a number from the baseline to the candidate, in one word.
enum Change: String, Codable, CaseIterable, Sendable {
    /// Better, by the pictures and beyond the noise of seeds.
    case improved
    /// Worse, by the pictures and beyond the noise of seeds.
    case regressed
    /// Other, by the pictures and beyond the noise of seeds, of a number of which neither way is better.
    case changed
    /// The whole interval lies within the noise of seeds, or no picture's value differs.
    case noChange = "no change"
    /// The difference is no larger than the noise of seeds, but its interval reaches beyond.
    case withinNoise = "within noise"
    /// The difference is larger than the noise, and may be chance all the same; or there is none to be estimated.
    case cannotTell = "cannot tell"

    /// Whether a difference was shown.
    var isShown: Bool { self == .improved || self == .regressed || self == .changed }
}
