import Domain
import Engine

/// How often the maps of one setting hit text where its answer is right and where it is wrong.
struct OutcomeReliance: Sendable {
    /// First right answers, then wrong ones.
    let groups: [GroupScores]

    /// Counts pictures with text in view.
    init(of pictures: [PictureFindings], setting: Setting) {
        func scores(_ group: String, _ isCorrect: Bool) -> GroupScores {
            let found = pictures.filter { $0.isCorrect(setting) == isCorrect }.compactMap {
                $0.settings[setting]?.localisations[.text]
            }
            return GroupScores(group: group, scores: PointingScores(found.filter { $0.chance > 0 }))
        }
        groups = [scores("right", true), scores("wrong", false)]
    }

    /// Right less wrong; nil where there are no pictures of one of both.
    var gap: GroupGap? { GroupGap.pairs(of: groups).first }
}

/// What one setting answers where the text in a picture names another class.
struct Misreadings: Sendable {
    /// Pictures whose text names another class.
    let count: Int
    /// Those with a wrong answer.
    let wrong: Int
    /// Share of the wrong answers that are the class that the text names, with Wilson's interval.
    let asWritten: Estimate?
    /// That share if wrong answers fell on all other classes alike.
    let chance: Double

    /// Counts pictures with the class that their text names.
    init(of pictures: [(picture: PictureFindings, label: Int)], setting: Setting, classCount: Int) {
        let answers = pictures.compactMap { one in
            one.picture.settings[setting].map { (answer: $0.prediction.predicted, one: one) }
        }
        let wrong = answers.filter { $0.answer != $0.one.picture.row.sample.label }
        count = answers.count
        self.wrong = wrong.count
        asWritten = Proportion.wilson(hits: wrong.count { $0.answer == $0.one.label }, of: wrong.count)
        chance = classCount > 1 ? 1 / Double(classCount - 1) : 1
    }
}
