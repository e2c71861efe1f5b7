import Engine
import Foundation

/// Files that the program writes beside its database and reports.
enum ResultFile {
    /// Writes a whole file or nothing, and makes its folder where it does not exist.
    ///
    /// - `what`: the content, as a noun phrase; `option`: the argument that says where such files go.
    static func write(_ data: Data, to url: URL, what: String, option: String) throws(EngineError) {
        do {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try data.write(to: url, options: .atomic)
        } catch {
            throw EngineError(
                .cannotWrite, file: url.path, expected: "room and permission to write \(what)", found: obstacle(error),
                remedy: "free some space or choose another \(option)")
        }
    }

    /// Why a file could not be written, as a noun phrase.
    private static func obstacle(_ error: any Error) -> String {
        switch (error as? CocoaError)?.code {
        case .fileWriteNoPermission: "no permission"
        case .fileWriteOutOfSpace: "no space left"
        case .fileWriteVolumeReadOnly: "a read-only disk"
        case .fileWriteFileExists: "a file where a folder is needed"
        default: "\"\(error.localizedDescription)\""
        }
    }
}
