import Domain
import Render

/// The paper's figures that show pictures.
extension ExhibitsReport {
    /// The photo alone and under the map of each setting.
    private func strip(_ report: PictureReport, _ stacks: [Stack], withPhoto: Bool) -> PictureStrip {
        let photo = stacks.first.map {
            Stack(label: "Photo", photo: $0.photo, heat: nil, note: "As the model sees it.")
        }
        return PictureStrip(
            title: report.link.title, subtitle: report.subtitle, target: report.link.target,
            stacks: (withPhoto ? [photo].compactMap { $0 } : []) + stacks)
    }

    private func rule(_ what: String, follows: Bool = false) -> String {
        "Chosen by the run\u{2019}s seed \(findings.run.seed) and the content of the files, never by what the maps "
            + "show: \(what)"
            + (follows ? ", after those of the figure in the paper\u{2019}s text." : ".")
    }

    // MARK: Figures 1 and 7

    /// Maps side by side: one picture of each class.
    func maps(_ figure: Gallery) -> Exhibit {
        let difference = findings.pairedAreaDifference, verdict = Self.verdict(aboveZero: difference)
        let drawn = draw.oneOfEach(pictures.filter { $0.picture.exclusion == nil }, for: "maps side by side") {
            $0.row.sample.label
        }
        let shown = part(drawn, figure)
        let rest = figure.hasMore ? drawn.count - Self.few - shown.count : 0
        let empty =
            drawn.isEmpty
            ? "No picture is classified correctly by both settings."
            : "Figure 1 has a picture of every class that "
                + "has one."
        return Exhibit(
            anchor: "figure-\(figure.number)", name: "Figure \(figure.number)", subject: "maps side by side",
            paper:
                "Zero-shot explanations are \u{201C}more faithful (accurate localization)\u{201D} and lie on what "
                + "belongs to the class, such as an apron or a helmet. The paper shows chosen examples.",
            status: Self.status(verdict),
            findings: [Self.compared(Words.faithfulness(difference, more: nil), verdict)] + evidenceFindings,
            strips: shown.map { strip($0, $0.stacks(.original), withPhoto: true) },
            notes: shown.isEmpty
                ? [empty]
                : [
                    rule(
                        "one picture of each class among those that both settings classify "
                            + "correctly", follows: figure.hasMore),
                    "A few pictures show what maps look like and not which setting is better; the numbers above do.",
                ]
                    + (rest > 0
                        ? [
                            "\(NumberFormat.count(rest)) more classes have a picture that is not shown here."
                        ] : []),
            more: PageLink("All compared pictures", .gallery(.compared)))
    }

    /// Whether maps lie on what belongs to the class, where metadata marks it.
    private var evidenceFindings: [Finding] {
        guard fairness.hasEvidence else { return [] }
        return Setting.allCases.compactMap { fairness.evidence[$0].map { Words.evidence($0).withoutLink } }
    }

    // MARK: Figures 2 and 8

    /// Maps of pictures with lettering, and how much of them lies on it.
    func lettering(_ figure: Gallery) -> Exhibit {
        let name = "Figure \(figure.number)", subject = "lettering in pictures"
        let paper =
            "Zero-shot explanations of StanfordCars lie on lettering that tells the car\u{2019}s maker or model, "
            + "and do so more than fine-tuned ones. The paper shows chosen examples and gives no number."
        guard text.reliance.isMarked, let original = text.reliance.original else {
            return Self.absent(
                "figure-\(figure.number)", name, subject, paper: paper, finding: Words.noText.withoutLink)
        }
        let paired = original.paired
        let direction = paired.moreHits == paired.moreMass ? paired.moreHits : paired.moreHits ?? paired.moreMass
        let isContrary = paired.moreHits != nil && paired.moreMass != nil && paired.moreHits != paired.moreMass
        let verdict = isContrary ? .cannotTell : Self.verdict(direction, is: .zeroShot)
        let drawn = draw.order(pictures.filter { $0.picture.omission(for: .text) == nil }, for: "lettering")
        let shown = part(drawn, figure)
        return Exhibit(
            anchor: "figure-\(figure.number)", name: name, subject: subject, paper: paper, status: Self.status(verdict),
            findings: [Self.compared(Words.comparison(on: .text, paired), verdict)],
            tables: figure.hasMore ? [] : [Self.letteringTable(original)],
            strips: shown.map { strip($0, $0.stacks(.original), withPhoto: true) },
            notes: shown.isEmpty
                ? ["No more pictures with text in view are classified correctly by both settings."]
                : [rule("pictures with text in view that both settings classify correctly", follows: figure.hasMore)],
            more: PageLink("Text in images", .text, anchor: "mass"))
    }

    private static func letteringTable(_ original: VariantReliance) -> Table {
        Table(
            caption: "This audit: how much of the maps lies on text",
            columns: [Table.Column("Setting")]
                + [
                    "Pictures", "Mass on text", "Top pixel on text",
                    "By chance",
                ].map { Table.Column($0, isNumber: true) },
            rows: Setting.allCases.compactMap { setting in
                original.settings[setting].map { found in
                    [
                        Words.name(setting), NumberFormat.count(found.all.count),
                        NumberFormat.percentInterval(found.all.mass), NumberFormat.percentInterval(found.all.rate),
                        NumberFormat.percent(found.all.chance),
                    ].map { Table.Cell($0) }
                }
            })
    }

    // MARK: Figures 3 and 9

    /// Maps of pictures as they are beside those with faces covered.
    func masked(_ figure: Gallery) -> Exhibit {
        let name = "Figure \(figure.number)", subject = "original against face-masked maps"
        let paper =
            "With the face covered, zero-shot explanations give the place little importance, while fine-tuned ones "
            + "still mark it. The paper shows chosen examples."
        guard faces.isMarked, let covered = faces.variants.first(where: { $0.variant == .faceMasked }) else {
            return Self.absent(
                "figure-\(figure.number)", name, subject, paper: paper, finding: noMaskedPictures)
        }
        let verdict = Self.verdict(covered.paired.moreHits, is: .fineTuned)
        let comparison = Self.compared(Words.comparison(on: .faces, covered.paired), verdict)
        let counted = pictures.filter { report in
            report.picture.omission(for: .face) == nil && report.picture.variants[.faceMasked] != nil
        }
        let shown = part(
            draw.inTurn(counted, for: "faces covered") { fairness.gender.groups.name(of: $0) }, figure)
        let settings = Setting.allCases.compactMap { setting in
            covered.settings[setting].map { Words.reliance(on: .faces, setting, $0.all).withoutLink }
        }
        return Exhibit(
            anchor: "figure-\(figure.number)", name: name, subject: subject, paper: paper, status: Self.status(verdict),
            findings: ([comparison] + (figure.hasMore ? [] : settings)).map(Self.onCovered),
            strips: shown.map { report in
                let stacks = Setting.allCases.flatMap { setting in
                    Variant.allCases.flatMap { variant in report.stacks(variant, of: setting) }
                }
                return strip(report, stacks, withPhoto: false)
            },
            notes: shown.isEmpty
                ? ["No more pictures with a known face count in both versions."]
                : [rule("pictures that count for faces, the groups by gender taking turns", follows: figure.hasMore)],
            more: PageLink("Group by group with faces covered", .fairness, anchor: "groups-face-masked"))
    }

    /// The finding about pictures with faces covered, which says so.
    private static func onCovered(_ finding: Finding) -> Finding {
        Finding(
            status: finding.status, statement: "With faces covered: \(finding.statement)", evidence: finding.evidence)
    }

    /// Why there is nothing to say of pictures with faces covered.
    var noMaskedPictures: Finding {
        guard faces.isMarked else { return Words.noFaces(detector: findings.faceDetector?.name).withoutLink }
        return Finding(
            status: Status(.unclear, "Not measured"), statement: "No picture with its face covered was audited.",
            evidence: "The run was asked for the pictures as they are alone; \u{201C}--variants all\u{201D} adds "
                + "the others.")
    }

    // MARK: Figure 6

    /// Pictures with faces covered, as the model sees them.
    var maskedPictures: Exhibit {
        let subject = "face-masked pictures"
        let paper = "Faces are covered with a black patch, so that the answer has to come from the rest of the picture."
        let covered = pictures.filter { $0.picture.variants[.faceMasked] != nil }
        guard !covered.isEmpty else {
            return Self.absent("figure-6", "Figure 6", subject, paper: paper, finding: noMaskedPictures)
        }
        let made = NumberFormat.count(covered.count), all = NumberFormat.count(findings.pictures.count)
        return Exhibit(
            anchor: "figure-6", name: "Figure 6", subject: subject, paper: paper, status: Status(.info, "Made"),
            findings: [
                Finding(
                    status: Status(.info, "Made"),
                    statement: "\(made) of \(all) pictures have a version with their faces covered.",
                    evidence: "Covered are the faces that metadata marks"
                        + (findings.faceDetector.map {
                            ", or that \($0.name) finds where metadata says nothing."
                        } ?? "."))
            ],
            strips: draw.order(covered, for: "covered pictures").prefix(Self.more).map { report in
                PictureStrip(
                    title: report.link.title, subtitle: report.subtitle, target: report.link.target,
                    stacks: report.photo(.faceMasked).map {
                        [Stack(label: "Face covered", photo: $0, heat: nil, note: "As the model sees it.")]
                    } ?? [])
            },
            notes: [rule("pictures with a version whose faces are covered")],
            more: PageLink("Faces", .faces))
    }
}
