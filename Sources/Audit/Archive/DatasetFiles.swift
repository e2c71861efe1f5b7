import Foundation

/// Which files of an archive belong to a dataset, by their names.
enum DatasetFiles {
    /// Endings of tables and lists beside the pictures, in lower case.
    private static let tables: Set<String> = ["csv", "jsonl", "json", "mat", "txt"]

    /// Whether a path is that of a picture or a table; hidden files and what macOS leaves in archives are none.
    static func isWanted(_ path: String) -> Bool {
        let parts = path.pathParts
        guard let name = parts.last, !parts.contains(where: PictureFiles.isHidden) else { return false }
        return PictureFiles.isPicture(String(name))
            || tables.contains((String(name) as NSString).pathExtension.lowercased())
    }
}
