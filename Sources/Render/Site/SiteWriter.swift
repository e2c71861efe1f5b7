import Foundation
import Synchronization

/// The only place where a report touches the disk: writes whole files below one folder and nowhere else.
///
/// A file `site-manifest.json` lists what was written, so that a later render removes what it no longer makes, and
/// leaves everything else alone. Files may be written side by side.
final class SiteWriter: Sendable {
    /// Name of the list of written files.
    static let manifestName = "site-manifest.json"

    private let folder: String
    private let previous: Manifest?
    private let written = Mutex(Written())

    /// What is in the folder by now.
    private struct Written {
        var files: Set<String> = []
        var folders: Set<String> = []
    }

    /// What an earlier render wrote, in order.
    private struct Manifest: Codable {
        var format = 2
        var files: [String]

        init(files: [String]) {
            self.files = files
        }

        /// Reads the first format too, in which every file stood with a hash of its content.
        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            if try container.decode(Int.self, forKey: .format) == 1 {
                files = try container.decode([String: String].self, forKey: .files).keys.sorted()
            } else {
                files = try container.decode([String].self, forKey: .files)
            }
        }
    }

    /// Opens a folder for writing, making it where it does not exist.
    init(folder: String) throws(RenderError) {
        self.folder = folder
        try Self.makeFolder(folder)
        let manifest = "\(folder)/\(Self.manifestName)"
        if FileManager.default.fileExists(atPath: manifest) {
            do {
                previous = try JSONDecoder().decode(Manifest.self, from: Data(contentsOf: URL(filePath: manifest)))
            } catch {
                throw RenderError(
                    file: manifest, expected: "the list of files of an earlier render", found: "something else",
                    remedy: "Choose another folder, or remove the file.")
            }
        } else {
            previous = nil
        }
        if previous == nil {
            try refuseForeignPages()
            // Marks the folder as ours before its first page, so that a render that was cut off can be repeated.
            try save([])
        }
    }

    /// Writes one file as a whole, under a path of plain names below the folder.
    func write(_ bytes: [UInt8], to path: String) throws(RenderError) {
        guard Self.isSafe(path) else {
            throw RenderError(
                file: path, expected: "a path below the report's folder", found: "one that may leave it",
                remedy: "Report this as a defect of the program.")
        }
        try prepareFolder(of: path)
        try replace("\(folder)/\(path)", with: bytes)
        _ = written.withLock { $0.files.insert(path) }
    }

    /// Puts a new file in place of what is there, be it a link, in one step.
    ///
    /// Unlike `Data.write` it does not wait for the disk: thousands of files would take minutes, and a site that a crash
    /// of the machine has damaged is rendered again.
    private func replace(_ target: String, with bytes: [UInt8]) throws(RenderError) {
        let draft = target + ".draft"
        unlink(draft)
        let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o644)
        guard file >= 0 else { throw Self.unwritable(target, Self.lastFailure) }
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
            guard count > 0 else {
                let failure = Self.lastFailure
                close(file)
                unlink(draft)
                throw Self.unwritable(target, failure)
            }
            done += count
        }
        close(file)
        guard rename(draft, target) == 0 else {
            let failure = Self.lastFailure
            unlink(draft)
            throw Self.unwritable(target, failure)
        }
    }

    /// Writes a file whose name holds a part of its hash, so that a browser never shows an outdated one.
    func writeHashed(_ bytes: [UInt8], stem: String, ending: String) throws(RenderError) -> String {
        let path = "\(stem)-\(Self.hash(bytes).prefix(8)).\(ending)"
        try write(bytes, to: path)
        return path
    }

    /// The paths of what was written so far, in order.
    var files: [String] { written.withLock { $0.files }.sorted() }

    /// Removes what an earlier render left over, saves the list and returns the paths of all files in order.
    func finish() throws(RenderError) -> [String] {
        let files = written.withLock { $0.files }
        for stale in previous?.files ?? [] where !files.contains(stale) && Self.isSafe(stale) {
            if isReal(Self.folder(of: stale)) { try? FileManager.default.removeItem(atPath: "\(folder)/\(stale)") }
        }
        try save(files.sorted())
        return files.sorted()
    }

    /// The content of the list of some files.
    static func list(of files: [String]) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let list = try? encoder.encode(Manifest(files: files.sorted())) else {
            preconditionFailure("A number and texts can be written as JSON.")
        }
        return [UInt8](list)
    }

    private func save(_ files: [String]) throws(RenderError) {
        let file = "\(folder)/\(Self.manifestName)"
        do {
            try Data(Self.list(of: files)).write(to: URL(filePath: file), options: .atomic)
        } catch {
            throw Self.unwritable(file, error.localizedDescription)
        }
    }

    /// Throws where a folder without a list of files holds what a report would overwrite.
    private func refuseForeignPages() throws(RenderError) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let taken = names.filter { $0.hasSuffix(".html") || ["assets", "images"].contains($0) }
        guard let first = taken.min() else { return }
        throw RenderError(
            file: "\(folder)/\(first)", expected: "no pages, or those of an earlier report",
            found: "a file of somebody else", remedy: "Choose an empty folder for the report.")
    }

    /// Makes the folder of a file and checks that no link in it leads out of the report.
    private func prepareFolder(of path: String) throws(RenderError) {
        let inner = Self.folder(of: path)
        guard !inner.isEmpty, !written.withLock({ $0.folders.contains(inner) }) else { return }
        try Self.makeFolder("\(folder)/\(inner)")
        guard isReal(inner) else {
            throw RenderError(
                file: "\(folder)/\(inner)", expected: "a folder inside the report", found: "a link to another place",
                remedy: "Remove the link.")
        }
        _ = written.withLock { $0.folders.insert(inner) }
    }

    private static func folder(of path: String) -> String {
        path.split(separator: "/").dropLast().joined(separator: "/")
    }

    /// Whether a folder below the report's is one itself and is not reached by a link.
    private func isReal(_ inner: String) -> Bool {
        func resolved(_ path: String) -> String {
            let real = URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false)
            return real.hasSuffix("/") ? String(real.dropLast()) : real
        }
        return inner.isEmpty || resolved("\(folder)/\(inner)") == "\(resolved(folder))/\(inner)"
    }

    private static func makeFolder(_ path: String) throws(RenderError) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw unwritable(path, error.localizedDescription)
        }
    }

    /// What the system says of the call that has just failed.
    private static var lastFailure: String { String(cString: strerror(errno)) }

    private static func unwritable(_ path: String, _ failure: String) -> RenderError {
        RenderError(
            file: path, expected: "a place that can be written to", found: "\"\(failure)\"",
            remedy: "Check the permissions and the free space, or choose another folder.")
    }

    /// Whether every part of a path is a plain name: a-z, 0-9, "-", "." within, and no empty part.
    static func isSafe(_ path: String) -> Bool {
        path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
            part.first != "." && part.last != "." && !part.contains("..")
                && PageName.isSlug(part.filter { $0 != "." })
        }
    }

    /// FNV-1a, 64 bits, as 16 hexadecimal digits.
    static func hash(_ bytes: [UInt8]) -> String {
        let value = bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
