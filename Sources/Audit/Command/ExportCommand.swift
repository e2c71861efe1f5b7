import ArgumentParser
import Domain
import Engine
import Foundation
import Render

/// `vlm-audit export`: the report of a run as one file, from the database alone.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes the report of a run as one file to attach; neither dataset nor model is needed.",
        discussion: """
            json holds all numbers for programs, csv one table of them, markdown what fits a review comment. \
            docs/exports.md describes the formats. The same run gives the same bytes.
            """)

    @OptionGroup var options: RunOptions

    @Option(help: "Format of the file: \(ExportFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
    var format: ExportFormat

    @Option(help: "The file, or - for standard output; a file beside the site without it.")
    var to: String?

    @Option(help: "Paper of a pdf: a4 or letter.")
    var paper = Paper.a4

    @Option(help: "Which table csv holds: measures or pictures; measures without it.")
    var table: CSVExport.Table?

    @Flag(help: "Write the file's path, size and SHA-256 as JSON on standard output.")
    var json = false

    func validate() throws {
        if table != nil, format != .csv {
            throw ValidationError("--table: expected --format csv, because only that holds one table.")
        }
        if json, to == "-" {
            throw ValidationError("--json and --to -: expected one of them, because both write on standard output.")
        }
    }

    /// The format with its options.
    private var export: any Export {
        switch format {
        case .json: JSONExport()
        case .pdf: PDFExport(paper: paper)
        case .csv: CSVExport(table: table ?? .measures)
        case .markdown: MarkdownExport()
        }
    }

    func run() async throws {
        let export = export, (database, name) = try options.open()
        let report = try ReportContent.read(run: name, database: database, outputFolder: options.folder)
        let content = try export.bytes(of: report)
        guard to != "-" else { return FileHandle.standardOutput.write(content) }
        let file =
            to.map { URL(fileURLWithPath: $0) } ?? options.folder.appendingPathComponent(export.fileName(run: name))
        try ExportFile(url: file).write(content, fileExtension: export.fileExtension)
        print(json ? try JSONText.text(ExportResult(file, content, format: format)) : file.relativePath)
    }
}

extension ExportFormat: ExpressibleByArgument {}
extension CSVExport.Table: ExpressibleByArgument {}

/// What `export --json` says.
struct ExportResult: Encodable {
    /// Path of the written file.
    let file: String
    let format: String
    let bytes: Int
    let sha256: String

    init(_ file: URL, _ content: Data, format: ExportFormat) {
        self.file = file.relativePath
        self.format = format.rawValue
        bytes = content.count
        sha256 = ContentDigest(of: content).hex
    }
}
