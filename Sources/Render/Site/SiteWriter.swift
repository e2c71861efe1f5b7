import Foundation

/// The only place where a report touches the disk: writes whole files below one folder and nowhere else.
///
/// A file `site-manifest.json` lists what was written, so that a later render removes what it no longer makes, and
/// leaves everything else alone.
final class SiteWriter {
    /// Name of the list of written files.
    static let manifestName = "site-manifest.json"

    private let folder: String
    private let previous: Manifest?
    private var hashes: [String: String] = [:]
    private var madeFolders: Set<String> = []

    /// What an earlier render wrote; hashes are FNV-1a, to compare by eye, not to prove anything.
    private struct Manifest: Codable {
        var format = 1
        var files: [String: String]
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
            try save(Manifest(files: [:]))
        }
    }

    /// Writes one file as a whole, under a path of plain names below the folder.
    func write(_ bytes: [UInt8], to path: String) throws(RenderError) {
        guard Self.isSafe(path) else {
            throw RenderError(
                file: path, expected: "a path below the report's folder", found: "one that may leave it",
                remedy: "Report this as a defect of the program.")
        }
        let target = "\(folder)/\(path)"
        try prepareFolder(of: path)
        do {
            try Data(bytes).write(to: URL(filePath: target), options: .atomic)
        } catch {
            throw Self.unwritable(target, error)
        }
        hashes[path] = Self.hash(bytes)
    }

    /// Writes a file whose name holds a part of its hash, so that a browser never shows an outdated one.
    func writeHashed(_ bytes: [UInt8], stem: String, ending: String) throws(RenderError) -> String {
        let path = "\(stem)-\(Self.hash(bytes).prefix(8)).\(ending)"
        try write(bytes, to: path)
        return path
    }

    /// Removes what an earlier render left over, saves the list and returns the paths of all files in order.
    func finish() throws(RenderError) -> [String] {
        for stale in (previous?.files ?? [:]).keys where hashes[stale] == nil && Self.isSafe(stale) {
            if isReal(Self.folder(of: stale)) { try? FileManager.default.removeItem(atPath: "\(folder)/\(stale)") }
        }
        try save(Manifest(files: hashes))
        return hashes.keys.sorted()
    }

    private func save(_ manifest: Manifest) throws(RenderError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let file = "\(folder)/\(Self.manifestName)"
        do {
            try encoder.encode(manifest).write(to: URL(filePath: file), options: .atomic)
        } catch {
            throw Self.unwritable(file, error)
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
        guard !inner.isEmpty, !madeFolders.contains(inner) else { return }
        try Self.makeFolder("\(folder)/\(inner)")
        guard isReal(inner) else {
            throw RenderError(
                file: "\(folder)/\(inner)", expected: "a folder inside the report", found: "a link to another place",
                remedy: "Remove the link.")
        }
        madeFolders.insert(inner)
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
            throw unwritable(path, error)
        }
    }

    private static func unwritable(_ path: String, _ error: any Error) -> RenderError {
        RenderError(
            file: path, expected: "a place that can be written to", found: "\"\(error.localizedDescription)\"",
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
