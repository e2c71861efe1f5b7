import Domain
import Engine

/// What a run says about lettering in pictures: whether explanations point at it, and whether answers depend on it.
struct TextFindings: Sendable {
    /// Where maps point; groups are the true classes.
    let reliance: RegionReliance
    /// The pictures by whether they show text.
    let presence: PictureGroups
    /// How often each setting is right on pictures with text and without.
    let accuracy: [GroupAccuracy]
    /// The pictures with text by what it says.
    let wording: PictureGroups
    /// How often each setting is right on them.
    let wordingAccuracy: [GroupAccuracy]
    /// How often maps hit the text where a setting is right and where it is wrong.
    let outcomes: [Setting: OutcomeReliance]
    /// What wrong answers have to do with text that names another class.
    let misreadings: [Setting: Misreadings]

    /// Counts the pictures of a run.
    init(of pictures: [PictureFindings], variants: [Variant], classNames: [String]) {
        let classes = PictureGroups(of: pictures, by: "class", order: classNames) {
            classNames[$0.row.sample.label]
        }
        reliance = RegionReliance(.text, of: pictures, variants: variants, groups: classes)
        func accuracy(_ groups: PictureGroups, _ pictures: [PictureFindings]) -> [GroupAccuracy] {
            groups.names.flatMap { name in
                let members = groups.members(name, of: pictures)
                return Setting.allCases.map { GroupAccuracy(group: name, setting: $0, pictures: members) }
            }
        }
        presence = PictureGroups(
            of: pictures, by: "text", order: [TextPresence.present, .absent].map(\.rawValue)
        ) { TextPresence($0.row.sample.annotation)?.rawValue }
        self.accuracy = accuracy(presence, pictures)

        let lettered = pictures.filter { TextPresence($0.row.sample.annotation) == .present }
        let named = { @Sendable (picture: PictureFindings) in
            TextWording(picture.row.sample, classNames: classNames)
        }
        wording = PictureGroups(of: lettered, by: "wording", order: TextWording.names) { named($0)?.name }
        wordingAccuracy = accuracy(wording, lettered)
        outcomes = Dictionary(
            uniqueKeysWithValues: Setting.allCases.map { ($0, OutcomeReliance(of: pictures, setting: $0)) })
        misreadings = Dictionary(
            uniqueKeysWithValues: Setting.allCases.map { setting in
                let misleading = lettered.compactMap { picture -> (picture: PictureFindings, label: Int)? in
                    guard case .another(let label) = named(picture) else { return nil }
                    return (picture, label)
                }
                return (setting, Misreadings(of: misleading, setting: setting, classCount: classNames.count))
            })
    }

    /// Counts the pictures of a run.
    init(_ findings: RunFindings) {
        self.init(of: findings.pictures, variants: findings.variants, classNames: findings.classNames)
    }

    /// How much more often a setting is right where the text names the class than where it names another; nil where
    /// there are no pictures of one of both.
    func wordingGap(_ setting: Setting) -> GroupGap? {
        let names = [TextWording.own, .another(0)].map(\.name)
        return wordingAccuracy.filter { names.contains($0.group) }.gaps(setting, .original).first
    }

    /// Whether any picture shows text.
    var isMarked: Bool { reliance.isMarked }
}

/// Whether a picture shows text.
enum TextPresence: String, Sendable {
    case present = "with text"
    case absent = "without text"

    /// Nil where nothing is said about text.
    init?(_ annotation: Annotation) {
        guard let boxes = annotation.boxes[.text] else { return nil }
        self = boxes.isEmpty ? .absent : .present
    }
}

/// Which class the text in a picture names.
enum TextWording: Sendable {
    /// The picture's own, perhaps besides others.
    case own
    /// Another one, the first in the order of the classes.
    case another(Int)
    case none

    static let names = [TextWording.own, .another(0), .none].map(\.name)

    /// Reads the text as words; nil where nothing is known of what it says.
    init?(_ sample: Sample, classNames: [String]) {
        guard let text = sample.annotation.text, !text.isEmpty else { return nil }
        let words = " \(Self.plain(text)) "
        let named = classNames.indices.filter { words.contains(" \(Self.plain(classNames[$0])) ") }
        self = named.contains(sample.label) ? .own : named.first.map { .another($0) } ?? .none
    }

    /// Lower case, and one space between words.
    private static func plain(_ text: String) -> String {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
    }

    /// In a word or two.
    var name: String {
        switch self {
        case .own: "names its class"
        case .another: "names another class"
        case .none: "names no class"
        }
    }
}

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
