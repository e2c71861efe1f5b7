import ArgumentParser
import Foundation

/// `vlm-audit gate`: whether a version keeps to a policy.
struct GateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gate",
        abstract: "Holds a run, or a comparison of two, against a policy, and says whether it passes.",
        discussion: """
            A policy is a file of rules about numbers of the report; docs/gate.md describes it. What it asks for and the report \
            does not have fails. Waivers are printed first and end on their date. Exit status: 0 where the version passes, 1 \
            where it fails, 3 under --strict where only evidence is missing.
            """)

    @Argument(
        help: ArgumentHelp(
            "A run, or the path of a report.json, a comparison.json or the folder of their site; the latest run without it.",
            discussion: """
                At most one report and one comparison: bounds on values are asked of the report, rules about changes of the \
                comparison.
                """,
            valueName: "run-or-diff"))
    var subjects: [String] = []

    @Option(help: "The policy, a file that ends in .toml, .yaml or .yml.")
    var policy: String

    @Option(help: "Folder with the database that runs are looked for in.")
    var output = "output"

    @Flag(help: "End with status 3 where nothing fails but the evidence does not suffice.")
    var strict = false

    @Option(help: "Write the result as JUnit XML to this file, or - for standard output.")
    var junit: String?

    @Option(help: "Write the result as SARIF 2.1.0 to this file, or - for standard output.")
    var sarif: String?

    @Flag(help: "Write the result as JSON on standard output.")
    var json = false

    @Option(help: ArgumentHelp("The day that dates are held against; today in UTC without it.", visibility: .hidden))
    var today: String?

    func validate() throws {
        if [json, junit == "-", sarif == "-"].count(where: { $0 }) > 1 {
            throw ValidationError(
                "--json, --junit - and --sarif -: expected one of them, because all write on standard output.")
        }
        if let today, CalendarDay(today) == nil {
            throw ValidationError("--today \(today): expected a date such as 2026-12-31.")
        }
    }

    func run() async throws {
        let policy = try GatePolicy.read(policy), documents = try documents()
        let result = GateResult(
            policy, subjects: documents, today: today.flatMap(CalendarDay.init) ?? CalendarDay(Date()),
            isStrict: strict)
        var printed = json ? try JSONText.encode(GateDocument(result)) + Data("\n".utf8) : nil
        for (option, path, content, ending) in [
            ("--junit", junit, GateJUnit(result: result).bytes, "xml"),
            ("--sarif", sarif, try GateSARIF(result: result).bytes(), "sarif"),
        ] {
            guard let path else { continue }
            guard path != "-" else {
                printed = content
                continue
            }
            let url = URL(fileURLWithPath: path)
            try ExportFile(url: url, option: option).write(content, fileExtension: ending)
        }
        FileHandle.standardOutput.write(printed ?? Data((GateText(result: result).text + "\n").utf8))
        if let refusal = result.refusal { throw refusal }
    }

    // MARK: Documents

    private func documents() throws -> [GateSubject] {
        let found = try subjects.isEmpty ? [latest()] : subjects.map(document)
        let kinds = Set(found.map(\.kind)), named = found.map(\.title).joined(separator: " and ")
        guard kinds.count == found.count else {
            throw AuditError(
                .usage,
                "gate: expected at most one report and one comparison but found \(named); name one of each.")
        }
        guard Set(found.map(\.run.identity)).count == 1 else {
            throw AuditError(
                .usage,
                "gate: expected the report of the comparison's candidate but found \(named); name documents of one version."
            )
        }
        return found
    }

    private func latest() throws -> GateSubject {
        let folder = URL(fileURLWithPath: output), (database, run) = try RunOptions.open(nil, in: folder)
        return try GateDocuments.read(run: run, database: database, outputFolder: folder)
    }

    /// What a name means: a path where it looks like one, else a run, and a path after all where there is no such run.
    private func document(_ name: String) throws -> GateSubject {
        let isPath = name.contains("/") || name.hasSuffix(".json") || name.hasPrefix(".")
        let folder = URL(fileURLWithPath: output)
        let hasDatabase = FileManager.default.fileExists(
            atPath: folder.appendingPathComponent(AuditDatabase.fileName).path)
        if !isPath, hasDatabase {
            let database = try AuditDatabase(folder: folder)
            if try database.run(name) != nil || !FileManager.default.fileExists(atPath: name) {
                return try GateDocuments.read(run: name, database: database, outputFolder: folder)
            }
        }
        if !isPath, !FileManager.default.fileExists(atPath: name) {
            throw AuditError(
                .missingInput,
                "\(PolicyPlace.shown(name)): expected a run, a report.json, a comparison.json or the folder of a site but found "
                    + "none of them, nor a database in \(folder.relativePath); check the name and --output.")
        }
        return try GateDocuments.read(name)
    }
}
