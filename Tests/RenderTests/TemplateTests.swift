import Foundation
import Testing

@testable import Render

@Suite("Templates")
struct TemplateTests {
    private let first = TemplateLibrary.firstLine

    /// A folder with these templates and an empty stylesheet.
    private func library(_ files: [String: String]) throws -> TemplateLibrary {
        let scratch = try Scratch()
        try scratch.write("", to: "style/10-tokens.css")
        for (name, text) in files { try scratch.write(text, to: "\(name).mustache") }
        return try TemplateLibrary(folder: scratch.path)
    }

    private func scope(_ values: [String: Any]) -> PageScope {
        PageScope(kind: "Test", values: values, log: PageScope.Log())
    }

    private func failure(_ body: () throws -> Void) throws -> RenderError {
        try #require(throws: RenderError.self) { try body() }
    }

    @Test func fillNames() throws {
        let library = try library(["page": "\(first)\n<p>{{text}}</p>\n"])
        #expect(try library.render("page", scope(["text": "a < b"])) == "<p>a &lt; b</p>\n")
    }

    @Test func failOnNamesThePageDoesNotHave() throws {
        let library = try library(["page": "\(first)\n{{text}}{{#list}}{{wrong}}{{/list}}\n"])
        let log = PageScope.Log()
        let inner = PageScope(kind: "Row", values: [:], log: log)
        let root = PageScope(kind: "Page", values: ["text": "", "list": [inner], "wrong": "of the page"], log: log)
        let error = try failure { _ = try library.render("page", root) }
        #expect(error.found == "{{wrong}} in Row")
    }

    @Test func takeEmptyValuesForNothing() throws {
        let library = try library(["page": "\(first)\n[{{#text}}{{.}}{{/text}}]\n"])
        #expect(try library.render("page", scope(["text": NSNull()])) == "[]\n")
    }

    @Test func failOnPartialsThatAreMissing() throws {
        let error = try failure { _ = try library(["page": "\(first)\n{{>partials/none}}\n"]) }
        #expect(error.found == "{{>partials/none}}")
        #expect(error.file.hasSuffix("page.mustache"))
    }

    @Test func failWithoutSafeEscaping() throws {
        let error = try failure { _ = try library(["page": "<p>{{text}}</p>\n"]) }
        #expect(error.expected.contains(first))
    }

    @Test(
        arguments: [
            "{{{text}}}", "{{&text}}", "{{=<% %>=}}", "{{% CONTENT_TYPE:TEXT}}", "{{a.b}}", "{{upper(text)}}",
        ])
    func failOnTagsThatEscapeTheRules(tag: String) throws {
        _ = try failure { _ = try library(["page": "\(first)\n\(tag)\n"]) }
    }

    @Test func sayWhereTheyDoNotParse() throws {
        let error = try failure { _ = try library(["page": "\(first)\n{{#a}}\n{{/b}}\n"]) }
        #expect(error.found.contains("line 3"))
    }

    @Test func sayWhichPageIsMissing() throws {
        let library = try library([:])
        let error = try failure { _ = try library.render("index", scope([:])) }
        #expect(error.file.hasSuffix("index.mustache"))
    }

    @Test func areFoundBesideTheExecutableAndAreThoseOfTheSources() throws {
        let built = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
            .appending(path: "vlm-audit_Render.resources/templates").path()
        func names(_ folder: String) throws -> [String] {
            try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
        }
        _ = try TemplateLibrary.locate()
        if FileManager.default.fileExists(atPath: built) {
            #expect(try names(built) == names(templateFolder))
        }
    }

    @Test func areNotLookedForElsewhereWhenAFolderIsNamed() throws {
        let error = try failure { _ = try TemplateLibrary.locate(folder: "/nowhere/templates") }
        #expect(error.file == "/nowhere/templates/style")
    }
}
