import Domain
import Render

/// The page on faces, groups of people and evidence.
struct FairnessReport {
    let findings: RunFindings
    let fairness: FairnessFindings
    let database: AuditDatabase

    /// The page: limits, verdicts, who is counted, the numbers group by group, evidence, accuracy and definitions.
    func page() throws -> FairnessPage {
        FairnessPage(
            head: PageHead(
                title: "Faces and fairness",
                lead:
                    "Whether explanations point at people's faces, whether that differs between groups, and whether they "
                    + "point at what makes a picture belong to its class.",
                trail: [PageLink("Overview", .index)]),
            limits: limits, findings: words, cards: (cards + evidenceCards).map(\.withoutLink),
            sections: [missing].compactMap { $0 } + faceSections + evidenceSections + [accuracy, deletion]
                + otherAttributes,
            method: definitions + (try ProvenanceReport(findings: findings, database: database).method()))
    }

    /// What the first page says of it.
    var indexFindings: [Finding] {
        guard gender.faces.isMarked else { return [noFaces] }
        return [gender.faces.original.map { Words.comparison(on: .faces, $0.paired) }].compactMap { $0 } + gapWords
    }

    /// What the first page shows of it: the reliance on faces and the gap, of both settings.
    var cards: [Card] {
        guard gender.faces.isMarked else { return [] }
        return Setting.allCases.compactMap { setting in
            gender.faces.original(setting).map { .reliance(on: .faces, setting, $0.all) }
        } + Setting.allCases.compactMap(gapCard)
    }

    /// The groups that the page is about first of all.
    var gender: GroupFindings { fairness.gender }

    private var noFaces: Finding { Words.noFaces(detector: findings.faceDetector?.name) }

    private var gapWords: [Finding] {
        let found = Setting.allCases.compactMap { setting in
            gender.faces.original(setting).map { (setting: setting, gaps: $0.gaps) }
        }
        // Where no setting has a gap, the reason is the same for all.
        guard found.contains(where: { $0.gaps.leading != nil }) else {
            return [Words.noGap("explanations", knownGroups: gender.groups.known)]
        }
        return found.map { Words.gap($0.setting, $0.gaps, knownGroups: gender.groups.known) }
    }

    private var words: [Finding] {
        var words: [Finding] = []
        if gender.faces.isMarked {
            words += Setting.allCases.compactMap { setting in
                gender.faces.original(setting).map { Words.reliance(on: .faces, setting, $0.all) }
            }
            words += indexFindings + [Words.attrition(gender.faces.attrition.gaps)].compactMap { $0 }
        } else {
            words.append(noFaces)
        }
        if fairness.hasEvidence {
            words += Setting.allCases.compactMap { fairness.evidence[$0].map(Words.evidence) }
        }
        return words.map(\.withoutLink)
    }

    /// Nil where there are no two groups to compare: the finding says so.
    private func gapCard(_ setting: Setting) -> Card? {
        guard let gaps = gender.faces.original(setting)?.gaps, let leading = gaps.leading else { return nil }
        return Card(
            label: "Gender gap, \(setting.rawValue)", value: "\(Words.points(leading.gap.point)) points",
            interval: Words.pointsInterval(leading.gap),
            detail:
                "Most salient pixel on a face, \(leading.first) less \(leading.second); \(Words.pictures(leading.gap.count)).",
            status: Words.status(gaps.verdict), more: PageLink("Faces and fairness", .fairness))
    }

    private var evidenceCards: [Card] {
        guard fairness.hasEvidence else { return [] }
        return Setting.allCases.compactMap { setting in
            fairness.evidence[setting].map { found in
                Card(
                    label: "Evidence hit, \(setting.rawValue)", value: NumberFormat.percent(found.scores.rate?.point),
                    interval: found.scores.rate.map {
                        "[\(NumberFormat.percent($0.lower)), \(NumberFormat.percent($0.upper))]"
                    } ?? NumberFormat.notEstimable,
                    detail: "By chance \(NumberFormat.percent(found.scores.chance)), the picture's centre "
                        + "\(NumberFormat.percent(found.centre?.point)); \(Words.pictures(found.scores.count)).",
                    status: Words.status(found.scores.hitReliance))
            }
        }
    }

    private var sources: Limit {
        guard let detector = findings.faceDetector else {
            return Limit(
                reason: "Groups, faces and evidence are what the dataset's metadata says.",
                consequence: "Nothing is guessed from a picture; a mistake in metadata is a mistake here.")
        }
        return Limit(
            reason: "Groups and evidence are what the dataset's metadata says; where it does not mark the faces, "
                + "\(detector.name) found them.",
            consequence:
                "A mistake of either is a mistake here. A group whose faces are found less often is left out more "
                + "often; the page on faces shows it.")
    }

    private var limits: [Limit] {
        var limits = [
            sources,
            Limit(
                reason: "A heat map on a face is not a reason.",
                consequence:
                    "It marks what the prediction depends on where the picture is blurred; it does not say that the "
                    + "model recognises a gender, and a map beside the face does not say that it does not."),
            Limit(
                reason: "No gap in where explanations point is not fairness.",
                consequence:
                    "The verdicts are about this one measure on these pictures; accuracy by group stands below."),
        ]
        if let names = small(gender) {
            limits.insert(
                Limit(
                    reason:
                        "There are groups with fewer than \(LimitsReport.fewPictures) pictures that count: \(names).",
                    consequence:
                        "Their intervals are wide, and bootstrap intervals are somewhat too narrow for what they "
                        + "claim."), at: 0)
        }
        return limits
    }
}
