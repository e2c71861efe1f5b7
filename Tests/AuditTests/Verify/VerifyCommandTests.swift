import Domain
import Engine
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Audit

@Suite("verify")
struct VerifyCommandTests {
    private static let model = ["--model", Fixture.model.path]

    /// A finished build of its own, with the name of its run.
    private func built() async throws -> (fixture: Fixture, run: String) {
        let fixture = try await FinishedBuild.copy()
        return (fixture, try #require(try fixture.rows().value(String.self, "SELECT name FROM run")))
    }

    /// Runs `verify --json` and returns the status, and every check by its subject.
    private func checks(
        _ fixture: Fixture, _ arguments: [String]
    ) async throws -> (status: Int32?, checks: [String: [String: Any]]) {
        let result = try await fixture.run(["verify"] + arguments + ["--json"])
        #expect(result.errors == "")
        let said = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        let checks = try #require(said["checks"] as? [[String: Any]])
        #expect(said["holds"] as? Bool == (result.status == 0))
        return (result.status, Dictionary(uniqueKeysWithValues: checks.map { ($0["subject"] as? String ?? "", $0) }))
    }

    /// Expects that one check alone differs, and that it says this in one line.
    private func expect(
        _ subject: String, _ parts: String..., of result: ProgramResult,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(result.status == 1, "\(result.errors)", sourceLocation: sourceLocation)
        #expect(result.errors == "", sourceLocation: sourceLocation)
        let wrong = result.outputLines.filter { $0.contains("does not hold") }
        #expect(
            wrong.count == 1 && wrong[0].hasPrefix("  \(subject) "), "\(result.output)", sourceLocation: sourceLocation)
        let lines = result.outputLines.filter { $0.hasPrefix("    ") }
        for part in parts {
            #expect(lines.contains { $0.contains(part) }, "\"\(part)\" in: \(lines)", sourceLocation: sourceLocation)
        }
        #expect(
            lines.allSatisfy { $0.contains(": expected ") && $0.contains(" but found ") },
            sourceLocation: sourceLocation)
    }

    @Test func `finds that a site is what was written`() async throws {
        let (fixture, run) = try await built(), before = try fixture.files(below: "output/\(run)")
        let result = try await fixture.run(["verify"] + Self.model)
        result.expectSuccess()
        #expect(result.output.contains("Everything that was checked holds."))
        let manifest = try Data(contentsOf: fixture.url("output/\(run)/manifest.json"))
        let seal = ContentDigest(of: manifest).hex
        #expect(result.outputLines.contains("Seal: \(seal)"))
        // What is not at hand is said, and named: the model that the run calls by a name alone.
        let (status, checks) = try await checks(fixture, [run])
        #expect(status == 0)
        #expect(checks["model"]?["outcome"] as? String == "not-checked")
        for subject in ["files", "database", "rows", "inputs", "head", "numbers", "pictures"] {
            #expect(checks[subject]?["outcome"] as? String == "holds", "\(subject)")
        }
        try await fixture.run(["verify", run, "--seal", String(seal.prefix(12))]).expectSuccess()
        expect("seal", "expected seal 0123abcd", of: try await fixture.run(["verify", "--seal", "0123abcd"]))
        try await fixture.run(["verify", "--seal", "xyz"]).expectUsage("--seal xyz")
        #expect(try fixture.files(below: "output/\(run)") == before)
    }

    @Test func `says the seal when a site is written, which two renders share but for the date`() async throws {
        let (fixture, run) = try await built()
        let result = try await fixture.run(["render"])
        let file = fixture.url("output/\(run)/manifest.json")
        #expect(result.errors.contains("Seal of the site: \(ContentDigest(of: try Data(contentsOf: file)))"))
        let first = try SiteManifest.read(in: file.deletingLastPathComponent()).manifest
        try await Task.sleep(for: .seconds(1.1))
        try await fixture.run(["render", "--quiet"]).expectSuccess()
        let second = try SiteManifest.read(in: file.deletingLastPathComponent()).manifest
        #expect(first.tables == second.tables && first.pictures == second.pictures && first.inputs == second.inputs)
        #expect(first.files.keys.sorted() == second.files.keys.sorted())
        #expect(first.files.filter { second.files[$0.key] != $0.value }.map(\.key) == ["provenance.html"])
    }

    @Test func `notices one byte of a page or picture, and files that are gone, new or links`() async throws {
        let (fixture, run) = try await built(), folder = "output/\(run)"
        var page = try Data(contentsOf: fixture.url("\(folder)/fairness.html"))
        page[page.count / 2] ^= 1
        try fixture.write(page, to: "\(folder)/fairness.html")
        try fixture.remove("\(folder)/gallery.html")
        try fixture.write(Data("<p>".utf8), to: "\(folder)/images/added.html")
        let photos = try FileManager.default.contentsOfDirectory(atPath: fixture.url("\(folder)/assets/photos").path)
        let photo = try #require(photos.min())
        try fixture.remove("\(folder)/assets/photos/\(photo)")
        try FileManager.default.createSymbolicLink(
            at: fixture.url("\(folder)/assets/photos/\(photo)"), withDestinationURL: fixture.url("dataset"))
        expect(
            "files", "fairness.html: expected digest ", "gallery.html: expected a file of digest ",
            "images/added.html: expected no file that the manifest does not list but found one.",
            "assets/photos/\(photo): expected a file of its own but found a link to another place.",
            of: try await fixture.run(["verify", run]))
    }

    @Test func `notices other numbers in report.json, even where the manifest was made to fit`() async throws {
        let (fixture, run) = try await built(), folder = fixture.url("output/\(run)")
        let file = folder.appending(path: "report.json"), text = try String(contentsOf: file, encoding: .utf8)
        let range = try #require(text.firstRange(of: "\"n\" : 9,"))
        let edited = Data(text.replacingCharacters(in: range, with: "\"n\" : 8,").utf8)
        try edited.write(to: file)
        let (status, checks) = try await checks(fixture, [run])
        #expect(status == 1 && checks["files"]?["outcome"] as? String == "differs")
        let problems = try #require(checks["numbers"]?["problems"] as? [[String: String]])
        #expect(problems.count == 1 && problems[0]["found"] == "others in measures")
        let manifest = try String(contentsOf: folder.appending(path: "manifest.json"), encoding: .utf8)
        let forged = manifest.replacing(
            ContentDigest(of: text).hex, with: ContentDigest(of: edited).hex)
        try Data(forged.utf8).write(to: folder.appending(path: "manifest.json"))
        expect("numbers", "report.json: expected the very bytes", of: try await fixture.run(["verify", run]))
    }

    @Test func `notices a changed number in the database, and says where`() async throws {
        let (fixture, run) = try await built()
        try fixture.change { db in
            try db.execute(
                sql: """
                    UPDATE deletion SET area = area + 0.001 WHERE rowid = (
                        SELECT deletion.rowid FROM deletion JOIN sample USING (imageDigest)
                        WHERE path = 'test/doctor/5.jpg' LIMIT 1)
                    """)
        }
        expect("rows", "table deletion: expected 18 rows", "test/doctor/5.jpg: ", of: try await fixture.run(["verify"]))
        #expect(try await checks(fixture, [run]).checks["numbers"]?["outcome"] as? String == "not-checked")
    }

    @Test func `does not mind what other runs add to the database`() async throws {
        let (fixture, run) = try await built()
        for arguments in [
            ["--limit", "4", "--seed", "5"], ["--checked-pictures", "2"], ["--epochs", "3"],
            ["--deletion-step", "224"],
        ] {
            try await fixture.run(fixture.buildArguments(arguments)).expectSuccess()
        }
        let metadata = "file_name,face_bbox\ntest/chef/4.jpg,5 5 20 20\ntest/doctor/4.jpg,8 8 9 9\n"
        try fixture.write(Data(metadata.utf8), to: "table.csv")
        try await fixture.run(fixture.buildArguments(["--metadata", "table.csv"])).expectSuccess()
        #expect(try fixture.rows().count("run") == 6)
        for name in try fixture.rows().values(String.self, "SELECT name FROM run") {
            let result = try await fixture.run(["verify", name] + Self.model)
            #expect(result.status == 0, "\(result.output)")
        }
        #expect(try fixture.rows().values(String.self, "SELECT name FROM run").contains(run))
    }

    @Test func `notices the database of another audit`() async throws {
        let (fixture, run) = try await built()
        try await fixture.build(output: "other", "--seed", "1").expectSuccess()
        expect(
            "database", "audit.sqlite: expected run \(run) but found only ",
            of: try await fixture.run(["verify", "output/\(run)", "--output", "other"]))
        try await fixture.build(output: "same", "--seed", "1", "--run", run).expectSuccess()
        let (status, checks) = try await checks(fixture, ["output/\(run)", "--output", "same"])
        #expect(status == 1)
        for subject in ["rows", "inputs", "head"] {
            #expect(checks[subject]?["outcome"] as? String == "differs", "\(subject)")
        }
        // The site of another run under this name.
        try fixture.remove("output/\(run)")
        try fixture.copy(fixture.url("same/\(run)"), to: "output/\(run)")
        #expect(try await fixture.run(["verify", run]).status == 1)
    }

    @Test func `notices a head, a picture or a model that is gone or another`() async throws {
        let (fixture, run) = try await built()
        let head = try #require(try fixture.files(below: "output/heads").keys.first)
        let bytes = try Data(contentsOf: fixture.url("output/heads/\(head)"))
        try fixture.remove("output/heads/\(head)")
        expect("head", "heads/\(head): expected a file", "none", of: try await fixture.run(["verify", run]))
        try fixture.write(bytes + [0], to: "output/heads/\(head)")
        expect("head", "heads/\(head): expected a file", of: try await fixture.run(["verify", run]))
        try fixture.write(bytes, to: "output/heads/\(head)")

        try fixture.write(Pictures.text, to: "dataset/train/chef/1.jpg")
        try fixture.remove("dataset/test/doctor/4.jpg")
        expect(
            "pictures", "train/chef/1.jpg: expected a file of digest ", "test/doctor/4.jpg: expected",
            "none that can be opened",
            of: try await fixture.run(["verify", run]))
        let (_, checks) = try await checks(fixture, [run, "--dataset", "dataset", "--model", "sample-v1"])
        #expect(checks["model"]?["outcome"] as? String == "differs")
        try fixture.remove("dataset")
        let result = try await fixture.run(["verify", run])
        result.expectSuccess()
        #expect(result.output.contains("not checked: pictures, model."))
        try await fixture.run(["verify", run, "--dataset", "dataset"]).expectSentence(66, "--dataset dataset")
        try await fixture.run(["verify", run, "--model", "nowhere"]).expectSentence(66, "--model nowhere")
    }

    @Test func `checks a site alone, and says what was not checked`() async throws {
        let (fixture, run) = try await built()
        try fixture.copy(fixture.url("output/\(run)"), to: "bundle")
        try fixture.remove("output")
        let (status, checks) = try await checks(fixture, ["bundle"])
        #expect(status == 0)
        for subject in ["database", "rows", "inputs", "head", "numbers"] {
            #expect(checks[subject]?["outcome"] as? String == "not-checked", "\(subject)")
        }
        #expect(checks["pictures"]?["outcome"] as? String == "holds")
        var page = try Data(contentsOf: fixture.url("bundle/index.html"))
        page[0] ^= 1
        try fixture.write(page, to: "bundle/index.html")
        expect("files", "index.html: expected digest ", of: try await fixture.run(["verify", "bundle"]))
        try await fixture.run(["verify", "bundle", "--output", "output"]).expectSentence(66, "output/audit.sqlite")
        try await fixture.run(["verify", "elsewhere"]).expectSentence(66, "elsewhere: expected a run with a site")
        try await fixture.run(["verify"]).expectSentence(66, "audit.sqlite", "build one first")
    }

    @Test func `says which manifest is missing, damaged or of a later version`() async throws {
        let (fixture, run) = try await built(), file = "output/\(run)/manifest.json"
        let text = try String(contentsOf: fixture.url(file), encoding: .utf8)
        for (content, sentence) in [
            ("", "found something else"), ("[]", "found something else"), (String(text.prefix(900)), "something else"),
            (text.replacing("\"version\" : 1\n}", with: "\"version\" : 2\n}"), "version 2"),
            (text.replacing("\"tables\" :", with: "\"table\" :"), "a damaged one"),
        ] {
            try fixture.write(Data(content.utf8), to: file)
            try await fixture.run(["verify", run]).expectSentence(65, "manifest.json", sentence)
        }
        try fixture.remove(file)
        try await fixture.run(["verify", run]).expectSentence(66, "manifest.json", "render the site again")
    }

    @Test func `reads nothing outside of the site and prints one line, whatever a manifest holds`() async throws {
        let (fixture, run) = try await built(), file = fixture.url("output/\(run)/manifest.json")
        var document = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
        var files = try #require(document["files"] as? [String: String])
        let digest = ContentDigest(of: "secret").hex
        try fixture.write(Data("secret".utf8), to: "output/secret.txt")
        files["../secret.txt"] = digest
        files["line\nbreak\u{202E}\u{1B}[31m"] = digest
        document["files"] = files
        try JSONSerialization.data(withJSONObject: document).write(to: file)
        let result = try await fixture.run(["verify", run])
        expect(
            "files", "../secret.txt: expected a file of digest \(digest) but found none.", "line break[U+202E]",
            of: result)
        #expect(!result.output.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
    }

    @Test func `says that a database is damaged`() async throws {
        let (fixture, run) = try await built(), file = fixture.url("output/audit.sqlite")
        try fixture.change { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
        let bytes = try Data(contentsOf: file)
        for damaged in [
            bytes.prefix(bytes.count / 2),
            bytes.prefix(40 * 4096) + Data(repeating: 0xA5, count: 8 * 4096) + bytes.dropFirst(48 * 4096),
        ] {
            try damaged.write(to: file)
            try await fixture.run(["verify", run]).expectSentence(65, "audit.sqlite: expected a sound SQLite database")
        }
    }
}
