import Domain
import Foundation
import Render

/// What it takes to repeat a run, as lists of properties.
struct ProvenanceReport {
    let findings: RunFindings
    let database: AuditDatabase

    /// All groups, for the first page.
    func groups() throws -> [FactGroup] {
        let run = findings.run
        var groups = [
            FactGroup(
                "Model and data",
                [
                    Fact("Model", findings.modelName), Fact("Model digest", run.model.hex, isCode: true),
                    Fact("Dataset", findings.datasetName), Fact("Dataset digest", run.dataset.hex, isCode: true),
                    Fact("Classes", findings.classNames.joined(separator: ", ")),
                    Fact("Prompt", run.promptTemplate),
                    Fact(
                        "Pictures",
                        run.sampleLimit.map { "\(findings.pictures.count), a balanced random choice of at most \($0)" }
                            ?? "\(findings.pictures.count), the whole \(Words.split(findings.split))"),
                ])
        ]
        groups += try method()
        groups.append(
            FactGroup(
                "Run",
                [
                    Fact("Name", run.name, isCode: true), Fact("Identity", run.identity.hex, isCode: true),
                    Fact("Seed", String(run.seed)), Fact("Program", "vlm-audit \(run.environment.programVersion)"),
                    Fact(
                        "OpenBLAS kernels",
                        "\(run.environment.blasCore), chosen by \(run.environment.blasCoreChosenBy.rawValue)"),
                    Fact("Elementwise kernels", run.environment.instructionSet),
                    Fact("Lanes", String(run.environment.lanes)),
                    Fact("Micro-batch", String(run.environment.microBatch)),
                    Fact("Started", run.startedAt.formatted(.iso8601)),
                    Fact("Finished", run.finishedAt?.formatted(.iso8601) ?? "not yet"),
                ]))
        return groups
    }

    /// The parameters of the methods.
    func method() throws -> [FactGroup] {
        let run = findings.run
        var groups: [FactGroup] = []
        if let mask = try database.parameters(PerturbationParameters.self, digest: run.attribution) {
            groups.append(
                FactGroup(
                    "Meaningful Perturbation",
                    [
                        Fact(
                            "Mask",
                            "\(mask.maskSide) \u{00D7} \(mask.maskSide), \(mask.maskInitialisation.rawValue) start"),
                        Fact("Steps", NumberFormat.count(mask.iterations)),
                        Fact("Optimiser", "Adam, step size \(mask.learningRate)"),
                        Fact("Weight of |1 \u{2212} m|", String(mask.l1Weight)),
                        Fact("Weight of total variation", "\(mask.tvWeight), exponent \(mask.tvBeta)"),
                        Fact("Blur", "Gaussian, \(mask.blurSigma) pixels"), Fact("Jitter", "\(mask.jitter) pixels"),
                    ]))
        }
        if let deletion = try database.parameters(DeletionParameters.self, digest: run.deletion) {
            groups.append(
                FactGroup(
                    "Deletion curve",
                    [
                        Fact("Pixels a step", NumberFormat.count(deletion.step)),
                        Fact("Replaced by", deletion.substrate == .mean ? "the mean colour" : "black"),
                        Fact("Score", "softmax probability of the predicted class, each setting by its own"),
                    ]))
        }
        groups += try furtherMeasures()
        if let head = try database.headTraining(classifier: run.fineTuned),
            let parameters = try database.parameters(HeadParameters.self, digest: head.parameters)
        {
            groups.append(
                FactGroup(
                    "Linear head",
                    [
                        Fact("Trained on", Words.pictures(head.pictures)),
                        Fact("Optimiser", "Adam, step size \(parameters.learningRate)"),
                        Fact("Epochs", "\(parameters.epochs) with batches of \(parameters.batch)"),
                        Fact("Final cross-entropy", "\(NumberFormat.decimal(head.loss)) nats"),
                        Fact("File", "heads/\(head.digest).safetensors", isCode: true),
                    ]))
        }
        return groups + (try detectors())
    }

    /// What pictures were searched with.
    func detectors() throws -> [FactGroup] {
        guard let detector = findings.faceDetector else { return [] }
        let parameters = try AuditDatabase.value(MTCNNDetector.Parameters.self, json: detector.parameters)
        let constants = parameters.constants
        return [
            FactGroup(
                "Face detector",
                [
                    Fact("Name", detector.name), Fact("Weights", parameters.weights.hex, isCode: true),
                    Fact("Smallest face", "\(constants.smallestFace) pixels"),
                    Fact("Pyramid", "each picture \(constants.pyramidFactor) of the one before"),
                    Fact("Thresholds", constants.thresholds.map { "\($0)" }.joined(separator: ", ")),
                    Fact("Most overlap", "\(constants.proposalOverlap) in one picture, then \(constants.overlap)"),
                ])
        ]
    }
}
