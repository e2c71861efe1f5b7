import Domain

/// What a number of the report means, wherever it occurs.
///
/// To add one, write a constant below `MeasureDefinition` in a file of its subject and a line that gives its values in
/// `MeasureCatalogue`. A name that was published keeps its meaning: gates and comparisons are written against it.
struct MeasureDefinition: Codable, Hashable, Sendable {
    /// Its stable name: a-z, 0-9 and "-".
    let id: String
    /// In a few words, for tables.
    let title: String
    /// What is counted or averaged over what, a sentence.
    let definition: String
    let unit: Unit
    let direction: Direction
    /// What maps are held against; null where they are held against nothing.
    @OrNull var region: Region?
    let interval: IntervalMethod
    /// Where the p-value is from; null where there is none.
    @OrNull var test: Test?

    /// What the numbers are in.
    enum Unit: String, Codable, Sendable {
        /// In [0, 1].
        case share
        /// In [-1, 1].
        case shareDifference = "difference of shares"
        /// Under a curve over [0, 1]: of probabilities in [0, 1], of the share of a cosine's fall mostly.
        case area
        /// Of probabilities in [-1, 1].
        case areaDifference = "difference of areas"
        /// At least 0.
        case areaDeviation = "standard deviation of areas"
        /// How many times something is something else, at least 0.
        case ratio
        /// Spearman's, in [-1, 1].
        case correlation = "rank correlation"
        /// Intersection over union, in [0, 1].
        case overlap
    }

    /// Which way a model, a dataset or a detector is better.
    enum Direction: String, Codable, Sendable {
        case higher = "higher is better"
        case lower = "lower is better"
        case zero = "zero is better"
        case neither
    }

    /// How the interval is made, which also says when there is none.
    enum IntervalMethod: String, Codable, Sendable {
        case wilson = "Wilson"
        case newcombe = "Newcombe"
        case newcombePaired = "Newcombe, paired"
        case bootstrap = "BCa bootstrap by picture"
        /// A bootstrap that is no narrower than Wilson's interval of the same hits.
        case bootstrapAndWilson = "BCa bootstrap by picture, no narrower than Wilson"
        case bootstrapByFace = "BCa bootstrap by face"
        /// Of two groups that have no picture in common.
        case bootstrapOfGroups = "BCa bootstrap by picture, each group on its own"
        /// The root of what a bootstrap says of the variance.
        case bootstrapOfVariance = "BCa bootstrap by picture, of the variance"
        /// Of a ratio whose denominator alone is resampled.
        case bootstrapOfNoise = "BCa bootstrap by picture, of the noise alone"

        /// Why there is no number where there is none.
        var whyMissing: String {
            switch self {
            case .wilson: "No picture counts."
            case .newcombe: "There are no pictures of one of both."
            case .newcombePaired: "No picture counts in both."
            case .bootstrap, .bootstrapAndWilson, .bootstrapOfVariance, .bootstrapOfNoise:
                "Fewer than two pictures count."
            case .bootstrapByFace: "Fewer than two faces count."
            case .bootstrapOfGroups: "Fewer than two pictures of one of both count."
            }
        }
    }

    /// Where a p-value is from; all tests are two-sided.
    enum Test: String, Codable, Sendable {
        case mcNemar = "McNemar, exact"
        case fisher = "Fisher, exact"
        case wilcoxon = "Wilcoxon signed-rank"
        case chance = "exact against chance, picture by picture"
    }

    /// Describes a measure.
    init(
        _ id: String, _ title: String, _ definition: String, unit: Unit, direction: Direction, region: Region? = nil,
        interval: IntervalMethod, test: Test? = nil
    ) {
        self.id = id
        self.title = title
        self.definition = definition
        self.unit = unit
        self.direction = direction
        self.region = region
        self.interval = interval
        self.test = test
    }
}
