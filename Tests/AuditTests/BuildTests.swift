import Domain
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Audit

@Suite("A build")
struct BuildTests {
    @Test func `fills every row for every test picture in both settings, and writes a site`() async throws {
        let fixture = try await FinishedBuild.shared(), result = try await FinishedBuild.result()
        result.expectSuccess()
        #expect(result.errors.isEmpty)
        #expect(!result.output.isEmpty)

        let rows = try fixture.rows(), pictures = Fixture.classes.count * Fixture.testCount
        #expect(try rows.count("sample") == Fixture.classes.count * (Fixture.trainCount + Fixture.testCount))
        #expect(try rows.count("embedding") == rows.count("sample"))
        #expect(try rows.value(String.self, "SELECT classNames FROM dataset") == #"["chef","doctor","firefighter"]"#)
        #expect(try rows.count("runSample") == pictures)
        #expect(try rows.value(Int.self, "SELECT count(*) FROM run WHERE finishedAt IS NOT NULL") == 1)
        #expect(try rows.value(Int.self, "SELECT count(*) FROM image WHERE problem IS NOT NULL OR width IS NULL") == 0)
        for setting in Setting.allCases {
            // From the run's test pictures to their curves, by the keys alone.
            let complete = """
                SELECT count(*) FROM run JOIN runSample ON run = name
                JOIN sample ON sample.datasetDigest = run.datasetDigest AND sample.path = runSample.path
                JOIN classifier ON setting = '\(setting.rawValue)' AND classifier.digest IN (zeroShotDigest, fineTunedDigest)
                JOIN prediction ON prediction.imageDigest = sample.imageDigest
                    AND prediction.classifierDigest = classifier.digest
                JOIN attribution ON attribution.imageDigest = sample.imageDigest AND attribution.target = predicted
                    AND attribution.classifierDigest = classifier.digest AND attribution.parameterDigest = run.attributionDigest
                JOIN deletion ON deletion.imageDigest = sample.imageDigest AND deletion.target = predicted
                    AND deletion.classifierDigest = classifier.digest AND deletion.parameterDigest = run.deletionDigest
                    AND deletion.attributionDigest = run.attributionDigest
                WHERE split = 'test' AND length(map) = 4 * 28 * 28 AND side = 28 AND length(objective) = 4 * 8
                    AND length(curve) = 4 * 29 AND area BETWEEN 0 AND 1 AND length(probabilities) = 4 * 3
                """
            #expect(try rows.value(Int.self, complete) == pictures)
            // The fixture is worth something only where the classes are told apart.
            let predicted = """
                SELECT count(DISTINCT predicted) FROM prediction JOIN classifier ON digest = classifierDigest
                WHERE setting = '\(setting.rawValue)'
                """
            #expect(try rows.value(Int.self, predicted) ?? 0 > 1)
        }
        let run = try #require(try rows.value(String.self, "SELECT name FROM run"))
        #expect(FileManager.default.fileExists(atPath: fixture.url("output/\(run)/index.html").path))
        let head = try #require(try rows.value(String.self, "SELECT digest FROM head"))
        #expect(FileManager.default.fileExists(atPath: fixture.url("output/heads/\(head).safetensors").path))
    }

    @Test func `a second time computes nothing and ends with the same name`() async throws {
        let fixture = try await FinishedBuild.copy(), first = try await FinishedBuild.result()
        let before = try fixture.rows().everything()
        let times = "SELECT startedAt || finishedAt FROM run"
        let stamps = try fixture.rows().value(String.self, times)
        // Without --quiet, so that any stage with work would announce it.
        let arguments = fixture.buildArguments().filter { $0 != "--quiet" }
        let second = try await fixture.run(arguments)
        second.expectSuccess()
        #expect(second.output == first.output)
        // On a busy machine the pages, which are always written, take long enough to be announced.
        #expect(second.errorLines.filter { !$0.hasPrefix("Pages: ") && !$0.hasPrefix("Seal of the site: ") } == [])
        #expect(try fixture.rows().everything() == before)
        #expect(try fixture.rows().value(String.self, times) == stamps)
    }

    @Test func `gives the same bits on one worker and on two`() async throws {
        let fixture = try Fixture()
        try await fixture.build("--workers", "1").expectSuccess()
        let one = try fixture.rows().everything(), two = try await FinishedBuild.shared().rows().everything()
        for table in two.keys { #expect(one[table] == two[table], "\(table)") }
        #expect(one["attribution"]?.count == 18)
    }

    @Test func `two builds side by side in one folder both end well`() async throws {
        let fixture = try Fixture()
        let other = try ProgramRun(fixture.buildArguments(["--run", "other", "--limit", "6"]), in: fixture.folder)
        try await fixture.build("--run", "whole").expectSuccess()
        try await other.result().expectSuccess()
        let unfinished = "SELECT count(*) FROM run WHERE finishedAt IS NULL"
        #expect(try fixture.rows().value(Int.self, unfinished) == 0)
        #expect(try fixture.rows().count("attribution") == 18)
    }

    @Test func `says its result as JSON on request`() async throws {
        let fixture = try await FinishedBuild.copy()
        let result = try await fixture.build("--json", "--run", "named.1")
        result.expectSuccess()
        let json = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        #expect(json["run"] as? String == "named.1")
        #expect(json["pictures"] as? Int == 9)
        let accuracy = try #require(json["accuracy"] as? [String: [String: Any]])
        #expect(accuracy.keys.sorted() == ["fine-tuned", "zero-shot"])
        #expect(accuracy["zero-shot"]?["count"] as? Int == 9)
    }

    @Test func `finds a known dataset in the data folder`() async throws {
        let fixture = try Fixture()
        try FileManager.default.createDirectory(at: fixture.url("data"), withIntermediateDirectories: true)
        try FileManager.default.moveItem(at: fixture.url("dataset"), to: fixture.url("data/idenprof"))
        let data = ["VLM_AUDIT_DATA": fixture.url("data").path]
        let arguments = fixture.buildArguments(dataset: "occupation", ["--limit", "3"])
        try await fixture.run(arguments, environment: data).expectSuccess()
        #expect(try fixture.rows().value(String.self, "SELECT name FROM dataset") == "idenprof")
    }
}
