import Domain
import Foundation
import GRDB
import Testing

@testable import Audit

@Suite("Definitions of pointing in a build")
struct PointingTests {
    private func copy() async throws -> Fixture {
        let (built, _) = try await MarkedFixture.built()
        let fixture = try Fixture(withDataset: false)
        try fixture.copy(built.url("dataset"), to: "dataset")
        try fixture.copyOutput(of: built)
        return fixture
    }

    private func page(_ name: String, of fixture: Fixture) throws -> String {
        let run = try #require(try fixture.rows().value(String.self, "SELECT name FROM run"))
        return try String(contentsOf: fixture.url("output/\(run)/\(name).html"), encoding: .utf8)
    }

    @Test func `every map is held against faces by every definition, the paper's among them`() async throws {
        let rows = try await MarkedFixture.built().fixture.rows()
        let faces = try #require(
            try rows.value(Int.self, "SELECT count(*) FROM localisation WHERE region = 'face'"))
        #expect(try rows.count("pointing") == PointingDefinition.allCases.count * faces)
        let keys = "imageDigest, classifierDigest, variant, target, attributionDigest, region, boxesDigest"
        let same = """
            SELECT count(*) FROM pointing JOIN localisation USING (\(keys)) WHERE shape = 'box'
            AND (measure = 'top-pixel' AND value = hit OR measure = 'mass' AND value IS mass)
            AND abs(pointing.chance - localisation.chance) < 1e-12
            """
        #expect(try rows.value(Int.self, same) == 2 * faces)
        #expect(try rows.value(Int.self, "SELECT count(*) FROM pointing WHERE value NOT BETWEEN 0 AND 1") == 0)
    }

    @Test func `a report without them says so, and a build fills them in from the maps that are there`() async throws {
        let fixture = try await copy(), before = try fixture.rows().everything()
        #expect(try page("fairness", of: fixture).contains("id=\"definitions-settings\""))
        try fixture.change { try $0.execute(sql: "DELETE FROM pointing") }
        try await fixture.run(["render"]).expectSuccess()
        let page = try page("fairness", of: fixture)
        #expect(page.contains("Not measured in this run.") && !page.contains("id=\"definitions-settings\""))

        try await fixture.build().expectSuccess()
        let after = try fixture.rows().everything()
        for table in before.keys { #expect(after[table] == before[table], "\(table)") }
        #expect(try self.page("fairness", of: fixture).contains("id=\"definitions-gap-zero-shot\""))
    }

    @Test func `a single row that is missing is made again`() async throws {
        let fixture = try await copy(), before = try fixture.rows().content(of: "pointing")
        try fixture.change {
            try $0.execute(sql: "DELETE FROM pointing WHERE measure = 'top-share' AND shape = 'ellipse'")
        }
        try await fixture.build().expectSuccess()
        #expect(try fixture.rows().content(of: "pointing") == before)
    }
}
