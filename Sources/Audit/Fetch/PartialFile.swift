import Engine
import Foundation

/// The part of a file that has come so far: `NAME.part` beside the file, and what identifies its version.
///
/// It belongs to one process at a time, by a lock that ends with the process.
final class PartialFile {
    /// The file that it becomes.
    private let file: URL
    private let source: URL
    private let descriptor: Int32
    /// Bytes that are there.
    private(set) var size: Int
    /// Whether some of them were there before this process.
    private(set) var isResumed: Bool

    /// Where the part of a file lies.
    static func url(for file: URL) -> URL { file.appendingPathExtension("part") }

    /// How much of a file is there, in bytes.
    static func size(for file: URL) -> Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: url(for: file).path)
        return (attributes?[.size] as? Int) ?? 0
    }

    /// Opens the part of a file, or makes an empty one and the folders above it.
    init(for file: URL, source: URL) throws(DownloadError) {
        self.file = file
        self.source = source
        let path = Self.url(for: file).path
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        } catch {
            throw DownloadError(
                url: source,
                reason: .disk(file: file.deletingLastPathComponent().path, message: error.localizedDescription))
        }
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard descriptor >= 0 else {
            throw DownloadError(url: source, reason: .disk(file: path, message: String(cString: strerror(errno))))
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw DownloadError(url: source, reason: .busy(file: path))
        }
        size = Int(lseek(descriptor, 0, SEEK_END))
        isResumed = size > 0
    }

    deinit { close(descriptor) }

    /// What the server calls the version that the bytes are of; nil where it did not say.
    var validator: String? {
        get { try? String(contentsOf: validatorFile, encoding: .utf8) }
        set {
            if let newValue {
                try? Data(newValue.utf8).write(to: validatorFile)
            } else {
                try? FileManager.default.removeItem(at: validatorFile)
            }
        }
    }

    private var validatorFile: URL { Self.url(for: file).appendingPathExtension("etag") }

    /// Adds bytes at the end.
    func append(_ bytes: UnsafeRawBufferPointer) throws(DownloadError) {
        var rest = bytes
        while !rest.isEmpty {
            let count = write(descriptor, rest.baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure() }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            size += count
        }
    }

    /// Throws away what is there.
    func empty() throws(DownloadError) {
        validator = nil
        guard ftruncate(descriptor, 0) == 0, lseek(descriptor, 0, SEEK_SET) == 0 else { throw failure() }
        size = 0
        isResumed = false
    }

    /// Removes it from the disk.
    func remove() {
        validator = nil
        try? FileManager.default.removeItem(at: Self.url(for: file))
    }

    /// Gives it the file's own name, in one step, once it is safely on the disk.
    func complete() throws(DownloadError) {
        guard fsync(descriptor) == 0, rename(Self.url(for: file).path, file.path) == 0 else { throw failure() }
        validator = nil
    }

    private func failure() -> DownloadError {
        DownloadError(
            url: source, reason: .disk(file: Self.url(for: file).path, message: String(cString: strerror(errno))))
    }
}
