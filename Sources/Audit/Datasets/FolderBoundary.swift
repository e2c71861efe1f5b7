import Foundation

/// Tells paths that stay in a folder from those that a symbolic link leads out of it; a dataset must not read what lies
/// beside it.
struct FolderBoundary {
    private let root: URL
    private let inside: String

    init(_ root: URL) {
        self.root = root
        inside = (Self.realPath(root.path) ?? root.path) + "/"
    }

    /// Refuses a path below the folder that ends outside; where nothing is there, nothing can be read.
    func check(_ path: String) throws {
        let place = root.appendingPathComponent(path).path
        guard let real = Self.realPath(place), !real.utf8.starts(with: inside.utf8) else { return }
        throw AuditError(
            .badData,
            "\(place): expected a file in the dataset's folder but found a symbolic link that leads out of it; put the file "
                + "itself there.")
    }

    /// The path without links; nil where nothing is there.
    private static func realPath(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }
}
