import Domain
import Foundation
import GRDB
import Testing

@testable import Audit

@Suite("A build of a dataset with face boxes")
struct VariantTests {
    /// A value for each test picture by its path below `test`, of one variant.
    private func byPath(_ rows: StoredRows, _ variant: Variant, _ column: String, from tables: String) throws
        -> [String: String]
    {
        let picture = variant == .original ? "sample" : "runSampleVariant"
        let lines = try rows.values(
            String.self,
            """
            SELECT path || ' ' || \(column) FROM \(picture) JOIN \(tables) USING (imageDigest)
            WHERE path LIKE 'test/%' ORDER BY path, \(column)
            """)
        var result: [String: String] = [:]
        for line in lines {
            let parts = line.split(separator: " ", maxSplits: 1)
            result[String(parts[0].dropFirst("test/".count)), default: ""] += "\(parts[1]);"
        }
        return result
    }

    @Test func `shows the model the pictures as if their faces had been painted black beforehand`() async throws {
        let (marked, result) = try await MarkedFixture.built()
        result.expectSuccess()
        let painted = try MarkedFixture.make(painted: true)
        try await painted.build().expectSuccess()
        let masked = try marked.rows(), beforehand = try painted.rows()
        for (column, tables) in [
            ("hex(vector)", "embedding"), ("hex(logits)", "prediction"), ("hex(jpeg)", "photo"),
        ] {
            let found = try byPath(masked, .faceMasked, column, from: tables)
            let expected = try byPath(beforehand, .original, column, from: tables)
            let originals = try byPath(masked, .original, column, from: tables)
            #expect(MarkedFixture.masked.allSatisfy { found[$0] != nil }, "\(column)")
            for path in MarkedFixture.masked {
                #expect(found[path] == expected[path], "\(column) of \(path)")
                #expect((found[path] == originals[path]) == (path == MarkedFixture.cropped), "\(column) of \(path)")
            }
        }
    }

    @Test func `leaves everything about the pictures as they are to the bit`() async throws {
        let bare = try MarkedFixture.make()
        try await bare.build().expectSuccess()
        let marked = try await MarkedFixture.built().fixture.rows(), rows = try bare.rows()
        for (column, table) in [
            ("hex(vector)", "embedding"), ("hex(logits)", "prediction"), ("hex(map)", "attribution"),
            ("hex(curve)", "deletion"), ("hex(jpeg)", "photo"),
        ] {
            let found = try byPath(marked, .original, column, from: table)
            #expect(found.count == 10)
            #expect(try byPath(rows, .original, column, from: table) == found, "\(column)")
        }
        for table in ["sampleGroup", "sampleRegion", "runSampleVariant", "runVariant", "localisation"] {
            #expect(try rows.count(table) == 0, "\(table)")
        }
    }

    @Test func `explains and measures both variants, and says where the maps point`() async throws {
        let rows = try await MarkedFixture.built().fixture.rows()
        // Of the ten test pictures two have the same content, and seven have a face that can be masked.
        for (variant, pictures) in [(Variant.original, 9), (.faceMasked, MarkedFixture.masked.count)] {
            for table in ["prediction", "attribution", "deletion"] {
                let count = "SELECT count(*) FROM \(table) WHERE variant = '\(variant.rawValue)'"
                #expect(try rows.value(Int.self, count) == 2 * pictures, "\(table)")
            }
        }
        let regions = "SELECT region || ' ' || variant || ' ' || count(*) FROM localisation GROUP BY region, variant"
        // Of the pictures with the same content one has two faces to point at.
        #expect(
            try Set(rows.values(String.self, regions)) == [
                "evidence face-masked 14", "evidence original 16", "face face-masked 14", "face original 16",
            ])
        #expect(try rows.value(Int.self, "SELECT count(*) FROM localisation WHERE hit > 0 AND chance > 0") ?? 0 > 0)
        // The face beyond the crop in both variants, and the one beside its picture in the original.
        let unseen = "SELECT count(*) FROM localisation WHERE chance = 0 AND region = 'face'"
        #expect(try rows.value(Int.self, unseen) == 6)
    }

    @Test func `counts by reason the pictures that have no masked variant`() async throws {
        let (fixture, result) = try await MarkedFixture.built()
        let json = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        let variants = try #require(json["variants"] as? [String: [String: Any]])
        #expect(variants.keys.sorted() == ["face-masked", "original"])
        #expect(variants["original"]?["pictures"] as? Int == 10)
        #expect(variants["original"]?["absent"] as? [String: Int] == [:])
        #expect(variants["face-masked"]?["pictures"] as? Int == 7)
        #expect(
            variants["face-masked"]?["absent"] as? [String: Int] == [
                "badBoxes": 1, "noFaceAnnotated": 1, "noFaceInPicture": 1,
            ])
        #expect((variants["face-masked"]?["accuracy"] as? [String: Any])?.keys.sorted() == ["fine-tuned", "zero-shot"])
        #expect(result.errors.contains("firefighter/5.png: expected face boxes on the picture of"))
        #expect(result.errors.contains("13 pictures have no row; it says nothing of them: test/firefighter/6.png"))

        let database = try AuditDatabase(folder: fixture.url("output"))
        let name = try #require(try database.runNames().first), run = try #require(try database.run(name))
        let findings = try RunFindings(run: run, database: database)
        #expect(findings.variants == [.original, .faceMasked])
        let chef = try #require(findings.pictures.first)
        #expect(chef.row.sample.annotation.groups == ["gender": "female"])
        for variant in Variant.allCases {
            let found = try #require(chef.variants[variant]?.settings[.zeroShot])
            #expect(found.attribution != nil && found.deletion != nil)
            #expect(found.localisations.keys.sorted { $0.rawValue < $1.rawValue } == [.evidence, .face])
        }
        let photo = try database.photo(of: try #require(chef.variants[.faceMasked]?.image), model: run.model)
        #expect(photo != nil)
    }

    @Test func `computes what is missing again, to the same bits, and nothing else`() async throws {
        let (built, _) = try await MarkedFixture.built()
        let fixture = try Fixture(withDataset: false)
        try fixture.copy(built.url("dataset"), to: "dataset")
        try fixture.copyOutput(of: built)
        let before = try fixture.rows().everything()
        try fixture.change { db in
            try db.execute(
                sql: """
                    DELETE FROM localisation WHERE region = 'face';
                    DELETE FROM deletion WHERE variant = 'face-masked';
                    DELETE FROM localisation WHERE variant = 'face-masked' AND target = 0;
                    DELETE FROM attribution WHERE variant = 'face-masked' AND target = 0;
                    """)
        }
        try await fixture.build().expectSuccess()
        let after = try fixture.rows().everything()
        for table in before.keys { #expect(after[table] == before[table], "\(table)") }
    }

    @Test func `costs nothing extra where only the originals are asked for`() async throws {
        let fixture = try MarkedFixture.make()
        try MarkedFixture.mark(fixture)
        try await fixture.build(iterations: 2, "--variants", "original").expectSuccess()
        let rows = try fixture.rows()
        for table in ["runSampleVariant", "runVariant"] { #expect(try rows.count(table) == 0, "\(table)") }
        for table in ["embedding", "prediction", "attribution", "deletion"] {
            let masked = "SELECT count(*) FROM \(table) WHERE variant <> 'original'"
            #expect(try rows.value(Int.self, masked) == 0, "\(table)")
        }
        #expect(try rows.count("localisation") == 32)
    }
}
