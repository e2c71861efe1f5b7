import Domain
import Engine
import Foundation

/// A picture of a dataset with what its file showed.
struct InspectedPicture: Sendable {
    let sample: Sample
    /// Digest of the file's bytes.
    let content: ContentDigest
    let finding: PictureFinding

    /// What was measured; nil where the file could not be read.
    var statistics: PictureStatistics? {
        if case .readable(let statistics) = finding { statistics } else { nil }
    }

    /// Why the file could not be used, in one sentence that begins with its path; nil where it could.
    ///
    /// The finding may name another file: it is made once for all files of the same bytes.
    var problem: String? {
        guard case .unreadable(let reason) = finding else { return nil }
        return ImageProblem.sentence(reason, path: sample.path)
    }
}

/// What reading a picture's file showed.
enum PictureFinding: Sendable {
    case readable(PictureStatistics)
    /// One sentence, with the path below the dataset's folder of the first file of these bytes that was read.
    case unreadable(reason: String)

    /// Decodes and measures the bytes of a file.
    init(bytes: Data, path: String) {
        do throws(EngineError) {
            self = .readable(PictureStatistics(of: try ImageDecoder.decode(bytes, name: path)))
        } catch {
            self = .unreadable(reason: error.renamed(path).description)
        }
    }
}

extension EngineError {
    /// The same mistake with the path below the dataset's folder, which is what a reader of the report knows.
    func renamed(_ path: String) -> EngineError {
        EngineError(kind, file: path, expected: expected, found: found, remedy: remedy)
    }
}
