import Domain
import Engine

/// What test pictures that lie in the training split too do to the accuracy.
///
/// The trained head has seen such a picture with a label, so that its answer says nothing of new pictures.
struct LeakEffect: Sendable {
    /// Test pictures of the run that could be read, and those of them that leak.
    let count: Int
    let leaked: Int
    /// Leaked pictures that have but a near duplicate in the training split.
    let near: Int
    /// Of each setting.
    let settings: [Setting: Accuracy]
    /// Fine-tuned less zero-shot accuracy, picture by picture: of all pictures and without the leaked ones.
    let pairedWithAll: Estimate?
    let pairedWithout: Estimate?

    /// How often one setting is right.
    struct Accuracy: Sendable {
        let all: Estimate?
        let without: Estimate?
        let leakedOnly: Estimate?
        /// Accuracy on the leaked pictures less that on the others, with Newcombe's interval.
        let difference: Estimate?
    }

    /// Compares the pictures of a run that leak with the others.
    ///
    /// - Parameter nearly: paths of those of which but a near duplicate is in the training split.
    init(_ pictures: [PictureFindings], leaked paths: Set<String>, nearly: Set<String> = []) {
        let readable = pictures.filter { !$0.settings.isEmpty }
        let leaked = readable.filter { paths.contains($0.row.sample.path) }
        let others = readable.filter { !paths.contains($0.row.sample.path) }
        count = readable.count
        self.leaked = leaked.count
        near = leaked.count { nearly.contains($0.row.sample.path) }
        func hits(_ pictures: [PictureFindings], _ setting: Setting) -> Int {
            pictures.count { $0.isCorrect(setting) }
        }
        settings = Dictionary(
            uniqueKeysWithValues: Setting.allCases.map { setting in
                let (seen, unseen) = (hits(leaked, setting), hits(others, setting))
                return (
                    setting,
                    Accuracy(
                        all: Proportion.wilson(hits: seen + unseen, of: readable.count),
                        without: Proportion.wilson(hits: unseen, of: others.count),
                        leakedOnly: Proportion.wilson(hits: seen, of: leaked.count),
                        difference: ProportionDifference.newcombe(
                            hits: Double(seen), of: leaked.count, minus: Double(unseen), of: others.count))
                )
            })
        pairedWithAll = Self.paired(readable)
        pairedWithout = Self.paired(others)
    }

    private static func paired(_ pictures: [PictureFindings]) -> Estimate? {
        Bootstrap().mean(pictures.map { ($0.isCorrect(.fineTuned) ? 1 : 0) - ($0.isCorrect(.zeroShot) ? 1 : 0) })
    }
}
