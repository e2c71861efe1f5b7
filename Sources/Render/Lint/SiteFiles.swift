import Foundation

/// The files below a site's folder.
public struct SiteFiles: Sendable {
    let folder: String
    /// Number of bytes of each file by its path.
    public let sizes: [String: Int]
    /// Paths that are links to other places instead of files or folders.
    public let links: [String]

    /// Lists a folder.
    public init(folder: String) throws(RenderError) {
        self.folder = folder
        var sizes: [String: Int] = [:]
        var links: [String] = []
        do {
            // Foundation lists links but does not follow them.
            for path in try FileManager.default.subpathsOfDirectory(atPath: folder) {
                var status = stat()
                guard lstat("\(folder)/\(path)", &status) == 0 else { continue }
                switch status.st_mode & S_IFMT {
                case S_IFREG: sizes[path] = Int(status.st_size)
                case S_IFLNK: links.append(path)
                default: break
                }
            }
        } catch {
            throw Self.unreadable(folder, error)
        }
        self.sizes = sizes
        self.links = links.sorted()
    }

    /// The content of one of them.
    func bytes(of path: String) throws(RenderError) -> [UInt8] {
        do {
            return [UInt8](try Data(contentsOf: URL(filePath: "\(folder)/\(path)")))
        } catch {
            throw Self.unreadable("\(folder)/\(path)", error)
        }
    }

    private static func unreadable(_ path: String, _ error: any Error) -> RenderError {
        RenderError(
            file: path, expected: "a file of the report that can be read", found: "\"\(error.localizedDescription)\"",
            remedy: "Check the permissions, and render again.")
    }
}
