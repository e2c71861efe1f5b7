import Foundation

extension Site {
    /// Puts the files of a finished report into another folder, in place of those of an earlier one; nothing else in that
    /// folder is touched.
    ///
    /// - `files`: their paths below the folder, as `finish` returns them.
    public static func move(_ files: [String], from draft: String, to folder: String) throws(RenderError) {
        let writer = try SiteWriter(folder: folder)
        for path in files {
            let bytes: [UInt8]
            do {
                bytes = try Array(Data(contentsOf: URL(filePath: "\(draft)/\(path)")))
            } catch {
                throw RenderError(
                    file: "\(draft)/\(path)", expected: "a file of the report",
                    found: "\"\(error.localizedDescription)\"",
                    remedy: "Render the report again.")
            }
            try writer.write(bytes, to: path)
        }
        _ = try writer.finish()
    }
}
