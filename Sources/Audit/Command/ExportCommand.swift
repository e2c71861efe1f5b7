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
            json holds all numbers for programs, csv one table of them, markdown what fits a review comment. html is the report \
            in one file that opens without network and scripts, pdf the report on paper. model-index, cyclonedx and croissant \
            are what others read: a card of the model, a bill of materials, the dataset. docs/exports.md describes the formats. \
            The same run gives the same bytes.
            """)

    @OptionGroup var options: RunOptions

    @Option(
        help: "Format of the file: \(ExportFormat.names).",
        completion: .list(ExportFormat.allCases.map(\.rawValue)), transform: ExportFormat.init(argument:))
    var format: ExportFormat

    @Option(help: "The file, or - for standard output; a file beside the site without it.")
    var to: String?

    @Option(help: "Which table csv holds: measures or pictures; measures without it.")
    var table: CSVExport.Table?

    @Option(help: "Paper of a pdf: a4 or letter; a4 without it.")
    var paper: Paper?

    @Option(help: "The most megabytes of an html file, which holds as many pictures as fit; 10 without it.")
    var siteBudget: Double?

    @OptionGroup var faces: FaceOptions

    @Flag(help: "Write the file's path, size and SHA-256 as JSON on standard output.")
    var json = false

    func validate() throws {
        if table != nil, format != .csv {
            throw ValidationError("--table: expected --format csv, because only that holds one table.")
        }
        if json, to == "-" {
            throw ValidationError("--json and --to -: expected one of them, because both write on standard output.")
        }
        if paper != nil, format != .pdf {
            throw ValidationError("--paper: expected --format pdf, because only that is made of sheets.")
        }
        if let siteBudget {
            guard format == .html else {
                throw ValidationError("--site-budget: expected --format html, because only that has a budget.")
            }
            guard siteBudget > 0, siteBudget <= 1_000 else {
                throw ValidationError(
                    "--site-budget \(siteBudget): expected a number of megabytes above 0 and at most 1000.")
            }
        }
        if format == .modelIndex, let to, URL(fileURLWithPath: to).lastPathComponent.lowercased() == "readme.md" {
            throw ValidationError(
                "--to \(to): expected another name than that of a model's card, because a card says more than results; write "
                    + "beside it and paste.")
        }
        if faces.faces != .show, format != .html, format != .pdf {
            throw ValidationError("--faces: expected --format html or pdf, because only those hold pictures.")
        }
    }

    /// The format with its options; `filter` says what becomes of faces.
    private func export(_ filter: FaceFilter?) -> any Export {
        switch format {
        case .json: JSONExport()
        case .csv: CSVExport(table: table ?? .measures)
        case .markdown: MarkdownExport()
        case .html: HTMLExport(budget: Int((siteBudget ?? 10) * 1_000_000), faces: filter)
        case .pdf: PDFExport(paper: paper ?? .a4, faces: filter)
        case .modelIndex: ModelIndexExport()
        case .cyclonedx: CycloneDXExport()
        case .croissant: CroissantExport()
        }
    }

    func run() async throws {
        let (database, name) = try options.open()
        let filter = try faces.filter(run: name, database: database), export = export(filter)
        let report = try ReportContent.read(run: name, database: database, outputFolder: options.folder)
        let content = try export.bytes(of: report)
        try await faces.check(export.pictures(in: content, name: "The file"), filter: filter)
        guard to != "-" else { return FileHandle.standardOutput.write(content) }
        let file =
            to.map { URL(fileURLWithPath: $0) } ?? options.folder.appendingPathComponent(export.fileName(run: name))
        try ExportFile(url: file).write(content, fileExtension: export.fileExtension)
        print(json ? try JSONText.text(ExportResult(file, content, format: format)) : file.relativePath)
    }
}

extension ExportFormat {
    /// The names of all formats.
    fileprivate static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }

    /// The format of a name; a name that is none gets one sentence, however many formats there are.
    fileprivate init(argument: String) throws {
        guard let format = ExportFormat(rawValue: argument) else {
            throw ValidationError("expected one of \(Self.names).")
        }
        self = format
    }
}

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
