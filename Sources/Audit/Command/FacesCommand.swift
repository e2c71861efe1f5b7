import ArgumentParser
import Domain
import Engine
import Foundation
import Logging
import Render

/// `vlm-audit faces`: where faces are in pictures, without a database.
struct FacesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "faces",
        abstract: "Finds the faces in pictures.",
        discussion: """
            MTCNN, computed as facenet-pytorch does. Boxes and places are in pixels of the upright picture, counted from \
            its top left corner. The weights are fetched once with "vlm-audit models pull mtcnn".
            """)

    @Argument(help: "Pictures (JPEG or PNG), or folders of them.")
    var images: [String]

    @Option(
        help: ArgumentHelp(
            "The detector's weights: a safetensors file, or a folder with mtcnn.safetensors.",
            discussion: "Without it, those in the folder that VLM_AUDIT_MODELS names, or in models."))
    var detector: String?

    @Option(help: "Folder for a copy of each picture with its faces drawn in.")
    var out: String?

    @OptionGroup var workers: WorkerOptions

    @Flag(help: "Write the result as JSON on standard output.")
    var json = false

    @Flag(help: "Say nothing while working.")
    var quiet = false

    func run() async throws {
        let weights = detector.map { URL(fileURLWithPath: $0) } ?? ModelFolder.faceDetector
        let hint = detector == nil ? " or name them with --detector" : " or check --detector"
        let detector = try MTCNNDetector(weights: weights, hint: hint)
        let paths = try images.flatMap(Self.pictures)
        let search = PictureSearch(detector: detector, drawings: out.map { URL(fileURLWithPath: $0) })
        let found = try await search.run(
            paths, lanes: min(workers.lanes, max(1, paths.count)), style: Progress.Style(quiet: quiet))
        print(json ? try JSONText.text(found) : FaceTable.text(found))
        let problems = found.compactMap(\.problem)
        for problem in problems { Logger(label: VLMAudit.name).error("\(problem)") }
        if !problems.isEmpty { throw ExitCode(ExitStatus.badData.rawValue) }
    }

    /// The path itself, or the pictures below it where it is a folder, by name.
    private static func pictures(_ path: String) throws -> [String] {
        let url = URL(fileURLWithPath: path)
        guard PictureFiles.isFolder(url) else { return [path] }
        let pictures = PictureFiles.all(below: url).sorted()
        guard !pictures.isEmpty else {
            throw AuditError(
                .missingInput,
                "\(path): expected a folder of JPEG or PNG pictures but found none in it; check the path.")
        }
        return pictures.map { url.appendingPathComponent($0).relativePath }
    }
}
