import Foundation

/// Which files of a folder are pictures, by their names.
///
/// Others (`Thumbs.db`, notes), what macOS leaves in archives, and hidden files are passed over; whether a picture can be
/// decoded shows later, one by one.
enum PictureFiles {
    /// File-name endings of pictures, in lower case.
    static let endings: Set<String> = ["jpg", "jpeg", "png", "webp"]

    /// Whether a file is a picture by its name.
    static func isPicture(_ name: String) -> Bool { endings.contains((name as NSString).pathExtension.lowercased()) }

    /// Whether a part of a path is nothing that a person put there to be seen.
    static func isHidden(_ name: Substring) -> Bool { name.hasPrefix(".") || name == "__MACOSX" }

    /// Paths of all visible pictures below a folder, in no particular order.
    static func all(below folder: URL) -> [String] {
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
        return paths.filter { path in isPicture(path) && !path.pathParts.contains(where: isHidden) }
    }

    /// Names of the visible entries of a folder, sorted.
    static func entries(of folder: URL) throws -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder.path)
                .filter { !isHidden($0[...]) }.sorted()
        } catch {
            throw AuditError(
                .missingInput,
                "\(folder.path): expected a folder that can be listed but found that it cannot; check its permissions.")
        }
    }

    /// Whether there is a folder at a path.
    static func isFolder(_ url: URL) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && isFolder.boolValue
    }
}
