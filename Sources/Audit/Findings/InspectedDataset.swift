import Domain

/// What the dataset audit found in a run's dataset, read from the database and from nowhere else.
struct InspectedDataset: Sendable {
    let inspection: DatasetInspection
    /// Nil where there was too little to train on.
    let labels: LabelFindings?

    /// Puts together what was found.
    init(inspection: DatasetInspection, labels: LabelFindings?) {
        self.inspection = inspection
        self.labels = labels
    }

    /// Reads what belongs to a run; nil where its dataset was not inspected.
    init?(run: String, dataset: ContentDigest, database: AuditDatabase) throws {
        guard let row = try database.inspection(of: run), let (name, classNames) = try database.dataset(dataset),
            let parameters = try database.parameters(InspectionParameters.self, digest: row.parameters)
        else { return nil }
        let pictures = try database.inspectedPictures(dataset: dataset)
        let pairs = try [row.hashSearch, row.embeddingSearch].flatMap { try database.pairs(search: $0) ?? [] }
        inspection = DatasetInspection(
            name: name, classNames: classNames, pictures: pictures, pairs: pairs, parameters: parameters)
        labels = try row.labelAudit.flatMap { audit -> LabelFindings? in
            guard let parameters = try database.labelParameters(audit) else { return nil }
            return LabelFindings(
                parameters: parameters, pictures: pictures, judgements: try database.labelJudgements(audit))
        }
    }
}

/// Labels that are probably wrong.
struct LabelFindings: Sendable {
    /// A picture whose label is probably wrong.
    struct Issue: Sendable {
        let picture: InspectedPicture
        /// The class that it confidently counts as.
        let suggested: Int
        /// Out-of-fold probabilities of both.
        let labelProbability: Double
        let suggestedProbability: Double
        /// Probability of the label less the largest other; issues are ranked by it.
        let margin: Double
    }

    /// What they were judged with.
    let parameters: LabelAuditParameters
    /// Pictures that were judged.
    let count: Int
    /// How many of them the head that had not seen them gives their label.
    let agreeing: Int
    /// The likeliest errors first.
    let issues: [Issue]

    /// Puts judgements beside their pictures.
    init(parameters: LabelAuditParameters, pictures: [InspectedPicture], judgements: [LabelJudgementRow]) {
        self.parameters = parameters
        let pictureOf = Dictionary(uniqueKeysWithValues: pictures.map { ($0.sample.path, $0) })
        count = judgements.count
        agreeing = judgements.count { row in
            row.probabilities.max() == row.probabilities[row.label]
        }
        issues = judgements.compactMap { row -> Issue? in
            guard let issue = row.issue, let picture = pictureOf[row.path] else { return nil }
            return Issue(
                picture: picture, suggested: issue.suggested,
                labelProbability: Double(row.probabilities[row.label]),
                suggestedProbability: Double(row.probabilities[issue.suggested]), margin: issue.margin)
        }.sorted { ($0.margin, $0.picture.sample.path) < ($1.margin, $1.picture.sample.path) }
    }
}
