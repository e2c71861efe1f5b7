import Domain
import Foundation
import GRDB
import Testing

@testable import Audit

@Suite("A build that checks its explanations")
struct FaithfulnessBuildTests {
    private static let tables = [
        "mapCurve", "floorCurve", "scoreRange", "runFaithfulness", "runRepeat", "runCheckedSample",
    ]

    /// Pictures whose true class both settings name.
    private func compared(_ rows: StoredRows) throws -> Int {
        try rows.value(
            Int.self,
            """
            SELECT count(*) FROM (
                SELECT sample.imageDigest FROM runSample JOIN run ON run.name = runSample.run
                JOIN sample ON sample.datasetDigest = run.datasetDigest AND sample.path = runSample.path
                JOIN prediction ON prediction.imageDigest = sample.imageDigest AND predicted = label
                    AND classifierDigest IN (zeroShotDigest, fineTunedDigest) AND variant = 'original'
                GROUP BY run, sample.imageDigest HAVING count(*) = 2)
            """) ?? 0
    }

    private func page(_ fixture: Fixture, _ result: ProgramResult, _ name: String = "faithfulness.html") throws
        -> String
    {
        let index = try #require(result.outputLines.first)
        return try String(
            contentsOf: fixture.url(index).deletingLastPathComponent().appending(path: name), encoding: .utf8)
    }

    @Test func `fills every curve of every map, and floors for the compared pictures`() async throws {
        let rows = try await FinishedBuild.shared().rows(), pictures = Fixture.classes.count * Fixture.testCount
        // Of each of two maps: the other's probability and the cosine by deletion, both probabilities by insertion.
        #expect(try rows.count("mapCurve") == 2 * pictures * 4)
        #expect(try rows.value(Int.self, "SELECT count(*) FROM mapCurve WHERE length(curve) <> 4 * 29") == 0)
        #expect(
            try rows.value(
                Int.self, "SELECT count(*) FROM mapCurve WHERE score = 'probability' AND area NOT BETWEEN 0 AND 1") == 0
        )
        let compared = try compared(rows)
        try #require(compared > 0)
        #expect(try rows.count("floorCurve") == compared * 2 * 2 * 2)
        // Nine pictures are too few for explanations to be made again unasked.
        #expect(try rows.count("runFaithfulness") == 1)
        #expect(try rows.count("runCheckedSample") == 0)
    }

    @Test func `explains some pictures again on request, and a second time nothing`() async throws {
        let fixture = try await FinishedBuild.copy(), before = try fixture.rows().everything()
        let options = ["--checked-pictures", "2", "--repeats", "2"]
        let arguments = fixture.buildArguments(options).filter { $0 != "--quiet" }
        let result = try await fixture.run(arguments)
        result.expectSuccess()
        let checked = min(2, try compared(try fixture.rows()))
        try #require(checked > 0)
        let rows = try fixture.rows(), after = try rows.everything()
        #expect(try rows.count("runCheckedSample") == checked)
        #expect(try rows.count("scoreRange") == 2 * checked)
        let maps = try rows.value(Int.self, "SELECT count(*) FROM scoreRange WHERE clean > blurred") ?? 0
        // Every picture twice with another seed, and with a normalised score where blurring takes something from it.
        #expect(try rows.count("attribution") == 18 + 2 * 2 * checked + maps)
        #expect(try rows.count("deletion") == 18 + 2 * 2 * checked + maps)
        for table in ["attribution", "deletion", "mapCurve", "floorCurve"] {
            #expect(Set(before[table] ?? []).isSubset(of: after[table] ?? []), "\(table)")
        }
        // Another run: what was asked for is part of its identity.
        #expect(try rows.count("run") == 2)
        let again = try await fixture.run(arguments)
        again.expectSuccess()
        // On a busy machine the pages, which are always written, take long enough to be announced.
        #expect(again.errorLines.filter { !$0.hasPrefix("Pages: ") && !$0.hasPrefix("Seal of the site: ") } == [])
        #expect(try fixture.rows().everything() == after)
        let page = try page(fixture, result)
        for anchor in ["cross", "scores", "floors", "insertion", "seeds", "penalties", "classes"] {
            #expect(page.contains("<h2 id=\"\(anchor)\">"), "\(anchor)")
        }
    }

    @Test func `says that a check was left out`() async throws {
        let fixture = try await FinishedBuild.copy()
        let result = try await fixture.build("--checked-pictures", "0")
        result.expectSuccess()
        #expect(try page(fixture, result).contains("It was left out on request (--checked-pictures 0)."))
    }

    @Test func `of an older run reports that nothing was checked, and adds what is missing and nothing else`()
        async throws
    {
        let fixture = try await FinishedBuild.copy(), before = try fixture.rows().everything()
        try fixture.change { db in
            for table in Self.tables { try db.execute(sql: "DELETE FROM \(table)") }
        }
        let rendered = try await fixture.run(["render", "--output", "output"])
        rendered.expectSuccess()
        #expect(try page(fixture, rendered).contains("The same build command adds them"))
        let arguments = fixture.buildArguments().filter { $0 != "--quiet" }
        let result = try await fixture.run(arguments)
        result.expectSuccess()
        #expect(!result.errors.contains("Explain"))
        #expect(result.errors.contains("Measure: 36 deletion and insertion curves"))
        #expect(try fixture.rows().everything() == before)
    }

    @Test func `gives its numbers as JSON`() async throws {
        let fixture = try await FinishedBuild.copy()
        let result = try await fixture.build("--json", "--checked-pictures", "3", "--repeats", "1")
        result.expectSuccess()
        let json = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        let found = try #require(json["faithfulness"] as? [String: Any])
        #expect((found["scores"] as? [[String: Any]])?.count == 7)
        #expect((found["cross"] as? [String: [[String: Any]]])?["insertion"]?.count == 4)
        #expect((found["floors"] as? [[String: Any]])?.count == 4)
        #expect((found["noise"] as? [String: Any])?["seeds"] as? Int == 2)
    }
}
