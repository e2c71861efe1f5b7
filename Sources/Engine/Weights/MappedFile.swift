import Foundation

/// A file whose bytes appear in memory as they are touched, so that weights need not be read to be looked at.
///
/// `@unchecked Sendable`: the mapping is private, read-only and never changed between `init` and `deinit`. As with every
/// mapping, the program is killed if another one shortens the file meanwhile.
final class MappedFile: @unchecked Sendable {
    /// The file as the user named it.
    let name: String
    private let bytes: UnsafeRawBufferPointer

    /// Maps a regular file of at least one byte.
    init(_ url: URL) throws(EngineError) {
        name = url.relativePath
        let descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.unreadable(name, errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Self.unreadable(name, errno) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw EngineError(
                .missingInput, file: name, expected: "a file of weights", found: "a folder or a device",
                remedy: "name the file itself")
        }
        let count = Int(status.st_size)
        guard count > 0 else {
            throw EngineError(
                .badData, file: name, expected: "a file of weights", found: "an empty file",
                remedy: "copy or download the file again")
        }
        guard let base = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), base != MAP_FAILED else {
            throw Self.unreadable(name, errno)
        }
        bytes = UnsafeRawBufferPointer(start: base, count: count)
    }

    deinit {
        munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    }

    /// Size in bytes.
    var count: Int { bytes.count }

    /// Lends the bytes of a range within 0 ..< count; they must not be kept.
    func withBytes<Result>(_ range: Range<Int>, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        // Without it the mapping could be given back as soon as its address is known.
        withExtendedLifetime(self) { body(UnsafeRawBufferPointer(rebasing: bytes[range])) }
    }

    /// Tells the system that a range is about to be read from end to end, so that it reads ahead.
    func prefetch(_ range: Range<Int>) {
        let page = Int(getpagesize())
        let start = range.lowerBound / page * page
        guard let base = bytes.baseAddress, start < range.upperBound else { return }
        madvise(UnsafeMutableRawPointer(mutating: base + start), range.upperBound - start, MADV_WILLNEED)
    }

    private static func unreadable(_ name: String, _ code: Int32) -> EngineError {
        EngineError(
            .missingInput, file: name, expected: "a readable file of weights",
            found: "\"\(String(cString: strerror(code)))\"", remedy: "check the path and its permissions")
    }
}
