public import ArgumentParser
public import Domain
public import Engine
import Foundation
public import Render

/// How many workers a command uses.
struct WorkerOptions: ParsableArguments {
    @Option(help: "Workers side by side; as many as there are processor cores without it.")
    var workers: Int?

    /// Number of lanes.
    var lanes: Int { workers ?? ProcessInfo.processInfo.activeProcessorCount }

    func validate() throws {
        if let workers, !(1...256).contains(workers) {
            throw ValidationError("--workers \(workers): expected a whole number from 1 to 256.")
        }
    }
}

/// The constants of the explainer and of the deletion curve that a user may change.
struct MethodOptions: ParsableArguments {
    @Option(help: "Steps of the mask's optimiser.")
    var iterations = PerturbationParameters().iterations

    @Option(help: "Where the mask starts: half, random or ones.")
    var maskInit = PerturbationParameters().maskInitialisation

    @Option(help: "Pixels by which the view moves from step to step; 0 holds it still.")
    var jitter = PerturbationParameters().jitter

    @Option(help: "Weight of the sum of |1 - m|.")
    var l1 = PerturbationParameters().l1Weight

    @Option(help: "Weight of the total variation of the mask.")
    var tv = PerturbationParameters().tvWeight

    @Option(help: "Standard deviation of the blur, in pixels.")
    var blurSigma = PerturbationParameters().blurSigma

    @Option(help: "Pixels replaced in one step of the deletion curve: 1792, or 224 for a finer one.")
    var deletionStep = DeletionParameters().step

    @Option(help: "What a deleted pixel becomes: mean or black.")
    var substrate = DeletionParameters().substrate

    @Option(help: "Seed of everything random.")
    var seed: UInt64 = 0

    func validate() throws {
        try check(iterations, "iterations", in: 1...100_000)
        try check(jitter, "jitter", in: 0...64)
        try check(deletionStep, "deletion-step", in: 1...1_000_000)
        for (name, value) in [("l1", l1), ("tv", tv)] where !(value >= 0 && value.isFinite) {
            throw ValidationError("--\(name) \(value): expected a number from 0 up.")
        }
        guard blurSigma > 0, blurSigma <= 100 else {
            throw ValidationError("--blur-sigma \(blurSigma): expected a number above 0 and at most 100.")
        }
    }

    private func check(_ value: Int, _ name: String, in range: ClosedRange<Int>) throws {
        guard range.contains(value) else {
            throw ValidationError(
                "--\(name) \(value): expected a whole number from \(range.lowerBound) to \(range.upperBound).")
        }
    }

    /// The explainer's parameters.
    var perturbation: PerturbationParameters {
        var parameters = PerturbationParameters()
        parameters.iterations = iterations
        parameters.maskInitialisation = maskInit
        parameters.jitter = jitter
        parameters.l1Weight = l1
        parameters.tvWeight = tv
        parameters.blurSigma = blurSigma
        parameters.seed = seed
        return parameters
    }

    /// The measure's parameters.
    var deletion: DeletionParameters {
        var parameters = DeletionParameters()
        parameters.step = deletionStep
        parameters.substrate = substrate
        return parameters
    }
}

/// How often explanations are made again, to see what chance and the scale of the score do to them.
struct CheckOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Pictures that are explained again, with other seeds and with a normalised score; 0 leaves that out.",
            discussion: """
                Without it 24, and in small audits so few that at most 15 % of the maps are made again.
                """))
    var checkedPictures: Int?

    @Option(help: "Further explanations of each of these pictures, with other seeds.")
    var repeats = CheckParameters().repeats

    func validate() throws {
        if let checkedPictures, !(0...1_000_000).contains(checkedPictures) {
            throw ValidationError(
                "--checked-pictures \(checkedPictures): expected a whole number from 0 to 1000000.")
        }
        guard (1...100).contains(repeats) else {
            throw ValidationError("--repeats \(repeats): expected a whole number from 1 to 100.")
        }
    }

    /// What was asked for; nil where that is the default.
    var parameters: CheckParameters? {
        var parameters = CheckParameters()
        parameters.pictures = checkedPictures
        parameters.repeats = repeats
        return parameters == CheckParameters() ? nil : parameters
    }
}

extension MaskInitialisation: ExpressibleByArgument {}
extension DeletionSubstrate: ExpressibleByArgument {}
extension VariantChoice: ExpressibleByArgument {}
extension FaceSearch: ExpressibleByArgument {}
extension TextSearch: ExpressibleByArgument {}
extension PromptClassifier.Score: ExpressibleByArgument {}
extension Paper: ExpressibleByArgument {}

extension RunEnvironment {
    /// This process on this machine.
    static func current(lanes: Int, microBatch: Int) -> RunEnvironment {
        RunEnvironment(
            programVersion: ProgramVersion.current, blasCore: BLAS.coreName,
            blasCoreChosenBy: ProcessorKernels.choice, instructionSet: InstructionSet.name,
            lanes: lanes, microBatch: microBatch)
    }
}
