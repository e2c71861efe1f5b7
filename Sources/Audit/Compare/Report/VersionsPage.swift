import Domain
import Render

/// The page on what the versions are, what they are not made alike by, and how their pictures were matched.
struct VersionsPage {
    let comparison: Comparison

    /// The page.
    func page() -> ComparisonPage {
        ComparisonPage(
            name: .versions,
            head: PageHead(
                title: "What differs",
                lead:
                    "Everything that the versions are not made alike by, and how their pictures were told to be the same.",
                trail: [PageLink("Overview", .index)]),
            sides: ComparisonPage.Sides(
                "Baseline and candidate",
                [side("Baseline", comparison.baseline), side("Candidate", comparison.candidate)]),
            findings: [finding],
            sections: [differences, pictures])
    }

    private var finding: Finding {
        comparison.isForced
            ? Finding(
                status: Status(.fail, "Not made alike"),
                statement: "The versions were compared although they are not made alike.",
                evidence: "What forbids a comparison is marked below; differences of numbers may come from that alone.")
            : Finding(
                status: Status(.pass, "Made alike"),
                statement: "Dataset, audited pictures, prompts, explainer and measures are the same in both versions.",
                evidence: "What may differ between versions is listed below.")
    }

    private func side(_ title: String, _ version: AuditedVersion) -> FactGroup {
        let document = version.document, head = document.classifiers[Setting.fineTuned.rawValue]?.head
        return FactGroup(
            title,
            [
                Fact("Run", document.run.name, isCode: true),
                Fact("Identity", document.run.identity.hex, isCode: true),
                Fact("Model", document.model.name),
                Fact("Digest of the model", document.model.digest.hex, isCode: true),
                Fact("Digest of the head", head?.digest.hex ?? "no head", isCode: head != nil),
                Fact("Dataset", document.dataset.name),
                Fact("Digest of the dataset", document.dataset.digest.hex, isCode: true),
                Fact("Seed", document.run.seed), Fact("Started", document.run.started),
                Fact("Finished", document.run.finished ?? "not yet"),
                Fact("Program", "vlm-audit \(document.run.environment.programVersion)"),
            ])
    }

    private var differences: Section {
        Section(
            anchor: "differences", title: "What the versions differ by",
            summary: comparison.differences.isEmpty
                ? "Nothing that is recorded."
                : "In the order of their weight: what forbids a comparison first.",
            table: comparison.differences.isEmpty
                ? nil
                : Table(
                    caption: "Differences with the values of both versions",
                    columns: ["What", "Baseline", "Candidate", "May differ"].map { Table.Column($0) },
                    rows: comparison.differences.map { difference in
                        [difference.name, difference.baseline ?? "none", difference.candidate ?? "none"].map {
                            Table.Cell($0)
                        } + [Table.Cell(difference.isBlocking ? Status(.fail, "No") : Status(.info, "Yes"))]
                    }))
    }

    private var pictures: Section {
        let matching = comparison.matching
        return Section(
            anchor: "pictures", title: "How pictures were matched",
            summary: "By the digest of their content first, then by their path.",
            table: Table(
                caption: "Pictures by how they were matched",
                columns: [Table.Column("Pictures"), Table.Column("Count", isNumber: true)],
                rows: [
                    ("The same content in both versions", matching.byContent),
                    ("The same path in both versions, with other content", matching.byPath),
                    ("In the baseline alone", matching.onlyBaseline.count),
                    ("In the candidate alone", matching.onlyCandidate.count),
                ].map { [Table.Cell($0.0), Table.Cell(NumberFormat.count($0.1))] }))
    }
}
