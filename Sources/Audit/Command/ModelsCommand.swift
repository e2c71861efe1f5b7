import ArgumentParser
import Foundation

/// `vlm-audit models`: which models are at hand, fetching them, and whether they are what they are said to be.
struct ModelsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "models", abstract: "Lists, fetches and checks models.",
        subcommands: [ModelsListCommand.self, ModelsPullCommand.self, ModelsVerifyCommand.self])
}

/// `vlm-audit models list`.
struct ModelsListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists the models that --model finds by name.",
        discussion: """
            They are in the model folder (VLM_AUDIT_MODELS, or models here), in the cache of Hugging Face \
            (HF_HUB_CACHE, HF_HOME, or ~/.cache/huggingface), or came with the program. NAME@REVISION is a revision of a \
            repository other than the one that its name alone finds.
            """)

    @Flag(help: "Write the list as JSON.")
    var json = false

    func run() throws {
        let entries = ModelList().entries()
        if json { return print(try JSONText.text(entries)) }
        for entry in entries {
            let size = entry.bytes.map { String(format: "%.1f MB", Double($0) / 1e6) } ?? "unusable"
            print("\(entry.name)\t\(size)\t\(entry.architecture ?? "unknown")\t\(entry.source.rawValue)")
            if let problem = entry.problem { print("\t\(problem)") }
        }
    }
}
