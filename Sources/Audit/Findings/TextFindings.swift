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
    /// What the run's detector of text, where there is one, has in common with metadata.
    let agreement: RegionAgreement

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
            TextWording(picture.row, classNames: classNames)
        }
        wording = PictureGroups(of: lettered, by: "wording", order: TextWording.names) { named($0)?.name }
        wordingAccuracy = accuracy(wording, lettered)
        agreement = RegionAgreement(.text, of: pictures)
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
