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
        /// Under a curve of probabilities over [0, 1], in [0, 1].
        case area
        /// In [-1, 1].
        case areaDifference = "difference of areas"
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

        /// Why there is no number where there is none.
        var whyMissing: String {
            switch self {
            case .wilson: "No picture counts."
            case .newcombe: "There are no pictures of one of both."
            case .newcombePaired: "No picture counts in both."
            case .bootstrap, .bootstrapAndWilson: "Fewer than two pictures count."
            case .bootstrapByFace: "Fewer than two faces count."
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
