import Domain

/// The command line that makes a run again: every argument that differs from what the program does by itself.
struct RepeatCommand {
    /// The words after the program's name.
    let arguments: [String]

    /// Reads the arguments back from what is stored with a run.
    ///
    /// Which detectors ran is said in any case, because without a word it depends on what is installed.
    init(
        findings: RunFindings, perturbation: PerturbationParameters?, deletion: DeletionParameters?,
        head: HeadParameters?
    ) {
        let run = findings.run
        var arguments = ["build", "--dataset", findings.datasetName, "--model", findings.modelName, "--run", run.name]
        func add<Value: Equatable>(_ option: String, _ value: Value?, unless usual: Value) {
            if let value, value != usual { arguments += ["--\(option)", "\(value)"] }
        }
        if findings.split == .train { arguments += ["--split", Split.train.rawValue] }
        if let limit = run.sampleLimit { arguments += ["--limit", String(limit)] }
        add("seed", run.seed, unless: 0)
        add("prompt", run.promptTemplate, unless: Build.Request().promptTemplate)
        add("epochs", head?.epochs, unless: HeadParameters().epochs)
        let mask = PerturbationParameters(), curve = DeletionParameters()
        add("iterations", perturbation?.iterations, unless: mask.iterations)
        add("mask-init", perturbation?.maskInitialisation.rawValue, unless: mask.maskInitialisation.rawValue)
        add("jitter", perturbation?.jitter, unless: mask.jitter)
        add("l1", perturbation?.l1Weight, unless: mask.l1Weight)
        add("tv", perturbation?.tvWeight, unless: mask.tvWeight)
        add("blur-sigma", perturbation?.blurSigma, unless: mask.blurSigma)
        add("deletion-step", deletion?.step, unless: curve.step)
        add("substrate", deletion?.substrate.rawValue, unless: curve.substrate.rawValue)
        let checks = findings.checks?.parameters
        if let pictures = checks?.pictures { arguments += ["--checked-pictures", String(pictures)] }
        add("repeats", checks?.repeats, unless: CheckParameters().repeats)
        // Where no face is known nothing can be covered, whatever was asked for.
        let hasFaces = findings.pictures.contains { $0.row.sample.annotation.boxes[.face]?.isEmpty == false }
        if findings.variants == [.original], hasFaces {
            arguments += ["--variants", VariantChoice.original.rawValue]
        }
        for (option, region) in [("faces", Region.face), ("text", .text)] {
            let ran = run.detectors.contains { $0.region == region }
            arguments += ["--\(option)", ran ? FaceSearch.detect.rawValue : FaceSearch.metadata.rawValue]
        }
        self.arguments = arguments
    }

    /// The line for a shell.
    var line: String { ([VLMAudit.name] + arguments).map(Self.quoted).joined(separator: " ") }

    /// A word as a POSIX shell takes it letter by letter.
    static func quoted(_ word: String) -> String {
        let isPlain =
            !word.isEmpty
            && word.unicodeScalars.allSatisfy {
                $0.isASCII
                    && ($0.properties.isAlphabetic || $0.properties.numericType != nil
                        || "-_./@:=".contains(Character($0)))
            }
        return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
    }
}
