import Domain
import Engine
import Testing

@testable import Audit

@Suite("What changed from the biased sample model to the balanced one")
struct PlantedChangeTests {
    private let results: SampleResults

    init() throws { results = try SampleResults() }

    /// The pictures of one model, as its report has them but for maps and curves.
    private func version(_ model: String) throws -> AuditedVersion {
        let classes = (0..<10).map(String.init)
        let rows = Dictionary(grouping: results.rows.filter { $0.model == model }, by: \.path)
        let pictures = try rows.sorted { $0.key < $1.key }.map { path, rows in
            let answers = try Dictionary(uniqueKeysWithValues: rows.map { ($0.setting, try answer($0)) })
            return MadeVersion.picture(
                path, class: String(rows[0].label), groups: ["gender": rows[0].gender], answers)
        }
        return MadeVersion.make(model, pictures, classes: classes)
    }

    private func answer(_ row: SampleResults.Row) throws -> ReportPicture.Answer {
        func hitAndMass(_ place: Localisation) throws -> (hit: Double, mass: Double)? {
            place.chance > 0 ? (place.hit, try #require(place.mass)) : nil
        }
        return MadeVersion.answer(
            String(row.predicted), isCorrect: row.isCorrect, face: try hitAndMass(row.face),
            evidence: try hitAndMass(row.evidence))
    }

    private func comparison(_ baseline: String, _ candidate: String) throws -> Comparison {
        try Comparison(baseline: version(baseline), candidate: version(candidate), isForced: false)
    }

    @Test func `is less reliance on faces, zero-shot, and nothing got worse in what these results hold`() throws {
        let found = try comparison("sample-v1", "sample-v2")
        #expect(found.shown.map(\.id) == ["face-mass"] && found.shown.map(\.setting) == [.zeroShot])
        let mass = try #require(found.shown.first)
        #expect(mass.change == .improved)
        #expect(try #require(mass.adjustedP) < 0.001)
        let transitions = try #require(found.transitions.first)
        #expect(transitions.faceDriven.noLonger > transitions.faceDriven.newly && transitions.faceDriven.p < 0.05)
    }

    /// A difference counts where an ordinary test of the same pictures, without any correction, is sure of it as well.
    @Test func `is nothing that an ordinary test of the same pictures does not see`() throws {
        let found = try comparison("sample-v1", "sample-v2")
        for measure in found.shown where measure.group == nil {
            let setting = try #require(measure.setting)
            let pictures = found.pictures.compactMap { picture in
                PictureMeasure.all.first { $0.definition.id == measure.id && $0.variant == measure.variant }
                    .flatMap { one in picture.pair { one.value($0, setting) } }
            }
            let p = WilcoxonSignedRank(pictures.map { $0.candidate - $0.baseline })?.twoSided
            #expect(try #require(p) < 0.01, "\(measure.id), \(setting)")
        }
    }

    @Test func `turns round where the order of the versions does`() throws {
        let forward = try comparison("sample-v1", "sample-v2"), backward = try comparison("sample-v2", "sample-v1")
        for (one, other) in zip(forward.overall, backward.overall) {
            let (p, back) = (try #require(one.p), try #require(other.p))
            #expect(one.id == other.id && abs(p - back) < 0.02)
            let turned: [Change: Change] = [.improved: .regressed, .regressed: .improved]
            #expect(other.change == turned[one.change] ?? one.change, "\(one.id)")
        }
    }
}
