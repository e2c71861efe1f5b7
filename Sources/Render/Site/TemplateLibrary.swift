import Domain
import Foundation
import Mustache

/// The templates and the stylesheet of the report, found on disk, parsed and checked before anything is written.
public struct TemplateLibrary: Sendable {
    private var library: MustacheLibrary
    private let folder: String
    /// The files of the folder `style`, one after the other in the order of their names.
    let stylesheet: [UInt8]

    /// The first line of every template: without it the library escapes by grapheme, see `SafeHTML`.
    static let firstLine = "{{% CONTENT_TYPE:HTML}}"

    /// Finds the templates: in the given folder alone where there is one, else beside the executable, else in the
    /// `share` folder next to the executable's.
    public static func locate(folder: String? = nil) throws(RenderError) -> TemplateLibrary {
        if let folder { return try TemplateLibrary(folder: folder) }
        guard let place = ShippedFolder.locate("templates", module: "Render") else {
            let places = ShippedFolder.places("templates", module: "Render").map { $0.path }
            throw RenderError(
                file: "templates", expected: "a folder of templates at one of \(places.joined(separator: ", "))",
                found: "none of them", remedy: "Install the program with its resources, or name the folder.")
        }
        return try TemplateLibrary(folder: place.path)
    }

    /// Reads and checks every template of a folder.
    init(folder: String) throws(RenderError) {
        MustacheContentTypes.register(SafeHTML(), named: "HTML")
        self.folder = folder
        stylesheet = try Self.stylesheet(in: folder)
        let names = Self.templateNames(in: folder)
        var library = MustacheLibrary()
        for name in names {
            let file = "\(folder)/\(name).mustache"
            let text = String(decoding: try Self.read(file), as: UTF8.self)
            try TemplateRules.check(text, file: file, partials: Set(names))
            do {
                try library.register(text, named: name)
            } catch {
                throw RenderError(
                    file: file, expected: "a template that parses", found: Self.explain(error),
                    remedy: "Mend the template.")
            }
        }
        self.library = library
    }

    /// The same templates around another layout: pages that are to stand in one file need none of their own.
    func with(layout name: String) throws(RenderError) -> TemplateLibrary {
        guard let layout = library.getTemplate(named: name) else {
            throw RenderError(
                file: "\(folder)/\(name).mustache", expected: "a template", found: "no such file",
                remedy: "Restore the file.")
        }
        var copy = self
        copy.library.register(layout, named: "layout")
        return copy
    }

    /// Renders a template; a name in it that the page does not have is an error, not a gap.
    func render(_ template: String, _ root: PageScope) throws(RenderError) -> String {
        guard let text = library.render(root, withTemplate: template) else {
            throw RenderError(
                file: "\(folder)/\(template).mustache", expected: "a template", found: "no such file",
                remedy: "Restore the file.")
        }
        let misses = root.log.misses
        guard misses.isEmpty else {
            throw RenderError(
                file: "\(folder)/\(template).mustache", expected: "only names that the page has",
                found: misses.sorted().joined(separator: ", "),
                remedy: "Correct the names in the template or its partials.")
        }
        return text
    }

    /// The stylesheet; the parts' names start with numbers, because later rules win over earlier ones.
    private static func stylesheet(in folder: String) throws(RenderError) -> [UInt8] {
        let style = "\(folder)/style"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: style)) ?? []
        let parts = names.filter { $0.hasSuffix(".css") }.sorted()
        guard !parts.isEmpty else {
            throw RenderError(
                file: style, expected: "the parts of the stylesheet, such as 10-tokens.css", found: "none",
                remedy: "Install the program with its resources, or name another folder of templates.")
        }
        var bytes: [UInt8] = []
        for part in parts { bytes += try Self.read("\(style)/\(part)") }
        return bytes
    }

    private static func templateNames(in folder: String) -> [String] {
        let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return paths.filter { $0.hasSuffix(".mustache") }.map { String($0.dropLast(".mustache".count)) }.sorted()
    }

    private static func read(_ file: String) throws(RenderError) -> Data {
        do {
            return try Data(contentsOf: URL(filePath: file))
        } catch {
            throw RenderError(
                file: file, expected: "a readable file", found: "\"\(error.localizedDescription)\"",
                remedy: "Install the program with its resources, or name another folder of templates.")
        }
    }

    private static func explain(_ error: any Error) -> String {
        guard let error = error as? MustacheTemplate.ParserError else { return "\(error)" }
        return "\(error.error) in line \(error.context.lineNumber), column \(error.context.columnNumber)"
    }
}
