import Foundation
import Synchronization

/// Looks through a site as it was written, file by file, and lists what is wrong with it.
///
/// `Site` checks what is meant while it writes; this reads what readers get. It knows nothing of runs or templates.
public enum SiteLint {
    /// All problems of the site in a folder, in the order of its files.
    public static func problems(of folder: String, lanes: Int = 1) throws(RenderError) -> [LintProblem] {
        try problems(of: SiteFiles(folder: folder), lanes: lanes)
    }

    static func problems(of site: SiteFiles, lanes: Int) throws(RenderError) -> [LintProblem] {
        let scanned = try scan(site, lanes: lanes)
        let pages = Dictionary(uniqueKeysWithValues: scanned.map { ($0.path, $0) })
        var problems = site.links.map {
            LintProblem(file: $0, expected: "a file of its own", found: "a link to another place")
        }
        problems += scanned.flatMap(\.problems)
        problems += try stylesheets(of: site)
        var used: Set<String> = []
        for page in scanned {
            for reference in page.references {
                switch target(of: reference, from: page.path, site: site, pages: pages) {
                case .file(let path): if !reference.isLink { used.insert(path) }
                case .problem(let problem): problems.append(problem)
                }
            }
        }
        problems += orphans(of: site, used: used, pages: pages)
        return problems.sorted { ($0.file, $0.description) < ($1.file, $1.description) }
    }

    private static func scan(_ site: SiteFiles, lanes: Int) throws(RenderError) -> [ScannedFile] {
        let paths = site.sizes.keys.filter { $0.hasSuffix(".html") || $0.hasSuffix(".svg") }.sorted()
        let found = Mutex<[ScannedFile]>([])
        try Lanes.run(paths.count, lanes: lanes) { (index) throws(RenderError) in
            let file = ScannedFile(path: paths[index], bytes: try site.bytes(of: paths[index]))
            found.withLock { $0.append(file) }
        }
        return found.withLock { $0 }.sorted { $0.path < $1.path }
    }

    // MARK: Links

    private enum Target {
        case file(String)
        case problem(LintProblem)
    }

    private static func target(
        of reference: ScannedFile.Reference, from page: String, site: SiteFiles, pages: [String: ScannedFile]
    ) -> Target {
        func problem(_ expected: String, _ found: String) -> Target {
            .problem(LintProblem(file: page, expected: expected, found: found))
        }
        let parts = reference.text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let address = parts[0], anchor = parts.count > 1 ? String(parts[1]) : nil
        guard address.utf8.allSatisfy({ isPlain($0) }), address.first != "/" else {
            return problem("only files of the report behind links and pictures", "\"\(reference.text)\"")
        }
        guard let path = address.isEmpty ? page : resolve(address, from: page) else {
            return problem("only links that stay in the report's folder", "\"\(reference.text)\"")
        }
        guard site.sizes[path] != nil else { return problem("a file at \(path)", "none") }
        if let anchor, pages[path]?.names.contains(anchor) != true {
            return problem("something named \(anchor) in \(path)", "nothing")
        }
        return .file(path)
    }

    /// Whether a character may stand in the address of one of our files.
    private static func isPlain(_ byte: UInt8) -> Bool {
        PageName.isSlug(String(UnicodeScalar(byte))) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "/")
    }

    /// The path that an address means on a page; nil where it leaves the folder.
    private static func resolve(_ address: Substring, from page: String) -> String? {
        var parts = page.split(separator: "/").dropLast()
        for part in address.split(separator: "/", omittingEmptySubsequences: false) {
            switch part {
            case ".": continue
            case "..": if parts.popLast() == nil { return nil }
            default: parts.append(part)
            }
        }
        return parts.joined(separator: "/")
    }

    // MARK: Other files

    /// A stylesheet brings in no other file.
    private static func stylesheets(of site: SiteFiles) throws(RenderError) -> [LintProblem] {
        var problems: [LintProblem] = []
        for path in site.sizes.keys where path.hasSuffix(".css") {
            let text = String(decoding: try site.bytes(of: path), as: UTF8.self)
            problems += ["url(", "@import", "image-set("].filter { text.contains($0) }.map {
                LintProblem(file: path, expected: "a stylesheet that loads nothing", found: $0)
            }
        }
        return problems
    }

    /// Pages that no way from the first page leads to, and files that no page shows.
    private static func orphans(
        of site: SiteFiles, used: Set<String>, pages: [String: ScannedFile]
    ) -> [LintProblem] {
        guard pages["index.html"] != nil else {
            return [LintProblem(file: "index.html", expected: "a first page", found: "none")]
        }
        var reached: Set<String> = ["index.html"]
        var ahead = ["index.html"]
        while let page = ahead.popLast() {
            for reference in pages[page]?.references ?? [] where reference.isLink {
                guard let path = resolve(reference.text.prefix { $0 != "#" }, from: page), pages[path] != nil else {
                    continue
                }
                if reached.insert(path).inserted { ahead.append(path) }
            }
        }
        return site.sizes.keys.compactMap { path in
            if path.hasSuffix(".html") {
                return reached.contains(path)
                    ? nil : LintProblem(file: path, expected: "a way from the first page to it", found: "none")
            }
            // What lies beside the pages is for programs, or somebody's own.
            guard path.hasPrefix("assets/") || path.hasPrefix("images/"), !used.contains(path) else { return nil }
            return LintProblem(file: path, expected: "a page that shows it", found: "none")
        }
    }
}
