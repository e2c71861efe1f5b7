import Domain
import Foundation
import Render
import Testing

@testable import Audit

@Suite("Shelves of the gallery by rule")
struct GalleryRulesTests {
    private func findings(_ fixture: Fixture) throws -> (RunFindings, [PictureReport]) {
        let database = try AuditDatabase(folder: fixture.url("output"))
        let name = try #require(try database.runNames().first), run = try #require(try database.run(name))
        let findings = try RunFindings(run: run, database: database)
        let pictures = findings.pictures.map {
            PictureReport(picture: $0, findings: findings, copy: 1, photos: [:])
        }
        return (findings, pictures)
    }

    @Test func `show the largest first, and say by which rule`() async throws {
        let (findings, pictures) = try findings(try await MarkedFixture.built().fixture)
        let shelves = GalleryRules(findings: findings, pictures: pictures).shelves
        for shelf in shelves {
            #expect(!shelf.tiles.isEmpty && shelf.tiles.count <= 60 && shelf.list == "By rule", "\(shelf.title)")
        }
        let worst = shelves.first { $0.key == .rule("least-faithful-zero-shot") }
        let areas = (worst?.tiles ?? []).compactMap { tile in
            tile.note.split(separator: " ").dropFirst(2).first.flatMap { Double($0) }
        }
        #expect(areas == areas.sorted(by: >) && areas.count == findings.compared.count)
        if let worst { #expect(worst.lead.contains("largest area under the zero-shot deletion curve")) }
    }

    @Test func `draw the same pictures for a seed, and others for another`() async throws {
        let (_, pictures) = try findings(try await FinishedBuild.shared())
        func names(_ seed: UInt64, _ pictures: [PictureReport]) -> [String] {
            PictureDraw(seed: seed).order(pictures, for: "test").map { $0.picture.row.sample.path }
        }
        #expect(names(0, pictures) == names(0, pictures.reversed()))
        #expect(names(0, pictures) != names(1, pictures))
        #expect(Set(names(0, pictures)) == Set(names(1, pictures)))
    }

    @Test func `draw one of each kind, or the kinds in turn`() async throws {
        let (_, pictures) = try findings(try await FinishedBuild.shared())
        let draw = PictureDraw(seed: 3)
        let labels = draw.inTurn(pictures, for: "test") { $0.row.sample.label }.map { $0.picture.row.sample.label }
        #expect(labels.count == 9)
        for start in [0, 3, 6] { #expect(Set(labels[start..<start + 3]) == [0, 1, 2]) }
        let first = draw.oneOfEach(pictures, for: "test") { $0.row.sample.label }
        #expect(first.count == 3 && Set(first.map { $0.picture.row.sample.label }) == [0, 1, 2])
    }
}
