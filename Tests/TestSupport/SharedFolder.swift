public import Foundation

/// The folder `shared` beside the package: models, datasets and expected values that are not part of it.
///
/// Tests that need something from it are enabled only where it is there, with a reason that is printed:
///
///     @Test(.enabled(if: SharedFolder.has("models/mtcnn"), "shared/models/mtcnn is not at hand"))
public enum SharedFolder {
    /// Where something in the folder is, nil where it is not there; `relative` uses forward slashes.
    public static func url(_ relative: String) -> URL? {
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let url = package.deletingLastPathComponent().appending(path: "shared").appending(path: relative)
        return FileManager.default.fileExists(atPath: url.path) ? url : nil
    }

    /// Whether something in the folder is there.
    public static func has(_ relative: String) -> Bool {
        url(relative) != nil
    }
}
