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
            throw cannotWrite(url, what: what, option: option, because: error)
        }
    }

    /// The sentence for a file or folder that could not be written; the words are those of `write`.
    static func cannotWrite(_ url: URL, what: String, option: String, because error: any Error) -> EngineError {
        EngineError(
            .cannotWrite, file: url.path, expected: "room and permission to write \(what)", found: obstacle(error),
            remedy: "free some space or choose another \(option)")
    }

    /// Why a file could not be written, as a noun phrase.
    private static func obstacle(_ error: any Error) -> String {
        switch (error as? CocoaError)?.code {
        case .fileWriteNoPermission: "no permission"
        case .fileWriteOutOfSpace: "no space left"
        case .fileWriteVolumeReadOnly: "a read-only disk"
        case .fileWriteFileExists: "a file where a folder is needed"
        default: "\"\(reason(error))\""
        }
    }

    /// What the system said: Foundation's own words for rarer mistakes are no more than a number.
    private static func reason(_ error: any Error) -> String {
        let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error
        guard let system = underlying as? POSIXError else { return error.localizedDescription }
        return String(cString: strerror(system.code.rawValue))
    }
}
