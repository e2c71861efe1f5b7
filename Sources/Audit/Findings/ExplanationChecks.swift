import Domain

/// The pictures of a run that were explained again, with other seeds and with a normalised score.
struct ExplanationChecks: Sendable {
    /// What was asked for.
    let parameters: CheckParameters
    /// Explanations of each picture with a seed of their own, the run's among them.
    let seeds: Int
    /// In order of their path.
    let pictures: [CheckedPicture]

    /// One picture that was explained again.
    struct CheckedPicture: Sendable {
        let picture: PictureFindings
        /// What each setting says under the run's own seed and under the others, in order; none is missing.
        let seeds: [Setting: [PictureFindings.SettingFindings]]
        /// What blurring can take from each setting's score.
        let ranges: [Setting: ScoreRange]
        /// What each setting says with the score normalised by that; without a map where nothing can be taken from it.
        let matched: [Setting: PictureFindings.SettingFindings]
    }

    /// Reads what became of a run's pictures.
    init(_ row: FaithfulnessRow, of run: RunRow, pictures: [PictureFindings], _ database: AuditDatabase) throws {
        parameters = try database.parameters(CheckParameters.self, digest: row.checks) ?? CheckParameters()
        seeds = row.repeats.count + 1
        let paths = Set(row.checked), checked = pictures.filter { paths.contains($0.row.sample.path) }
        func rows(_ attribution: ContentDigest) throws -> VariantRows {
            try VariantRows(of: run, variant: .original, attribution: attribution, faithfulness: nil, database)
        }
        let repeats = try row.repeats.map(rows), matched = try rows(row.matched)
        var ranges: [Setting: [AttributionKey: ScoreRange]] = [:]
        for setting in Setting.allCases {
            ranges[setting] = try database.scoreRanges(
                classifier: run.classifier(setting), variant: .original, parameters: row.matched)
        }
        self.pictures = try checked.map { picture in
            let all = try [picture.settings] + repeats.map { try $0.settings(of: picture) }
            var seeds: [Setting: [PictureFindings.SettingFindings]] = [:], found: [Setting: ScoreRange] = [:]
            for setting in Setting.allCases {
                let measured = all.compactMap { $0[setting] }.filter { $0.deletion != nil }
                if measured.count == all.count { seeds[setting] = measured }
                if let prediction = picture.settings[setting]?.prediction {
                    let key = AttributionKey(
                        prediction: prediction.key, target: prediction.predicted, parameters: row.matched)
                    found[setting] = ranges[setting]?[key]
                }
            }
            return CheckedPicture(
                picture: picture, seeds: seeds, ranges: found, matched: try matched.settings(of: picture))
        }
    }

    /// For a test, which says for itself what was found.
    init(parameters: CheckParameters, pictures: [CheckedPicture]) {
        self.parameters = parameters
        seeds = parameters.repeats + 1
        self.pictures = pictures
    }
}

extension VariantRows {
    /// What was found on a picture as it is; empty where no setting said anything.
    fileprivate func settings(of picture: PictureFindings) throws -> [Setting: PictureFindings.SettingFindings] {
        let sample = picture.row.sample
        return try findings(of: picture.row.image, annotation: sample.annotation, label: sample.label)?.settings ?? [:]
    }
}
