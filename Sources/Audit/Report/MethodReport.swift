import Domain
import Render

/// The page that says how everything was measured, with the constants of this run.
struct MethodReport {
    let findings: RunFindings
    let limits: [Limit]
    /// The constants of the run's methods, as they are stored.
    let perturbation: PerturbationParameters?
    let deletion: DeletionParameters?
    let head: HeadParameters?
    /// The constants of the checks; nothing where the run was made before there were any.
    let insertion: InsertionParameters?
    let floors: FloorParameters?
    /// The explainer with a normalised score.
    let matched: PerturbationParameters?
    /// Seeds after the run's own.
    let otherSeeds: [UInt64]
    /// The constants of the run's face detector; nothing where none ran.
    let faceDetector: FactGroup?
    /// The constants of the run's text detector; nothing where none ran.
    let textDetector: FactGroup?

    /// Reads the constants of a run.
    init(findings: RunFindings, limits: [Limit], textDetector: FactGroup?, database: AuditDatabase) throws {
        let run = findings.run
        self.findings = findings
        self.limits = limits
        perturbation = try database.parameters(PerturbationParameters.self, digest: run.attribution)
        deletion = try database.parameters(DeletionParameters.self, digest: run.deletion)
        head = try database.headTraining(classifier: run.fineTuned).flatMap {
            try database.parameters(HeadParameters.self, digest: $0.parameters)
        }
        let further = try database.faithfulness(run: run.name)
        insertion = try further.flatMap { try database.parameters(InsertionParameters.self, digest: $0.insertion) }
        floors = try further.flatMap { try database.parameters(FloorParameters.self, digest: $0.floors) }
        matched = try further.flatMap { try database.parameters(PerturbationParameters.self, digest: $0.matched) }
        otherSeeds = try (further?.repeats ?? []).compactMap {
            try database.parameters(PerturbationParameters.self, digest: $0)?.seed
        }
        faceDetector = try ProvenanceReport(findings: findings, database: database).detectors().first
        self.textDetector = textDetector
    }

    /// The page: limits in full, the methods, the statistics, the exhibits of the paper, and the words of the verdicts.
    func page() -> MethodPage {
        MethodPage(
            head: PageHead(
                title: "Method and limits",
                lead:
                    "Every algorithm and every test of this report in plain words: what it does, its formula, its "
                    + "constants in this run, where it is from, and what it cannot say.",
                trail: [PageLink("Overview", .index)]),
            limits: limits,
            chapters: [
                MethodChapter(
                    anchor: "answers", title: "How the model answers",
                    summary: "One model is used in two ways, on the same pictures, prepared alike.",
                    entries: [zeroShot, fineTuned, preparation]),
                MethodChapter(
                    anchor: "explanations", title: "How an answer is explained",
                    summary: "A map for each answer, found by hiding parts of the picture.",
                    entries: [meaningfulPerturbation, faceMasked]),
                MethodChapter(
                    anchor: "measures", title: "What is measured on the maps",
                    summary: "How faithful the maps are, and what they point at.",
                    entries: [deletionCurve, pointingGame, mass, definitions, gap, evidence, text]),
                MethodChapter(
                    anchor: "checks", title: "Is it an artefact? Scores, floors, seeds and penalties",
                    summary: "The claim on faithfulness is put to other tests; each says where it was not made.",
                    entries: checks),
                MethodChapter(
                    anchor: "pictures", title: "Which pictures count, and which are shown",
                    summary: "Pictures fall away for reasons that are counted, and are shown by rules that are stated.",
                    entries: choices),
                MethodChapter(
                    anchor: "sources", title: "Where faces, text and faults of the dataset are from",
                    summary: "Metadata is believed; where it is silent, detectors look.",
                    entries: [faces, lettering, inspection]),
                MethodChapter(
                    anchor: "statistics", title: "Statistics, and why these",
                    summary:
                        "Every number is an estimate with a 95% interval; a verdict is never stronger than its interval.",
                    entries: statistics),
            ], exhibits: exhibits, words: glossary)
    }
}
