import Domain
import Foundation

/// Whether a build searches its pictures for faces.
enum FaceSearch: String, CaseIterable, Sendable {
    /// It does where the detector's weights are at hand and metadata leaves a picture open.
    case auto
    /// It never does: faces are what metadata says.
    case metadata
    /// It searches every picture, and needs the weights.
    case detect

    /// The detector to be asked, if any.
    ///
    /// Where one is asked it searches every picture, so that it can be held against metadata; metadata wins.
    /// - `audited`: the pictures of the run; `weights`: where they are looked for.
    func detector(for audited: [Sample], weights: URL = ModelFolder.faceDetector) throws -> MTCNNDetector? {
        switch self {
        case .metadata: return nil
        case .detect: return try MTCNNDetector(weights: weights, hint: " or leave out --faces detect")
        case .auto:
            let isOpen = audited.contains { $0.annotation.boxes[.face] == nil }
            guard isOpen, FileManager.default.fileExists(atPath: weights.path) else { return nil }
            return try MTCNNDetector(weights: weights)
        }
    }
}
