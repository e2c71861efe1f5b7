import Domain
import Foundation
import Render

/// The page on provenance.
extension ProvenanceReport {
    /// The page: how to repeat the run, what its numbers were computed from, and what wrote this copy at `rendered`, where that is to be said.
    func page(textDetector: [FactGroup], rendered: Date?) throws -> ProvenancePage {
        ProvenancePage(
            head: PageHead(
                title: "Provenance",
                lead:
                    "What this audit was computed from, by what and on what, so that somebody else can compute it "
                    + "again and tell whether two reports may be compared.",
                trail: [PageLink("Overview", .index)]),
            commands: try commands(), cautions: cautions,
            groups: try [runFacts, model(), data] + method() + textDetector + [machine],
            prompts: try prompts(), rendering: try rendering(at: rendered))
    }

    private func commands() throws -> [ProvenancePage.Command] {
        let run = findings.run
        let head = try database.headTraining(classifier: run.fineTuned)
        let build = RepeatCommand(
            findings: findings,
            perturbation: try database.parameters(PerturbationParameters.self, digest: run.attribution),
            deletion: try database.parameters(DeletionParameters.self, digest: run.deletion),
            head: try head.flatMap { try database.parameters(HeadParameters.self, digest: $0.parameters) })
        let render = "\(VLMAudit.name) render \(RepeatCommand.quoted(run.name))"
        let name = RepeatCommand.quoted(run.name)
        let picture = findings.readable.first.map { picture in
            ProvenancePage.Command(
                reason: "One picture again, such as the first, and how far it is from what is stored:",
                line: "\(VLMAudit.name) replay \(name) \(RepeatCommand.quoted(picture.row.sample.path))")
        }
        return [
            ProvenancePage.Command(reason: "The whole audit again, from the pictures and the model:", line: build.line),
            ProvenancePage.Command(reason: "This report again, from the database alone:", line: render),
            ProvenancePage.Command(
                reason: "Whether this site is as it was written and belongs to the database:",
                line: "\(VLMAudit.name) verify \(name)"),
        ] + [picture].compactMap { $0 }
    }

    private var cautions: [String] {
        (findings.isSampleDataset && findings.isSampleModel
            ? []
            : [
                "Dataset and model stand here by name. Where yours lie elsewhere, name their folders instead; they are "
                    + "the same where the digests below are. A table that metadata was read from has to be given again."
            ]) + [
                "Numbers agree to the last bits where program, kernels and libraries agree; on another kind of "
                    + "processor the last digits of single maps may differ."
            ]
    }

    private var runFacts: FactGroup {
        let run = findings.run
        return FactGroup(
            "Run",
            [
                Fact("Name", run.name, isCode: true), Fact("Identity", run.identity.hex, isCode: true),
                Fact("Seed", String(run.seed)), Fact("Started", run.startedAt.formatted(.iso8601)),
                Fact("Finished", run.finishedAt?.formatted(.iso8601) ?? "not yet"),
                Fact(
                    "Time taken",
                    run.finishedAt.map { NumberFormat.duration(seconds: $0.timeIntervalSince(run.startedAt)) }
                        ?? NumberFormat.notEstimable),
            ])
    }

    private func model() throws -> FactGroup {
        let run = findings.run
        return FactGroup(
            "Model",
            [
                Fact("Name", findings.modelName), Fact("Digest", run.model.hex, isCode: true),
                Fact("Prompt", run.promptTemplate),
                Fact("Zero-shot classifier", run.zeroShot.hex, isCode: true),
                Fact("Fine-tuned classifier", run.fineTuned.hex, isCode: true),
            ])
    }

    private var data: FactGroup {
        let run = findings.run
        return FactGroup(
            "Dataset",
            [
                Fact("Name", findings.datasetName), Fact("Digest", run.dataset.hex, isCode: true),
                Fact("Classes", NumberFormat.count(findings.classNames.count)),
                Fact(
                    "Pictures",
                    run.sampleLimit.map {
                        "\(NumberFormat.count(findings.pictures.count)), a balanced random choice of at most "
                            + NumberFormat.count($0)
                    } ?? "\(NumberFormat.count(findings.pictures.count)), the whole \(Words.split(findings.split))"),
                Fact("Shown", findings.variants.map(Words.name).joined(separator: "; ")),
            ])
    }

    private var machine: FactGroup {
        let environment = findings.run.environment
        return FactGroup(
            "Program and machine of the run",
            [
                Fact("Program", "\(VLMAudit.name) \(environment.programVersion)"),
                Fact(
                    "OpenBLAS kernels",
                    "\(environment.blasCore), chosen by \(environment.blasCoreChosenBy.rawValue)"),
                Fact("Elementwise kernels", environment.instructionSet),
                Fact("Lanes", NumberFormat.count(environment.lanes)),
                Fact("Micro-batch", Words.pictures(environment.microBatch)),
            ])
    }

    /// The prompts of all classes; nil where there are none.
    private func prompts() throws -> Section? {
        let prompts = try database.prompts(classifier: findings.run.zeroShot)
        guard !prompts.isEmpty, prompts.count == findings.classNames.count else { return nil }
        return Section(
            anchor: "prompts", title: "Prompts",
            summary: "What the text tower was given for each class; the zero-shot classifier's digest covers them.",
            folds: [
                Fold(
                    "All \(NumberFormat.count(prompts.count)) prompts",
                    table: Table(
                        caption: "The prompt of each class",
                        columns: [Table.Column("Class"), Table.Column("Prompt")],
                        rows: zip(findings.classNames, prompts).map { [Table.Cell($0), Table.Cell($1)] }))
            ])
    }

    private func rendering(at date: Date?) throws -> [FactGroup] {
        let versions = try database.versions()
        return [
            FactGroup(
                "Rendered",
                [
                    Fact("At", date?.formatted(.iso8601) ?? "not said: this file is the same whenever it is made"),
                    Fact("By", "\(VLMAudit.name) \(ProgramVersion.current)"),
                    Fact(
                        "Digests",
                        "a site's \(SiteManifest.file.name) has the SHA-256 of each of its files, of the pictures, and of the "
                            + "rows of the database; its own is the seal"),
                    Fact("Schema of the database", versions.schema), Fact("SQLite", versions.sqlite),
                    Fact("Cairo", DrawingLibrary.version),
                ])
        ]
    }
}
