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
