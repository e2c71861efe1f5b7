import Foundation

/// Where the program keeps models of its own, such as the face detector.
///
/// CLIP checkpoints that are pulled go to the cache of Hugging Face instead, where other programs find them too.
enum ModelFolder {
    /// Environment variable that names the folder; `models` in the current folder without it.
    static let variable = "VLM_AUDIT_MODELS"

    /// The folder, whether it exists or not.
    static var url: URL {
        URL(fileURLWithPath: ProcessInfo.processInfo.environment[variable] ?? "models").standardizedFileURL
    }

    /// The weights of the face detector, whether they are there or not: safetensors, `pnet.conv1.weight` and so on.
    static var faceDetector: URL { faceDetector(in: url) }

    /// The same in any model folder.
    static func faceDetector(in folder: URL) -> URL { folder.appendingPathComponent("mtcnn/mtcnn.safetensors") }
}
