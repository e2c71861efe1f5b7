import Domain
import Engine
import Foundation
import Render

/// One picture in both versions, as its own page and as a tile of the gallery.
struct ComparedPictureReport {
    let change: PictureChange
    /// Counts up where several files have the same content.
    let copy: Int
    let photos: Photos

    /// What the models see of the picture; a model may crop or scale it otherwise.
    struct Photos {
        let baseline: Photo?
        let candidate: Photo?

        /// Reads both photos.
        init(_ picture: ComparedPicture, _ comparison: Comparison) throws {
            baseline = try Self.photo(picture.baseline, comparison.baseline)
            candidate = try Self.photo(picture.candidate, comparison.candidate)
        }

        private static func photo(_ picture: ReportPicture?, _ version: AuditedVersion) throws -> Photo? {
            guard let picture, let shown = picture.version(.original), let file = shown.photo,
                let digest = shown.digest, let jpeg = try version.photo(digest, file)
            else { return nil }
            // Named by its own bytes: both versions' photos of one picture may differ.
            return Photo(
                digest: ContentDigest(of: jpeg), jpeg: [UInt8](jpeg), width: file.width, height: file.height,
                alternative: "Picture of the class \(picture.class)")
        }
    }

    /// Path of the picture below the dataset's folder.
    var path: String { change.picture.known.path }
    private var title: String { String(path.pathParts.last ?? "") }
    private var name: PageName { .image(change.picture.known.digest, copy: copy) }

    /// The way to the picture's page.
    var link: PageLink { PageLink(title, name) }

    // MARK: In the gallery

    /// The picture in the gallery with both versions' maps of one setting; of the one that changed the most without it.
    func tile(_ setting: Setting? = nil) -> GalleryTile {
        let shown = setting ?? mostChanged
        return GalleryTile(
            title: title, target: name, subtitle: change.picture.known.class,
            stacks: shown.map { Array(stacks($0).prefix(2)) } ?? [], status: status,
            note: shown.map { "\(Words.name($0)): \(answers($0))" } ?? "Only one version has it.")
    }

    /// The setting whose map moved the most.
    private var mostChanged: Setting? {
        func distance(_ change: PictureChange.SettingChange) -> Double {
            (change.from == change.to ? 0 : 2) + 1 - (change.agreement?.topOverlap ?? 1)
        }
        return change.settings.max { distance($0) < distance($1) }?.setting
            ?? Setting.allCases.first { change.picture.known.answer($0) != nil }
    }

    private var status: Status {
        let settings = change.settings
        func isNew(_ value: (PictureState) -> Bool?, _ what: Bool) -> Bool {
            settings.contains { value($0.from) == !what && value($0.to) == what }
        }
        if change.picture.baseline == nil { return Status(.info, "new") }
        if change.picture.candidate == nil { return Status(.info, "removed") }
        if isNew(\.isRight, false) { return Status(.fail, "newly wrong") }
        if isNew(\.isFaceDriven, true) { return Status(.fail, "newly face-driven") }
        if isNew(\.isRight, true) { return Status(.pass, "newly right") }
        if isNew(\.isFaceDriven, false) { return Status(.pass, "no longer face-driven") }
        return Status(.info, change.isChanged ? "changed" : "unchanged")
    }

    /// What both versions answer in one setting.
    private func answers(_ setting: Setting) -> String {
        func answer(_ picture: ReportPicture?) -> String { picture?.answer(setting)?.predicted ?? "no answer" }
        let (before, after) = (answer(change.picture.baseline), answer(change.picture.candidate))
        return before == after ? "\(before), as before" : "\(before) \u{2192} \(after)"
    }

    // MARK: Its page

    /// The picture's page.
    func page(previous: PageLink?, next: PageLink?) -> ComparedImagePage {
        ComparedImagePage(
            name: name,
            head: PageHead(
                title: title,
                lead: "A picture of the class \(change.picture.known.class), as both versions see it.",
                trail: [PageLink("Overview", .index), PageLink("Gallery", .gallery(.all))], section: .gallery(.all)),
            findings: [
                Finding(
                    status: status,
                    statement: Setting.allCases.map { "\(Words.name($0)): \(answers($0))." }.joined(separator: " "),
                    evidence: "")
            ], settings: Setting.allCases.compactMap(section), provenance: [facts], previous: previous, next: next)
    }

    /// The photo under both versions' maps and under what changed between them, as far as they are there.
    private func stacks(_ setting: Setting) -> [Stack] {
        let picture = change.picture, slug = setting.rawValue
        func stack(_ label: String, _ photo: Photo?, _ version: ReportPicture?) -> Stack? {
            guard let photo, let answer = version?.answer(setting) else { return nil }
            return Stack(
                label: label, photo: photo,
                heat: answer.map?.attribution.map {
                    HeatLayer(digest: photo.digest, kind: "\(label.lowercased())-\(slug)", map: $0)
                },
                note: "\(answer.predicted), probability \(NumberFormat.probability(answer.probability))")
        }
        var difference: Stack?
        if let photo = photos.candidate, let answers = picture.answers(setting),
            let before = answers.baseline.map?.attribution,
            let after = answers.candidate.map?.attribution, before.rows == after.rows, before.columns == after.columns
        {
            difference = Stack(
                label: "Difference", photo: photo,
                heat: DifferenceLayer(digest: photo.digest, kind: slug, before: before, after: after),
                note: "Candidate less baseline.")
        }
        return [
            stack("Baseline", photos.baseline, picture.baseline),
            stack("Candidate", photos.candidate, picture.candidate),
            difference,
        ].compactMap { $0 }
    }

    private func section(_ setting: Setting) -> ComparedSetting? {
        let picture = change.picture
        guard picture.baseline?.answer(setting) != nil || picture.candidate?.answer(setting) != nil else { return nil }
        let found = change.settings.first { $0.setting == setting }
        return ComparedSetting(
            anchor: setting.rawValue, title: Words.name(setting),
            summary: found.map(Self.summary) ?? "Only one version has an answer.",
            stacks: stacks(setting), numbers: numbers(setting), curves: found.flatMap { curves($0) })
    }

    private static func summary(_ change: PictureChange.SettingChange) -> String {
        let states =
            change.from == change.to
            ? "\(change.from.rawValue.capitalizedFirst) in both versions."
            : "\(change.from.rawValue.capitalizedFirst) in the baseline; \(change.to.rawValue) in the candidate."
        guard let agreement = change.agreement else { return states }
        let top = NumberFormat.percent(MapAgreement.topShare, digits: 0)
        let overlap =
            "\(NumberFormat.percent(agreement.topOverlap, digits: 0)) of their most salient \(top) of cells in common"
        return states
            + (agreement.rankCorrelation.map {
                " Both maps have a rank correlation of \(NumberFormat.decimal($0, digits: 2)) and \(overlap)."
            } ?? " One map is the same everywhere; both have \(overlap).")
    }

    private func numbers(_ setting: Setting) -> Table {
        let sides = [change.picture.baseline, change.picture.candidate].map { $0?.answer(setting) }
        func row(_ title: String, _ text: (ReportPicture.Answer) -> String?) -> [Table.Cell] {
            ([title] + sides.map { $0.flatMap(text) ?? "not measured" }).map { Table.Cell($0) }
        }
        return Table(
            caption: "\(Words.name(setting)): this picture in both versions",
            columns: [Table.Column("This picture")]
                + ["Baseline", "Candidate"].map { Table.Column($0, isNumber: true) },
            rows: [
                row("Answer") { $0.predicted },
                row("Its probability") { NumberFormat.probability($0.probability) },
                row("Deletion area") { $0.deletionArea.map { NumberFormat.decimal($0) } },
                row("Insertion area") { $0.insertionArea.map { NumberFormat.decimal($0) } },
                row("Mass on faces") { $0.pointing(.face)?.mass.map { NumberFormat.percent($0) } },
                row("Share of the picture that faces take") {
                    $0.pointing(.face).map { NumberFormat.percent($0.chance) }
                },
            ])
    }

    private func curves(_ found: PictureChange.SettingChange) -> FigureBlock? {
        guard let before = found.baseline.deletionCurve, let after = found.candidate.deletionCurve else { return nil }
        return FigureBlock(
            figure: LineChart(
                name:
                    "curves-\(change.picture.known.digest.short)\(copy == 1 ? "" : "-\(copy)")-\(found.setting.rawValue)",
                title: "Deletion curves of both versions",
                series: [
                    LineChart.Series(name: "Baseline: \(found.baseline.predicted)", style: .baseline, values: before),
                    LineChart.Series(
                        name: "Candidate: \(found.candidate.predicted)", style: SeriesStyle(found.setting),
                        values: after),
                ],
                across: .share("Share of pixels replaced, most salient first"),
                up: .probability("Probability of the answer"), size: .compact),
            caption: "Probability of each version's own answer while its own map's most salient pixels are replaced.",
            reading: "The faster a curve falls, the more faithful the map.",
            data: Table(
                caption: "\(Words.name(found.setting)): ends and area of both curves",
                columns: [Table.Column("Version")]
                    + ["Untouched", "Nothing left", "Area"].map { Table.Column($0, isNumber: true) },
                rows: [("Baseline", before, found.baseline), ("Candidate", after, found.candidate)].map {
                    name, curve, answer in
                    [
                        name, NumberFormat.decimal(curve.first), NumberFormat.decimal(curve.last),
                        answer.deletionArea.map { NumberFormat.decimal($0) } ?? "not measured",
                    ].map { Table.Cell($0) }
                }))
    }

    private var facts: FactGroup {
        let picture = change.picture
        var facts = [
            Fact("File", path, isCode: true), Fact("SHA-256", picture.known.digest.hex, isCode: true),
        ]
        if let (baseline, candidate) = picture.pair({ $0 }), baseline.digest != candidate.digest {
            facts.append(Fact("SHA-256 in the baseline", baseline.digest.hex, isCode: true))
        }
        if let baseline = picture.baseline, baseline.path != path {
            facts.append(Fact("File in the baseline", baseline.path, isCode: true))
        }
        return FactGroup("This picture", facts)
    }
}
