import ArgumentParser
import Foundation

/// `vlm-audit models pull`.
struct ModelsPullCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pull", abstract: "Fetches a CLIP checkpoint from the hub, or the face detector.",
        discussion: """
            A checkpoint goes to the cache of Hugging Face, where transformers finds it too; --model then takes its name. \
            HF_ENDPOINT names another hub, HF_TOKEN is sent to it. mtcnn goes to the model folder. What was stopped is \
            continued by the same command, and every digest is checked.
            """)

    @Argument(help: "ORGANISATION/NAME of a repository, such as openai/clip-vit-base-patch32, or mtcnn.")
    var name: String

    @Option(help: "Branch, tag or commit of the repository.")
    var revision = "main"

    @Flag(help: "Say nothing while working.")
    var quiet = false

    func run() throws {
        let style = Progress.Style(quiet: quiet)
        guard let id = RepositoryID(name) else {
            throw AuditError(
                .usage,
                "\(name): expected ORGANISATION/NAME of a repository, or mtcnn, but found another form; correct it.")
        }
        let folder = try HubPull(
            id: id, revision: revision, hub: .standard(), cache: .standard(), progressStyle: style
        ).run()
        print(folder.path)
    }
}
