import Domain
import Render

/// What it takes to repeat a run, as lists of properties.
struct ProvenanceReport {
    let findings: RunFindings
    let database: AuditDatabase

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
                        Fact("Digest", run.attribution.hex, isCode: true),
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
                        Fact("Digest", run.deletion.hex, isCode: true),
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
                        Fact("Digest of the parameters", head.parameters.hex, isCode: true),
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
