import Foundation

/// Unpacks the pictures and tables of an archive into a folder, all of them or none.
///
/// The archive is not trusted: whatever is no plain file, or whose path would leave the folder, is left out and reported;
/// the number of files and their sizes are limited. Files arrive in a folder beside the target, which takes the target's
/// name once everything is there, so a folder that has the name is complete.
struct ArchiveUnpacking {
    /// The archive.
    let archive: URL
    /// Folder that is made; its parent is made where it is missing.
    let target: URL
    /// Which files are wanted, by path below the target.
    var isWanted: (String) -> Bool = DatasetFiles.isWanted
    /// Most bytes of one file.
    var fileLimit = 2_000_000_000
    /// Most bytes of all files.
    var totalLimit = 200_000_000_000

    /// What came of it.
    struct Result {
        /// Number of files in the folder.
        var files = 0
        /// Paths of entries that were left out because they are not safe to unpack, in the archive's order.
        var refused: [String] = []
    }

    /// Unpacks everything; `didRead` hears how many bytes of the archive have been read.
    ///
    /// Two programs may want the same folder: the second one waits, and then finds it. Nil where the target is there already.
    func run(didRead: (Int) -> Void = { _ in }) throws -> Result? {
        let reader = try ArchiveReader(archive)
        do {
            try FileManager.default.createDirectory(
                at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
            let lock = try FolderLock(beside: target)
            return try lock.hold {
                if FileManager.default.fileExists(atPath: target.path) { return nil }
                let unfinished = target.appendingPathExtension("unfinished")
                try? FileManager.default.removeItem(at: unfinished)
                try FileManager.default.createDirectory(at: unfinished, withIntermediateDirectories: false)
                do {
                    let result = try unpack(reader, to: unfinished, didRead: didRead)
                    try FileManager.default.moveItem(at: unfinished, to: target)
                    return result
                } catch {
                    // A part of an archive is of no use, and may fill the disk.
                    try? FileManager.default.removeItem(at: unfinished)
                    throw error
                }
            }
        } catch let error as CocoaError {
            throw AuditError(
                .runError,
                "\(target.path): expected a folder that \(archive.lastPathComponent) can be unpacked to but found that it "
                    + "cannot (\(error.localizedDescription)); check its permissions and the free space.")
        }
    }

    private func unpack(_ reader: ArchiveReader, to folder: URL, didRead: (Int) -> Void) throws -> Result {
        var result = Result(), known: Set<String> = [], left = totalLimit
        while let entry = try reader.next() {
            didRead(reader.position)
            guard let path = entry.path.flatMap(Self.safePath) else {
                if entry.kind != .folder { result.refused.append(entry.path ?? "a name that is no text") }
                continue
            }
            if entry.kind == .folder || !isWanted(path) { continue }
            // A file cannot be a folder too.
            let isBelowFile = path.indices.contains { path[$0] == "/" && known.contains(String(path[..<$0])) }
            guard entry.kind == .file, !isBelowFile, known.insert(path).inserted else {
                result.refused.append(path)
                continue
            }
            let file = folder.appendingPathComponent(path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data().write(to: file, options: .withoutOverwriting)
            let handle = try FileHandle(forWritingTo: file)
            defer { try? handle.close() }
            try reader.read(limit: min(fileLimit, left)) { piece in
                left -= piece.count
                try handle.write(contentsOf: piece)
            }
            result.files += 1
        }
        return result
    }

    /// A path below a folder, without empty parts; nil where it would leave the folder.
    static func safePath(_ path: String) -> String? {
        let parts = path.pathParts.filter { $0 != "." }
        guard !parts.isEmpty, !path.mayLeaveFolder else { return nil }
        return parts.joined(separator: "/")
    }
}

/// Keeps other programs away from a folder that is being made; the system lets go of it when the program ends.
private struct FolderLock {
    private let file: FileHandle

    init(beside folder: URL) throws {
        let place = folder.appendingPathExtension("lock")
        if !FileManager.default.fileExists(atPath: place.path) { try Data().write(to: place) }
        file = try FileHandle(forWritingTo: place)
    }

    func hold<Value>(_ body: () throws -> Value) throws -> Value {
        flock(file.fileDescriptor, LOCK_EX)
        defer { try? file.close() }
        return try body()
    }
}
