import Domain
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Audit

@Suite("replay")
struct ReplayCommandTests {
    private static let model = ["--model", Fixture.model.path, "--quiet"]

    /// A finished build of its own, with the name of its run.
    private func built() async throws -> (fixture: Fixture, run: String) {
        let fixture = try await FinishedBuild.copy()
        return (fixture, try #require(try fixture.rows().value(String.self, "SELECT name FROM run")))
    }

    private func document(_ result: ProgramResult) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    }

    @Test func `gives what is stored to the last bit, however the picture is named`() async throws {
        let (fixture, run) = try await built(), before = try fixture.rows().everything()
        let path = "test/doctor/5.jpg"
        let digest = try #require(
            try fixture.rows().value(String.self, "SELECT imageDigest FROM sample WHERE path = '\(path)'"))
        for name in [path, String(digest.prefix(12)), digest, "dataset/\(path)", "doctor/5.jpg"] {
            let result = try await fixture.run(["replay", run, name] + Self.model)
            result.expectSuccess()
            #expect(result.errors == "" && result.output.contains("The same to the last bit: "), "\(result.output)")
            #expect(result.outputLines.first == "\(path) of \(run), digest \(digest)")
        }
        #expect(try fixture.rows().everything() == before)
    }

    @Test func `does so with covered faces, boxes, blind rankings and explanations that are made again`() async throws {
        let fixture = try MarkedFixture.make()
        try MarkedFixture.mark(fixture)
        try await fixture.build("--checked-pictures", "3", "--run", "checked").expectSuccess()
        let checked = try fixture.rows().values(String.self, "SELECT path FROM runCheckedSample ORDER BY path")
        let path = try #require(
            checked.first { MarkedFixture.masked.contains(String($0.dropFirst("test/".count))) } ?? checked.first)
        let result = try await fixture.run(["replay", "checked", path, "--checks", "--json"] + Self.model)
        result.expectSuccess()
        let said = try document(result), values = try #require(said["values"] as? [[String: Any]])
        #expect(said["verdict"] as? String == "same")
        let quantities = Set(values.compactMap { $0["quantity"] as? String })
        for quantity in [
            "embedding.vector", "prediction.probabilities", "attribution.map", "deletion.area", "localisation.hit",
            "pointing.value", "mapCurve.area", "floorCurve.curve",
        ] { #expect(quantities.contains(quantity), "\(quantity)") }
        #expect(values.contains { ($0["detail"] as? String)?.hasPrefix("other seed 2") == true })
        #expect(values.allSatisfy { $0["isSame"] as? Bool == true && $0["largestDifference"] as? Double == 0 })
        // Everything that is stored of the picture was computed, and nothing besides.
        let maps = try fixture.rows().value(
            Int.self,
            """
            SELECT count(*) FROM attribution WHERE imageDigest IN (
                SELECT imageDigest FROM sample WHERE path = '\(path)'
                UNION SELECT imageDigest FROM runSampleVariant WHERE path = '\(path)')
            """)
        #expect(values.count { $0["quantity"] as? String == "attribution.map" } == maps)
    }

    @Test func `says by how much a stored map was changed`() async throws {
        let (fixture, run) = try await built(), path = "test/firefighter/4.jpg"
        try fixture.change { db in
            let sql = """
                SELECT attribution.rowid, map FROM attribution JOIN sample USING (imageDigest) WHERE path = '\(path)'
                """
            let row = try #require(try Row.fetchOne(db, sql: sql))
            var map = FloatBlob.decode(row["map"])
            map[10] = map[10] > 0.5 ? map[10] - 0.25 : map[10] + 0.25
            try db.execute(
                sql: "UPDATE attribution SET map = ? WHERE rowid = ?",
                arguments: [FloatBlob.encode(map), row["rowid"] as Int64])
        }
        let result = try await fixture.run(["replay", run, path] + Self.model)
        #expect(result.status == 1)
        #expect(result.output.contains("maps            1 of 2 the same to the last bit"), "\(result.output)")
        #expect(result.output.contains("differs by at most 0.25, rank correlation 0."))
        #expect(result.outputLines.last?.hasPrefix("Differs: 1 of ") == true)
        // Other kernels round otherwise, and do not explain this.
        let other = try await fixture.run(
            ["replay", run, path] + Self.model, environment: ["OPENBLAS_CORETYPE": "Prescott"])
        #expect(other.status == 1)
        try await fixture.run(["replay", run, "test/firefighter/5.jpg"] + Self.model).expectSuccess()
    }

    @Test func `leaves out what the run was made too early for`() async throws {
        let (fixture, run) = try await built()
        try fixture.change { db in
            for table in ["mapCurve", "floorCurve", "runFaithfulness"] { try db.execute(sql: "DELETE FROM \(table)") }
        }
        let result = try await fixture.run(["replay", run, "test/chef/4.jpg"] + Self.model)
        result.expectSuccess()
        #expect(
            result.output.contains(
                "because the run holds none: localisation, pointing, mapCurve, floorCurve, scoreRange"))
    }

    @Test func `tells rounding by other kernels from another result`() async throws {
        let (fixture, run) = try await built()
        let result = try await fixture.run(
            ["replay", run, "test/chef/4.jpg", "--json"] + Self.model, environment: ["OPENBLAS_CORETYPE": "Prescott"])
        result.expectSuccess()
        let said = try document(result)
        #expect((said["environment"] as? [String: Any])?["blasCore"] as? String == "Prescott")
        #expect(["same", "within-rounding"].contains(said["verdict"] as? String))
    }

    @Test func `refuses inputs that are not those of the run`() async throws {
        let (fixture, run) = try await built(), path = "test/chef/4.jpg"
        try await fixture.run(["replay", run, path]).expectSentence(66, "expected the model of run", "--model")
        try await fixture.run(["replay", run, path, "--model", "sample-v2"])
            .expectSentence(65, "expected the model of run \(run), of digest ")
        try await fixture.run(["replay", run, "4.jpg"] + Self.model)
            .expectSentence(64, "expected one picture of run", "found 3, test/chef/4.jpg, test/doctor/4.jpg")
        try await fixture.run(["replay", run, "nobody.jpg"] + Self.model).expectSentence(
            66, "nobody.jpg: expected a picture")
        try await fixture.run(["replay", "other", path] + Self.model).expectSentence(66, "Run other: expected a run")
        try await fixture.run(["replay", run, path, "--dataset", "nowhere"] + Self.model)
            .expectSentence(66, "--dataset nowhere")
        let head = try #require(try fixture.files(below: "output/heads").keys.first)
        let bytes = try Data(contentsOf: fixture.url("output/heads/\(head)"))
        try fixture.write(bytes + [0], to: "output/heads/\(head)")
        try await fixture.run(["replay", run, path] + Self.model).expectSentence(65, head, "other content")
        try fixture.remove("output/heads/\(head)")
        try await fixture.run(["replay", run, path] + Self.model).expectSentence(66, head, "put the file back")
        try fixture.write(bytes, to: "output/heads/\(head)")
        try fixture.change { db in
            try db.execute(sql: "UPDATE classifier SET prompts = replace(prompts, 'photo', 'sketch')")
        }
        try await fixture.run(["replay", run, path] + Self.model).expectSentence(65, "expected prompts of digest ")
        try fixture.write(try Pictures.jpeg(label: 2, index: 40), to: "dataset/\(path)")
        try await fixture.run(["replay", run, path] + Self.model)
            .expectSentence(65, "dataset/\(path): expected the picture of run")
        try fixture.remove("dataset/\(path)")
        try await fixture.run(["replay", run, path] + Self.model).expectSentence(66, "dataset/\(path)")
        try fixture.remove("dataset")
        try await fixture.run(["replay", run, path] + Self.model).expectSentence(66, "expected the dataset of run")
    }
}
