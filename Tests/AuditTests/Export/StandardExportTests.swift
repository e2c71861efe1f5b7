import Domain
import Engine
import Foundation
import TestSupport
import Testing
import Yams

@testable import Audit

@Suite("Exports in formats of others")
struct StandardExportTests {
    /// A report with groups, covered faces and evidence.
    private func report() async throws -> ReportContent {
        let fixture = try await MarkedFixture.built().fixture, folder = fixture.url("output")
        let database = try AuditDatabase(folder: folder)
        return try ReportContent.read(
            run: try #require(try database.runNames().first), database: database, outputFolder: folder)
    }

    // MARK: Model cards

    /// What is read of a card.
    private struct Card: Decodable {
        let models: [Model]

        enum CodingKeys: String, CodingKey { case models = "model-index" }

        struct Model: Decodable {
            let name: String
            let results: [Result]
        }

        struct Result: Decodable {
            let task: Named
            let dataset: Named
            let metrics: [Metric]
        }

        struct Named: Decodable {
            let type: String
            let name: String
            let config: String?
            let args: [String: String]?
        }

        struct Metric: Decodable {
            let type: String
            let name: String
            let value: Double
            let args: Arguments
        }

        struct Arguments: Decodable {
            let lower: Double
            let upper: Double
            let level: Double
            let n: Int
            let minus: String?
        }
    }

    private func card(_ content: ReportContent) throws -> Card {
        let text = String(decoding: try ModelIndexExport().bytes(of: content), as: UTF8.self)
        let parts = text.split(separator: "---\n", maxSplits: 2, omittingEmptySubsequences: false)
        try #require(parts.count == 3 && parts[0].isEmpty)
        #expect(parts[2].hasPrefix("\n## Audit of"))
        return try YAMLDecoder().decode(Card.self, from: String(parts[1]))
    }

    @Test func `a model card has the numbers of the report, slice by slice`() async throws {
        let content = try await report(), document = try ReportDocument(content)
        let model = try #require(try card(content).models.first)
        #expect(model.name == document.model.name)
        let tasks = ["zero-shot-image-classification": Setting.zeroShot, "image-classification": .fineTuned]
        #expect(Set(model.results.map(\.task.type)) == Set(tasks.keys))
        // Two results of one task and one place could not be told apart.
        #expect(Set(model.results.map { [$0.task.type, $0.dataset.config] }).count == model.results.count)
        for result in model.results {
            let slice = try #require(result.dataset.args), setting = tasks[result.task.type]
            for metric in result.metrics {
                let value = try #require(
                    document.measures.first {
                        $0.id == metric.type && $0.setting == setting && $0.variant.rawValue == slice["variant"]
                            && $0.class == slice["class"] && $0.group?.minus == metric.args.minus
                            && ($0.group?.minus != nil || $0.group?.name == slice["group"])
                            && $0.point == metric.value && $0.lower == metric.args.lower
                    }, "\(metric.type) \(slice)")
                #expect(value.upper == metric.args.upper && value.n == metric.args.n)
            }
        }
        let genders = model.results.compactMap(\.dataset.config).filter { $0.contains("gender: female") }
        #expect(genders.contains("gender: female") && genders.contains("faces covered, gender: female"))
    }

    @Test func `a model card never takes the place of a model's own`() async throws {
        let fixture = try Fixture(withDataset: false)
        for name in ["README.md", "repository/Readme.md"] {
            try await fixture.run(["export", "--format", "model-index", "--to", name])
                .expectUsage("--to \(name)", "paste")
        }
    }

    @Test(arguments: [
        ("sample-occupation", "sample-occupation"), ("org/name.v1", "org/name.v1"), ("a b/c", "a-b/c"),
        ("a/b/c", "a-b-c"), ("/x", "-x"), ("", "dataset"), ("e\u{301}\u{202E}<img src=x>", "-img-src-x-"),
        ("\u{5E9}\u{5DC}", "-"),
    ])
    func `a dataset gets a name that the Hub takes`(_ name: String, _ identifier: String) {
        #expect(ModelIndexExport.identifier(name) == identifier)
        #expect(identifier.wholeMatch(of: /(?:[A-Za-z0-9_-]+\/)?[A-Za-z0-9_.-]+/) != nil)
    }

    @Test func `classes are left out where there are too many to be read`() async throws {
        var json = try #require(
            try JSONSerialization.jsonObject(with: JSONExport().bytes(of: try await report())) as? [String: Any])
        var measures = try #require(json["measures"] as? [[String: Any]])
        var ofClass = try #require(
            measures.first { $0["id"] as? String == "accuracy" && $0["setting"] as? String == "zero-shot" })
        ofClass["class"] = "chef"
        measures.insert(ofClass, at: 0)
        json["measures"] = measures
        let document = try JSONDecoder().decode(
            ReportDocument.self, from: JSONSerialization.data(withJSONObject: json))
        let all = SlicedMeasures(document, .zeroShot), few = SlicedMeasures(document, .zeroShot, mostClasses: 1)
        #expect(all.results.contains { $0.slice.class != nil })
        #expect(few.results.map(\.slice) == all.results.map(\.slice).filter { $0.class == nil })
        #expect(all.results.first?.slice.name == nil)
    }

    @Test(arguments: [(1e-6, "1.0e-06\n"), (-0.25, "-0.25\n"), (1, "1.0\n"), (1.5e-7, "1.5e-07\n")])
    func `numbers are such to readers of older YAML as well`(_ number: Double, _ text: String) throws {
        #expect(try YAMLText.encode(.number(number)) == text)
    }

    @Test(arguments: [
        "yes", "1.0", "null", "", "---", "a: b # c", "- x", "line\n---\nbreak\r\n", "\u{202E}gnp", "\u{1F469}\u{200D}",
        "\"\\", "\u{85}\u{2028}\u{FEFF}\u{1}", String(repeating: "long ", count: 900),
    ])
    func `texts stay texts, on one line of ASCII`(_ text: String) throws {
        let yaml = try YAMLText.encode(.table(["name": .text(text)]))
        #expect(yaml.utf8.allSatisfy { $0 < 0x7F } && yaml.count { $0 == "\n" } == 1)
        let read = try #require(try Yams.load(yaml: yaml) as? [String: String])
        #expect(read["name"].map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
    }

    // MARK: Bills of materials

    @Test func `a bill of materials has digests, numbers and groups of the run`() async throws {
        let content = try await report(), document = try ReportDocument(content)
        let bytes = try CycloneDXExport().bytes(of: content)
        let bill = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
        let metadata = try #require(bill["metadata"] as? [String: Any])
        #expect(metadata["timestamp"] as? String == document.run.finished)
        let model = try #require(metadata["component"] as? [String: Any])
        let hashes = try #require(model["hashes"] as? [[String: String]])
        #expect(hashes == [["alg": "SHA-256", "content": document.model.digest.hex]])
        let card = try #require(model["modelCard"] as? [String: Any])
        let analysis = try #require(card["quantitativeAnalysis"] as? [String: Any])
        let metrics = try #require(analysis["performanceMetrics"] as? [[String: Any]])
        let expected = SlicedMeasures(document, .zeroShot).results.flatMap(\.metrics)
        #expect(metrics.compactMap { ($0["value"] as? String).flatMap(Double.init) } == expected.map(\.estimate.point))
        let intervals = metrics.compactMap { $0["confidenceInterval"] as? [String: String] }
        #expect(intervals.compactMap { $0["lowerBound"].flatMap(Double.init) } == expected.map(\.estimate.lower))
        #expect(intervals.compactMap { $0["upperBound"].flatMap(Double.init) } == expected.map(\.estimate.upper))
        let considerations = try #require(card["considerations"] as? [String: Any])
        let fairness = try #require(considerations["fairnessAssessments"] as? [[String: String]])
        #expect(fairness.compactMap { $0["groupAtRisk"] }.prefix(2) == ["gender: female", "gender: male"])
        let numbers = try #require(
            (bill["externalReferences"] as? [[String: Any]])?.first?["hashes"] as? [[String: String]])
        #expect(numbers.first?["content"] == ContentDigest(of: try JSONExport().bytes(of: content)).hex)
    }

    @Test func `the serial number is that of the run's identity`() {
        let digest = ContentDigest(hex: "0123456789abcdeffedcba98765432100123456789abcdeffedcba9876543210")
        #expect(CycloneDXDocument.serialNumber(digest) == "urn:uuid:01234567-89ab-8def-bedc-ba9876543210")
    }

    // MARK: Datasets

    @Test func `a dataset is described with all of its pictures, and nothing is guessed`() async throws {
        let content = try await report()
        let document = try #require(
            try JSONSerialization.jsonObject(with: CroissantExport().bytes(of: content)) as? [String: Any])
        let sets = try #require(document["recordSet"] as? [[String: Any]])
        let pictures = try #require(sets.first { $0["@id"] as? String == "pictures" })
        let fields = try #require(pictures["field"] as? [[String: Any]]).compactMap { $0["@id"] as? String }
        let rows = try #require(pictures["data"] as? [[String: Any]])
        #expect(rows.allSatisfy { Set($0.keys) == Set(fields) })
        let known = try content.database.pictures(ofDataset: content.findings.run.dataset)
        #expect(rows.compactMap { $0["pictures/path"] as? String } == known.map(\.sample.path))
        #expect(rows.compactMap { $0["pictures/sha256"] as? String } == known.map(\.image.hex))
        func faces(_ path: String) throws -> Any? {
            try #require(rows.first { $0["pictures/path"] as? String == "test/\(path)" })["pictures/face-boxes"]
        }
        #expect(try faces("chef/6.png") as? [[Double]] == [[0, 0, 9.5, 9.5], [30, 30, 11, 12]])
        #expect(try faces("doctor/4.png") as? [[Double]] == [])
        #expect(try faces(MarkedFixture.unmarked[0]) is NSNull)
        // What nobody knows is not there.
        #expect(Set(document.keys).isDisjoint(with: ["license", "creator", "url", "version", "datePublished"]))
        let names = try #require(pictures["field"] as? [[String: Any]]).compactMap { $0["name"] as? String }
        #expect(names.contains("gender") && names.contains("age"))
    }

    // MARK: Other programs

    @Test(.enabled(if: ExportOracle.readsStandards, ExportOracle.standardsComment))
    func `other programs read them, of groups, covered faces, evidence and pictures that cannot be used`() async throws
    {
        for fixture in [try await MarkedFixture.built().fixture, try await FinishedBuild.shared()] {
            try await ExportOracle.expectStandards(of: fixture)
        }
    }
}
