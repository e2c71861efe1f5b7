import Domain
import Engine
import Foundation
import Logging
import Testing

@testable import Audit

@Suite("A build that searches pictures for faces")
struct DetectionTests {
    private let face = Box(x: 20.25, y: -3.5, width: 24, height: 30)

    /// Builds in this process, because the detector is the test's own.
    private func build(_ fixture: Fixture, _ detectors: [any RegionDetector]) async throws -> RunFindings {
        var request = Build.Request()
        request.perturbation.iterations = 2
        let database = try AuditDatabase(folder: fixture.url("output"))
        let build = Build(
            datasetFolder: fixture.url("dataset"), modelFolder: Fixture.model, modelName: "clip-tiny",
            outputFolder: fixture.url("output"), runName: nil, lanes: 2, progressStyle: Progress.Style(quiet: true),
            log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, request: request,
            chooseDetectors: { _ in detectors })
        let name = try await build.run(database: database)
        return try RunFindings(run: try #require(try database.run(name)), database: database)
    }

    @Test func `uses what is found where metadata says nothing, and metadata everywhere else`() async throws {
        let fixture = try MarkedFixture.make()
        try MarkedFixture.mark(fixture)
        let detector = FixedFaces([face]), findings = try await build(fixture, [detector])
        #expect(findings.run.detectors.map(\.name) == ["fixed"])
        for picture in findings.pictures {
            let row = picture.row, path = String(row.sample.path.dropFirst("test/".count))
            #expect(row.searches[.face]?.detection.regions?.map(\.box) == [face], "\(path)")
            if MarkedFixture.unmarked.contains(path) {
                #expect(row.sample.annotation.boxes[.face] == [face])
                #expect(row.stated.boxes[.face] == nil)
                #expect(row.source(of: .face) == .detector("fixed"))
                #expect(picture.absence(.faceMasked) == nil)
                #expect(picture.settings[.zeroShot]?.localisations[.face] != nil)
            } else {
                #expect(row.sample.annotation == row.stated, "\(path)")
                #expect(row.source(of: .face) == .metadata, "\(path)")
            }
            #expect(row.source(of: .text) == nil)
        }
        #expect(findings.pictures.count { $0.absence(.faceMasked) == .noFaceInPicture } == 1)
        // Two of the ten pictures have the same content, which is searched once.
        #expect(detector.searched == 9)
        let regions = try fixture.rows().values(String.self, "SELECT DISTINCT landmarks FROM detectedRegion")
        #expect(regions == [#"[{"name":"nose","x":20.25,"y":-3.5}]"#])
    }

    @Test func `keeps the runs of different detectors apart, and searches no picture twice`() async throws {
        let fixture = try MarkedFixture.make()
        let none = try await build(fixture, [])
        let one = FixedFaces([face]), other = FixedFaces([])
        let masked = try await build(fixture, [one])
        let empty = try await build(fixture, [other])
        let again = try await build(fixture, [one])
        #expect(Set([none, masked, empty].map(\.run.identity)).count == 3)
        #expect(again.run.name == masked.run.name)
        #expect(one.searched == 9)
        #expect(none.pictures.allSatisfy { $0.absence(.faceMasked) == .noFaceAnnotated })
        #expect(empty.pictures.allSatisfy { $0.absence(.faceMasked) == .noFaceInPicture })
        #expect(masked.pictures.allSatisfy { $0.absence(.faceMasked) == nil })
        #expect(none.variants == [.original] && empty.variants == [.original])
    }

    @Test
    func `keeps a picture's failure, asks again where there was no answer, and ends where nothing can be written`()
        async throws
    {
        let fixture = try MarkedFixture.make()
        let failed = try await build(fixture, [FailingFaces(kind: .unsupported)])
        let reasons = failed.pictures.map { $0.row.searches[.face]?.detection }
        #expect(
            reasons.allSatisfy { reason in
                if case .failed(let reason)? = reason { reason.contains("ask again") } else { false }
            })
        let silent = try MarkedFixture.make()
        let unanswered = try await build(silent, [FailingFaces(kind: .noAnswer)])
        #expect(unanswered.pictures.allSatisfy { $0.row.searches[.face] == nil && $0.row.source(of: .face) == nil })
        #expect(try silent.rows().count("detection") == 0)
        await #expect(throws: EngineError.self) { try await build(silent, [FailingFaces(kind: .cannotWrite)]) }
        #expect(try silent.rows().count("detection") == 0)
    }

    @Test func `gives a picture that cannot be read the reason, and no faces`() async throws {
        let fixture = try MarkedFixture.make()
        try fixture.write(Data("no picture".utf8), to: "dataset/test/chef/4.png")
        let findings = try await build(fixture, [FixedFaces([face])])
        let row = try #require(findings.pictures.first).row
        guard case .failed(let reason)? = row.searches[.face]?.detection else { return #expect(Bool(false)) }
        #expect(reason == row.problem)
        #expect(reason.hasPrefix("test/chef/4.png: expected a JPEG, PNG or WebP picture"))
        #expect(row.source(of: .face) == nil)
    }
}
