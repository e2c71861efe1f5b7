import Domain

/// What `build --json` says of text in pictures.
struct TextResult: Encodable {
    /// Groups are the true classes.
    let region: RegionResult
    /// By setting, on pictures "with text", "without text" and of which nothing is known.
    let accuracy: [FairnessResult.Line]
    /// By setting: with text less without.
    let accuracyGap: [String: GapResult]
    /// By setting and what the text says, on the pictures with text.
    let wordingAccuracy: [FairnessResult.Line]
    /// By setting: text that names the class less text that names another.
    let wordingGap: [String: GapResult]
    /// By setting: hits on the text where the answer is right less those where it is wrong.
    let hitsRightLessWrong: [String: GapResult]
    /// By setting: what wrong answers have to do with text that names another class.
    let misreadings: [String: MisreadingResult]

    /// Wrong answers on pictures whose text names another class.
    struct MisreadingResult: Encodable {
        let pictures: Int
        let wrong: Int
        /// Share of the wrong answers that are the class that the text names, and what it would be by chance.
        let asWritten: Estimate?
        let chance: Double
    }

    init(_ text: TextFindings) {
        region = RegionResult(text.reliance, comparesGroups: false)
        accuracy = text.accuracy.map { FairnessResult.Line($0) }
        accuracyGap = BuildResult.bySetting { text.accuracy.gaps($0, .original).first.map(GapResult.init) }
        wordingAccuracy = text.wordingAccuracy.map { FairnessResult.Line($0) }
        wordingGap = BuildResult.bySetting { text.wordingGap($0).map(GapResult.init) }
        hitsRightLessWrong = BuildResult.bySetting { text.outcomes[$0]?.gap.map(GapResult.init) }
        misreadings = BuildResult.bySetting { setting in
            text.misreadings[setting].map {
                MisreadingResult(pictures: $0.count, wrong: $0.wrong, asWritten: $0.asWritten, chance: $0.chance)
            }
        }
    }
}
