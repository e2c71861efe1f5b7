import Foundation

/// Where an export goes: a file that is written as a whole or not at all.
struct ExportFile {
    let url: URL
    /// The option that names it.
    var option = "--to"

    /// Writes the content in place of an earlier export.
    ///
    /// A file of another extension than that of the format is somebody's own and stays.
    func write(_ content: Data, fileExtension: String) throws {
        // A link stays a link to the new content.
        let target = url.resolvingSymlinksInPath()
        try refuseForeign(target, fileExtension: fileExtension)
        do {
            try content.write(to: target, options: .atomic)
        } catch {
            throw AuditError(
                .runError,
                "\(url.path): expected a place that can be written to but found \"\(error.localizedDescription)\"; check "
                    + "that its folder exists, the permissions and the free space, or choose another \(option).")
        }
    }

    /// Throws where something lies there that an export must not replace: a folder, a device, a file of another kind.
    private func refuseForeign(_ target: URL, fileExtension: String) throws {
        guard let kind = try? FileManager.default.attributesOfItem(atPath: target.path)[.type] as? FileAttributeType
        else { return }
        let found: String? =
            switch kind {
            case .typeDirectory: "a folder"
            case .typeRegular:
                target.pathExtension.lowercased() == fileExtension ? nil : "a file of another kind"
            default: "no plain file"
            }
        guard let found else { return }
        throw AuditError(
            .usage,
            "\(option) \(url.path): expected a new file, or an earlier export that ends in .\(fileExtension), but found \(found); "
                + "choose another name, or - for standard output.")
    }
}
