import CArchive
import Foundation

/// Reads an archive from its first entry to its last: zip, tar, and tar under gzip, bzip2, xz or zstd.
///
/// The form is recognised by the content; the file's name is not asked. Nothing in an archive is trusted: paths are as they
/// stand there, and sizes are what comes out, not what the archive claims.
///
///     let reader = try ArchiveReader(url)
///     while let entry = try reader.next() {
///         if entry.path == "weights.pt" { return try reader.content(limit: 10_000_000) }
///     }
final class ArchiveReader {
    /// What the archive says of one thing in it.
    struct Entry {
        /// What a thing in an archive can be.
        enum Kind {
            case file
            case folder
            /// A symbolic or a hard link.
            case link
            /// A device, a pipe or a socket.
            case other
        }

        /// Path as the archive has it, which may lead anywhere; nil where it is no text.
        let path: String?
        let kind: Kind
    }

    /// Most entries that are looked at; more are no dataset but an attack or a mistake.
    static let mostEntries = 5_000_000

    private let url: URL
    private let archive: OpaquePointer
    /// In which the library reads names.
    private let locale = new_utf8_locale()
    private var count = 0

    /// Opens an archive that is a regular file.
    init(_ url: URL) throws {
        self.url = url
        let attributes = try? FileManager.default.attributesOfItem(atPath: url.resolvingSymlinksInPath().path)
        guard attributes?[.type] as? FileAttributeType == .typeRegular else {
            throw AuditError(
                .missingInput,
                "\(url.path): expected a zip or tar archive but found "
                    + "\(attributes == nil ? "nothing there" : "something that is not a file"); check the path.")
        }
        guard let archive = archive_read_new() else {
            throw AuditError(.runError, "\(url.path): expected memory to read it but found none; close other programs.")
        }
        self.archive = archive
        archive_read_support_format_zip(archive)
        archive_read_support_format_tar(archive)
        archive_read_support_filter_gzip(archive)
        archive_read_support_filter_bzip2(archive)
        archive_read_support_filter_xz(archive)
        archive_read_support_filter_zstd(archive)
        guard archive_read_open_filename(archive, url.path, 1 << 18) == ARCHIVE_OK else { throw unreadable() }
    }

    deinit {
        archive_read_free(archive)
        if let locale { freelocale(locale) }
    }

    /// How much of the archive's own bytes has been read, for progress.
    var position: Int { Int(archive_filter_bytes(archive, -1)) }

    /// Goes to the next entry; nil behind the last.
    func next() throws -> Entry? {
        let usual = uselocale(locale)
        defer { uselocale(usual) }
        var entry: OpaquePointer?
        let status = archive_read_next_header(archive, &entry)
        if status == ARCHIVE_EOF { return nil }
        // A warning is about a name that is no text, or about something else beside the content.
        guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry else { throw unreadable() }
        count += 1
        guard count <= Self.mostEntries else {
            throw AuditError(
                .badData,
                "\(url.path): expected at most \(Self.mostEntries) entries but found more; unpack what is needed by hand."
            )
        }
        let kind: Entry.Kind =
            entry_is_link(entry) ? .link : entry_is_file(entry) ? .file : entry_is_folder(entry) ? .folder : .other
        return Entry(path: Self.path(of: entry), kind: kind)
    }

    private static func path(of entry: OpaquePointer) -> String? {
        if let text = archive_entry_pathname_utf8(entry) { return String(validatingCString: text) }
        return archive_entry_pathname(entry).flatMap { String(validatingCString: $0) }
    }

    /// Hands over the bytes of the current entry piece by piece; more than `limit` of them are refused.
    func read(limit: Int, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        try withUnsafeTemporaryAllocation(byteCount: 1 << 18, alignment: 16) { piece in
            var total = 0
            while true {
                let count = archive_read_data(archive, piece.baseAddress, piece.count)
                guard count >= 0 else { throw unreadable() }
                if count == 0 { return }
                total += count
                guard total <= limit else {
                    throw AuditError(
                        .badData,
                        "\(url.path): expected at most \(limit) bytes in an entry but found more; unpack it by hand.")
                }
                try body(UnsafeRawBufferPointer(rebasing: piece[..<count]))
            }
        }
    }

    /// The bytes of the current entry; more than `limit` of them are refused.
    func content(limit: Int) throws -> Data {
        var content = Data()
        try read(limit: limit) { content.append(contentsOf: $0) }
        return content
    }

    /// The bytes of the first file of that path in an archive.
    static func content(of path: String, in url: URL, limit: Int) throws -> Data {
        let reader = try ArchiveReader(url)
        while let entry = try reader.next() {
            if entry.kind == .file, entry.path == path { return try reader.content(limit: limit) }
        }
        throw AuditError(
            .badData, "\(url.path): expected a file \(path) in the archive but found none; take another archive.")
    }

    /// Why the archive cannot be read any further, with the library's own words.
    private func unreadable() -> AuditError {
        let words = archive_error_string(archive).map { String(cString: $0) } ?? "no reason given"
        let form = "expected a complete zip or tar archive without encryption"
        return AuditError(
            .badData, "\(url.path): \(form) but found one that cannot be read (\(words)); copy or download it again.")
    }
}
