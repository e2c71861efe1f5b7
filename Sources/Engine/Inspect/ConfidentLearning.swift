/// Labels that are probably wrong, from probabilities of a classifier that has not seen the pictures.
///
/// Northcutt, Jiang and Chuang, "Confident learning: estimating uncertainty in dataset labels", JAIR 2021, section 3: a
/// picture counts as one of class k where its probability of k is at least the mean probability of k over the pictures
/// that bear the label k. Pictures that count as a class other than their label lie off the diagonal of the confident
/// joint and are the issues. As `find_label_issues(filter_by="confident_learning")` of cleanlab 2.9 does it, tested for
/// equality.
public struct ConfidentLearning: Sendable {
    /// What lies between two probabilities that are taken as equal, as in cleanlab.
    private static let tolerance = 1e-6
    /// Below this lead over all others the given label still counts as the prediction, as in cleanlab.
    private static let lead = 1e-8

    /// A picture whose label is probably wrong.
    public struct Issue: Hashable, Sendable {
        /// Its place in the list.
        public let index: Int
        /// The class that it counts as.
        public let suggested: Int
        /// Probability of the given label: the lower, the likelier the error.
        public let selfConfidence: Double
        /// The same less the largest other probability, -1 to 1; issues are ranked by it.
        public let margin: Double
    }

    /// For each class the mean probability that its own pictures have; nil where no picture bears it.
    public let thresholds: [Double?]
    /// Pictures by given label (row) and by the class that they count as (column); those that count as none are left out.
    public let joint: [[Int]]
    /// The issues, the likeliest errors first.
    public let issues: [Issue]

    /// Looks for issues among n pictures.
    ///
    /// - Parameters:
    ///   - probabilities: n rows of one probability for each class.
    ///   - labels: n given labels.
    public init(probabilities: [[Double]], labels: [Int], classCount: Int) {
        precondition(probabilities.count == labels.count, "Each row has a label.")
        let thresholds = Self.thresholds(probabilities, labels, classCount: classCount)
        var joint = [[Int]](repeating: [Int](repeating: 0, count: classCount), count: classCount)
        var issues: [Issue] = []
        for (index, row) in probabilities.enumerated() {
            guard let guess = Self.confidentClass(row, thresholds) else { continue }
            let label = labels[index]
            joint[label][guess] += 1
            let others = row.indices.filter { $0 != label }
            guard guess != label, let rival = others.map({ row[$0] }).max() else { continue }
            // A label that is the prediction all the same is no issue.
            if row[label] + Self.lead >= rival { continue }
            issues.append(
                Issue(index: index, suggested: guess, selfConfidence: row[label], margin: row[label] - rival))
        }
        self.thresholds = thresholds
        self.joint = joint
        self.issues = issues.sorted { ($0.margin, $0.index) < ($1.margin, $1.index) }
    }

    private static func thresholds(_ rows: [[Double]], _ labels: [Int], classCount: Int) -> [Double?] {
        (0..<classCount).map { label in
            let own = labels.indices.filter { labels[$0] == label }.map { rows[$0][label] }
            return own.isEmpty ? nil : own.reduce(0, +) / Double(own.count)
        }
    }

    /// The class that reaches its threshold, the likeliest of all where several do; nil where none does.
    private static func confidentClass(_ row: [Double], _ thresholds: [Double?]) -> Int? {
        let confident = row.indices.filter { index in
            thresholds[index].map { row[index] >= $0 - tolerance } ?? false
        }
        guard confident.count > 1 else { return confident.first }
        return row.indices.max { row[$0] < row[$1] || (row[$0] == row[$1] && $0 > $1) }
    }
}
