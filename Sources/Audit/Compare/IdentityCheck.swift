import Domain
import Engine
import Render

/// What two versions are not made alike by.
///
/// Numbers of two versions mean the same where the dataset, the audited pictures, the prompts, the explainer and the
/// measures agree. The model, the trained head, the seed and the program are what may differ between versions.
struct IdentityCheck {
    let baseline: ReportDocument
    let candidate: ReportDocument

    /// Everything that differs, what forbids a comparison first.
    var differences: [IdentityDifference] { (blocking + allowed).filter { $0.baseline != $0.candidate } }

    /// What numbers depend on in a way that no comparison undoes.
    private var blocking: [IdentityDifference] {
        [
            difference("dataset") { $0.dataset.digest.hex },
            difference("split") { $0.dataset.split.rawValue },
            difference("audited pictures") { Self.pictures($0) },
            difference("prompt template") { $0.classifiers[Setting.zeroShot.rawValue]?.promptTemplate },
            difference("prompts") {
                $0.classifiers[Setting.zeroShot.rawValue]?.prompts?.joined(separator: "; ")
            },
            difference("state of the run") { $0.run.finished == nil ? "not finished" : "finished" },
        ]
            + Region.allCases.map { region in
                difference("detector of \(region.rawValue)") { document in
                    document.detectors.first { $0.region == region }.map { "\($0.name) \($0.digest.short)" }
                }
            } + constants(of: Self.measuring, isBlocking: true)
    }

    /// What versions may differ by.
    private var allowed: [IdentityDifference] {
        [
            difference("model", isBlocking: false) { "\($0.model.name) \($0.model.digest.short)" },
            difference("trained head", isBlocking: false) { $0.headDigest?.short },
            difference("pictures that the head was trained on", isBlocking: false) {
                $0.classifiers[Setting.fineTuned.rawValue]?.head.map { NumberFormat.count($0.trainingPictures) }
            },
            difference("seed", isBlocking: false) { $0.run.seed },
            difference("variants", isBlocking: false) {
                $0.run.variants.map(\.rawValue).joined(separator: ", ")
            },
        ] + constants(of: Self.training, isBlocking: false) + [
            difference("program", isBlocking: false) { "vlm-audit \($0.run.environment.programVersion)" },
            difference("kernels of the matrix products", isBlocking: false) { $0.run.environment.blasCore },
            difference("instruction set", isBlocking: false) { $0.run.environment.instructionSet },
        ]
    }

    /// Methods whose constants change what numbers mean, and the one whose constants make another head.
    private static let measuring = ["meaningful-perturbation", "deletion"]
    private static let training = ["linear-head"]

    private func constants(of methods: [String], isBlocking: Bool) -> [IdentityDifference] {
        methods.flatMap { method in
            let values = [baseline, candidate].map { $0.parameters[method]?.values ?? [:] }
            // The seed has an entry of its own.
            let names = Set(values.flatMap(\.keys)).subtracting(["seed"]).sorted()
            return names.map { name in
                difference("\(name) of \(method)", isBlocking: isBlocking) {
                    $0.parameters[method]?.values[name].map(\.text)
                }
            }
        }
    }

    private func difference(
        _ name: String, isBlocking: Bool = true, _ value: (ReportDocument) -> String?
    ) -> IdentityDifference {
        IdentityDifference(
            name: name, baseline: value(baseline), candidate: value(candidate), isBlocking: isBlocking)
    }

    /// How many pictures there are, and a digest that tells two sets of them apart.
    private static func pictures(_ document: ReportDocument) -> String {
        let digests = document.pictures.map(\.digest.hex).sorted().joined(separator: "\n")
        return "\(NumberFormat.count(document.pictures.count)), \(ContentDigest(of: digests).short)"
    }
}

extension ParameterValue {
    /// The value as people write it.
    fileprivate var text: String {
        switch self {
        case .flag(let flag): flag ? "yes" : "no"
        case .whole(let whole): String(whole)
        case .number(let number): String(number)
        case .word(let word): word
        }
    }
}
