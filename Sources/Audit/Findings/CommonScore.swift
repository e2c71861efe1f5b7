import Domain
import Engine

/// Whether "these explanations are more faithful" holds whatever score the deletion curves are judged by.
///
/// Under its own score each setting has a scale of its own; under a common one both maps are judged by the same values on
/// the same picture, and cosine against softmax cannot make a difference.
struct CommonScore: Sendable {
    /// A way to judge the maps of both settings.
    enum Kind: String, CaseIterable, Encodable, Sendable {
        /// Each setting's maps by its own probability, as the paper does: the claim.
        case own = "own-probability"
        case ownNormalised = "own-probability-normalised"
        case zeroShot = "zero-shot-probability"
        case zeroShotNormalised = "zero-shot-probability-normalised"
        case fineTuned = "fine-tuned-probability"
        case fineTunedNormalised = "fine-tuned-probability-normalised"
        /// The cosine with the true class's prompt, as the share of its fall that is left.
        case cosine = "cosine"
    }

    /// Both settings' maps under one way to judge them.
    struct Comparison: Sendable {
        let kind: Kind
        /// Mean area of each setting's maps, over the same pictures.
        let areas: [Setting: Estimate]
        /// Fine-tuned minus zero-shot area, picture by picture, with a bootstrap interval.
        let difference: Estimate?
        /// Compared pictures that this way says nothing of.
        let omitted: Int

        /// Whose maps are more faithful; nil where that cannot be told.
        var better: Setting? { PixelGame.deletion.better(difference) }
    }

    /// Below this fall of the cosine from the whole picture to none of it, the share of the fall that is left says
    /// nothing: the cosines of pictures of other classes differ by a few hundredths.
    static let leastFall = 0.01

    /// In the order of `Kind`.
    let comparisons: [Comparison]

    /// Compares both settings' maps of some pictures.
    init(compared: [PictureFindings]) {
        comparisons = Kind.allCases.map { kind in
            let pairs = compared.compactMap { picture in
                Self.area(picture, .zeroShot, kind).flatMap { zeroShot in
                    Self.area(picture, .fineTuned, kind).map { (zeroShot: zeroShot, fineTuned: $0) }
                }
            }
            var areas: [Setting: Estimate] = [:]
            areas[.zeroShot] = Bootstrap().mean(pairs.map(\.zeroShot))
            areas[.fineTuned] = Bootstrap().mean(pairs.map(\.fineTuned))
            return Comparison(
                kind: kind, areas: areas, difference: Bootstrap().mean(pairs.map { $0.fineTuned - $0.zeroShot }),
                omitted: compared.count - pairs.count)
        }
    }

    private static func area(_ picture: PictureFindings, _ map: Setting, _ kind: Kind) -> Double? {
        func curve(_ scorer: Setting, _ score: CurveScore = .probability) -> ScoreCurve? {
            picture.curve(map, PictureFindings.Judgement(game: .deletion, scorer: scorer, score: score))
        }
        return switch kind {
        case .own: curve(map)?.area
        case .ownNormalised: curve(map)?.normalisedArea
        case .zeroShot: curve(.zeroShot)?.area
        case .zeroShotNormalised: curve(.zeroShot)?.normalisedArea
        case .fineTuned: curve(.fineTuned)?.area
        case .fineTunedNormalised: curve(.fineTuned)?.normalisedArea
        case .cosine: curve(.zeroShot, .cosine)?.shareOfFallArea(leastFall: leastFall)
        }
    }

    /// Whose maps are more faithful by the paper's score; nil where that cannot be told.
    var claim: Setting? { comparisons.first { $0.kind == .own }?.better }

    /// The other ways to judge, all but the paper's.
    var others: [Comparison] { comparisons.filter { $0.kind != .own } }
}
