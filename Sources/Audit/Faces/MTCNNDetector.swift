import Domain
import Engine
import Foundation

/// MTCNN as the face detector of a run.
struct MTCNNDetector: RegionDetector {
    /// Everything that decides what it finds.
    struct Parameters: Codable {
        let constants: FaceDetectionParameters
        /// Digest of the file of weights.
        let weights: ContentDigest
    }

    /// How a user gets the weights.
    static let remedy = "fetch them with \"vlm-audit models pull mtcnn\""

    let name = "mtcnn"
    let region = Region.face
    let parameters: Parameters
    private let network: MTCNN

    /// Reads the weights.
    ///
    /// - `url`: a safetensors file, or a folder with `mtcnn.safetensors` in it; `hint`: what the user may do besides
    ///   where there is none.
    init(weights url: URL, hint: String = "") throws {
        let isFolder = PictureFiles.isFolder(url)
        let file = isFolder ? url.appendingPathComponent(ModelFolder.faceDetector.lastPathComponent) : url
        guard FileManager.default.fileExists(atPath: file.path) else {
            throw AuditError(
                .missingInput,
                "\(file.path): expected the weights of the face detector MTCNN but found nothing there; \(Self.remedy)"
                    + "\(hint).")
        }
        let constants = FaceDetectionParameters()
        network = try MTCNN(contentsOf: file, parameters: constants)
        parameters = Parameters(constants: constants, weights: try ContentDigest(ofFile: file))
    }

    func makeScratch() -> FaceLane { FaceLane() }

    /// The faces, the largest first; a box that lies beside the picture altogether is none.
    func regions(in image: PixelImage, scratch: FaceLane) -> [DetectedRegion] {
        network.faces(in: image, lane: scratch).filter { $0.box.touches(width: image.width, height: image.height) }
    }
}
