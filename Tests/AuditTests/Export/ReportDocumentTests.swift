import Domain
import Foundation
import GRDB
import Render
import TestSupport
import Testing

@testable import Audit

@Suite("The numbers of a report as a document")
struct ReportDocumentTests {
    /// A report with groups, covered faces and evidence, and the folder of its site.
    private func report() async throws -> (content: ReportContent, site: URL) {
        let fixture = try await MarkedFixture.built().fixture, folder = fixture.url("output")
        let database = try AuditDatabase(folder: folder)
        let run = try #require(try database.runNames().first)
        return (
            try ReportContent.read(run: run, database: database, outputFolder: folder), folder.appending(path: run)
        )
    }

    @Test func `reads back as it was written`() async throws {
        let bytes = try JSONExport().bytes(of: try await report().content)
        let document = try JSONDecoder().decode(ReportDocument.self, from: bytes)
        #expect(try JSONText.encode(document) + Data("\n".utf8) == bytes)
    }

    @Test func `says what the findings say`() async throws {
        let content = try await report().content, findings = content.findings
        let document = try ReportDocument(content)
        func value(_ id: String, _ setting: Setting?, _ variant: Variant = .original, _ group: String? = nil) throws
            -> MeasureValue
        {
            let found = document.measures.filter {
                $0.id == id && $0.setting == setting && $0.variant == variant && $0.group?.name == group
                    && $0.class == nil && $0.group?.attribute != "age"
            }
            return try #require(found.first)
        }
        for setting in Setting.allCases {
            let accuracy = try #require(findings.accuracy(setting))
            #expect(abs(try #require(try value("accuracy", setting).point) - accuracy.point) < 1e-6)
            #expect(try value("accuracy", setting).n == accuracy.count)
            let faces = try #require(content.fairness.gender.faces.original(setting))
            #expect(try value("face-hit-rate", setting).n == faces.all.rate?.count)
        }
        #expect(document.pictures.count == findings.pictures.count)
        #expect(document.pictures.count { $0.variants["original"]?.exclusion == nil } >= findings.compared.count)
        #expect(document.run.name == findings.run.name && document.model.digest == findings.run.model)
        #expect(document.verdicts.map(\.statement) == content.verdicts.map(\.statement))
    }

    @Test func `has a number with its interval or a reason, never both`() async throws {
        for value in try ReportDocument(try await report().content).measures {
            #expect((value.estimate == nil) == (value.reason != nil))
            #expect((value.estimate == nil) == (value.point == nil && value.n == nil && value.level == nil))
        }
    }

    @Test func `says how faithful the maps are under other scores, and why maps were not made again`() async throws {
        let content = try await report().content, faithfulness = content.faithfulness
        let measures = try ReportDocument(content).measures
        func expect(_ id: String, _ estimate: Estimate?, _ setting: Setting? = nil) throws {
            let value = try #require(measures.first { $0.id == id && $0.setting == setting })
            #expect(value.point == estimate.map { FixedNumber.decimals($0.point) }, "\(id)")
            #expect(value.n == estimate?.count, "\(id)")
        }
        for scorer in Setting.allCases {
            for (game, table) in faithfulness.cross {
                let name = "cross-\(game.rawValue)"
                try expect("\(name)-difference-by-\(scorer.rawValue)", table.differences[scorer])
                for map in Setting.allCases {
                    try expect("\(name)-area-by-\(scorer.rawValue)", table.area(map, by: scorer), map)
                }
            }
            let floor = faithfulness.floor(scorer, .deletion)
            try expect("floor-deletion-difference-random", floor?.differences[.random], scorer)
        }
        for one in faithfulness.scores.comparisons {
            try expect("score-deletion-difference-\(one.kind.rawValue)", one.difference)
        }
        try expect("insertion-area-difference", faithfulness.insertionDifference)
        // A few pictures are too few for explanations to be made again unasked.
        try #require(faithfulness.noise == nil && faithfulness.matched == nil)
        for id in ["seed-noise-difference", "seed-noise-ratio", "matched-deletion-difference"] {
            let value = try #require(measures.first { $0.id == id })
            #expect(value.point == nil && value.reason == Words.reason(faithfulness.checked))
        }
    }

    @Test func `says what every claim comes to under every definition`() async throws {
        let content = try await report().content, multiverse = content.fairness.multiverse
        let measures = try ReportDocument(content).measures
        try #require(multiverse.isMeasured)
        let each = content.findings.variants.count * PointingDefinition.allCases.count
        #expect(measures.count { $0.id.hasPrefix("pointing-") } == multiverse.panels.count * each)
        let panel = try #require(multiverse.panels.first { $0.claim == .fineTunedMore })
        for result in panel.results {
            let definition = MeasureDefinition.claim(panel.claim, under: result.definition)
            let value = try #require(measures.first { $0.id == definition.id && $0.variant == result.variant })
            #expect(value.point == result.difference.map { FixedNumber.decimals($0.point) })
            #expect(value.page == "fairness.html#definitions-settings")
        }
    }

    @Test func `says of an older run that nothing beyond its own score was measured`() async throws {
        let fixture = try await FinishedBuild.copy()
        try fixture.change { db in
            for table in ["mapCurve", "floorCurve", "scoreRange", "runFaithfulness", "runRepeat", "runCheckedSample"] {
                try db.execute(sql: "DELETE FROM \(table)")
            }
        }
        let folder = fixture.url("output"), database = try AuditDatabase(folder: folder)
        let run = try #require(try database.runNames().first)
        let measures = try ReportDocument(
            ReportContent.read(run: run, database: database, outputFolder: folder)
        ).measures
        for id in ["insertion-area-difference", "floor-deletion-area-random", "seed-noise-ratio"] {
            let value = try #require(measures.first { $0.id == id })
            #expect(value.point == nil && value.reason == Words.reason(.notYet))
            #expect(value.page == "faithfulness.html#curves")
        }
    }

    @Test func `leads to places that the site has`() async throws {
        let (content, site) = try await report()
        let document = try ReportDocument(content)
        var pages: [String: String] = [:]
        for place in Set(document.measures.map(\.page)) {
            let parts = place.split(separator: "#").map(String.init)
            if pages[parts[0]] == nil {
                pages[parts[0]] = try String(contentsOf: site.appending(path: parts[0]), encoding: .utf8)
            }
            #expect(pages[parts[0]]?.contains("id=\"\(parts[1])\"") == true, "\(place)")
        }
        for page in document.pictures.map(\.page) + document.verdicts.compactMap(\.page) {
            #expect(FileManager.default.fileExists(atPath: site.appending(path: page).path), "\(page)")
        }
    }

    @Test func `every measure is explained in docs/exports.md`() async throws {
        let root = Golden.folder.deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "docs/exports.md"), encoding: .utf8)
        for id in try ReportDocument(try await report().content).definitions.map(\.id) {
            #expect(text.contains("`\(id)`"), "\(id)")
        }
    }

    @Test(arguments: [(0.123_456_789, 0.123_457), (-1e-9, 0.0), (1.0, 1.0), (-0.5, -0.5)])
    func `numbers have six decimals and zero has no sign`(_ value: Double, _ written: Double) {
        #expect(FixedNumber.decimals(value) == written)
        #expect(FixedNumber.decimals(value).sign == written.sign)
    }

    @Test func `p-values keep four digits, however small`() {
        #expect(FixedNumber.significant(0.000_012_345_67) == 0.000_012_35)
        #expect(FixedNumber.significant(.nan) == nil)
    }

    @Test func `a number without an end is none`() {
        let estimate = Estimate(point: .nan, lower: 0, upper: .infinity, count: 3)
        let value = MeasureDefinition.accuracy.value(estimate, p: 0.5, on: .index, "accuracy").value
        #expect(value.point == nil && value.p == nil && value.reason == "No picture counts.")
    }
}
