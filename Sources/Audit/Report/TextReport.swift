import Domain
import Foundation
import Render

/// The page on lettering in pictures (the second question of Agarwal 2023).
struct TextReport {
    let findings: RunFindings
    let text: TextFindings
    let database: AuditDatabase

    /// The page: verdicts, which pictures show text, where maps point, and what text does to the answers.
    func page() throws -> TextPage {
        TextPage(
            head: PageHead(
                title: RegionWords.text.title,
                lead:
                    "Whether explanations point at lettering in pictures, and whether answers depend on it: a sign "
                    + "may tell "
                    + "the class, and a wrong one may mislead.",
                trail: [PageLink("Overview", .index)]),
            limits: limits, findings: words.map(\.withoutLink), cards: cards.map(\.withoutLink),
            sections: [presence] + (text.isMarked ? relianceSections + answerSections : []),
            method: definitions + detectorFacts
                + (try ProvenanceReport(findings: findings, database: database).method()))
    }

    /// What the first page says of it.
    var indexFindings: [Finding] {
        guard text.isMarked else { return [Words.noText] }
        return text.reliance.original.map { [Words.comparison(on: .text, $0.paired)] } ?? []
    }

    /// What the first page shows of it: the reliance on text of both settings.
    var cards: [Card] {
        guard text.isMarked else { return [] }
        return Setting.allCases.compactMap { setting in
            text.reliance.original(setting).map { .reliance(on: .text, setting, $0.all) }
        }
    }

    private var words: [Finding] {
        guard text.isMarked else { return indexFindings }
        let reliance = Setting.allCases.compactMap { setting in
            text.reliance.original(setting).map { Words.reliance(on: .text, setting, $0.all) }
        }
        let answers = Setting.allCases.flatMap { setting in
            [
                Words.textAccuracy(setting, text.accuracy.gaps(setting, .original).first),
                Words.wordingAccuracy(setting, text.wordingGap(setting)),
            ].compactMap { $0 }
        }
        return reliance + indexFindings + answers
    }

    private var limits: [Limit] {
        var limits = [
            Limit(
                reason: "Text and its place are what metadata or a detector says.",
                consequence:
                    "Lettering that neither has found is taken for a part of the picture, and pictures of which "
                    + "nothing is "
                    + "said are left out."),
            Limit(
                reason: "Pictures with text may differ from others in more than the text.",
                consequence:
                    "A difference of the accuracy goes with the text; that it comes from the text is not shown."),
        ]
        let counted = text.reliance.original?.paired.count ?? 0
        if text.isMarked, counted < LimitsReport.fewPictures {
            limits.insert(
                Limit(
                    reason: "Only \(Words.pictures(counted)) with text count.",
                    consequence:
                        "The intervals are wide, and bootstrap intervals are somewhat too narrow for what they claim."),
                at: 0)
        }
        return limits
    }

    // MARK: Definitions

    /// The run's detector of text, where there is one.
    var detector: DetectorRow? { findings.run.detectors.first { $0.region == .text } }

    /// What it is and how it was asked; nothing where there is none.
    var detectorFacts: [FactGroup] {
        guard let detector else { return [] }
        let known = try? JSONDecoder().decode(TesseractDetector.Parameters.self, from: Data(detector.parameters.utf8))
        let facts = known.map { parameters in
            [
                Fact("Version", parameters.version), Fact("Language model", parameters.language),
                Fact("Its digest", parameters.model?.hex ?? "not known", isCode: true),
                Fact("Page segmentation mode", String(parameters.segmentation)),
                Fact(
                    "Enlarged", "up to \(parameters.largestScale) times, to at most \(parameters.largestSide) pixels"),
                Fact("Least confidence of a word", NumberFormat.decimal(parameters.leastConfidence, digits: 0)),
                Fact("Least letters of a word", String(parameters.leastLetters)),
            ]
        }
        return [
            FactGroup(
                "Text detector",
                [Fact("Program", detector.name)] + (facts ?? [Fact("Parameters", detector.parameters, isCode: true)])
                    + [Fact("Digest", detector.digest.hex, isCode: true)])
        ]
    }

    private var definitions: [FactGroup] {
        [
            FactGroup(
                "Measures",
                [
                    Fact(
                        "Counted",
                        "Both settings are right on the picture, and its text is in the part that the model sees."),
                    Fact(
                        "Hit, mass, by chance, corrected",
                        "As on the page on faces and fairness, with text for faces."),
                    Fact(
                        "With and without text",
                        "Text has a box; without text, metadata or a detector says that there is none."),
                    Fact(
                        "Names a class",
                        "The words of the class stand in the text, in any case; text with the own class among others "
                            + "names its class."),
                    Fact("Gap", "Difference of two rates; Newcombe's interval, Fisher's exact test."),
                ])
        ]
    }
}
