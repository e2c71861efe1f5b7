import ArgumentParser
import Foundation
import Logging

/// What becomes of people's faces in the pictures that a command publishes.
struct FaceOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Faces in pictures: show, mosaic or omit.",
            discussion: """
                mosaic covers them with coarse cells, omit leaves out photos with faces. Both need the face detector \
                ("vlm-audit models pull mtcnn"), which searches everything that was written before it is published.
                """))
    var faces = FaceStyle.show

    /// What a report shows in place of its photos; nil where it shows them as they are.
    func filter(run: String, database: AuditDatabase) throws -> FaceFilter? {
        try FaceFilter.make(faces, run: run, database: database)
    }

    /// Has the detector search what was written; throws where it still finds a face.
    func check(_ pictures: @autoclosure () throws -> [PublishedPicture], filter: FaceFilter?) async throws {
        guard let filter else { return }
        filter.report(Logger(label: VLMAudit.name))
        try await FaceCheck(
            detector: filter.detector, lanes: ProcessInfo.processInfo.activeProcessorCount, style: Progress.Style()
        ).run(try pictures())
    }
}

extension FaceStyle: ExpressibleByArgument {}
