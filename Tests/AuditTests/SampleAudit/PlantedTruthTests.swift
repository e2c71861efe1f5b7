import Domain
import Engine
import Foundation
import TestSupport
import Testing

@testable import Audit
@testable import Render

@Suite("The truth that was planted in the sample world")
struct PlantedTruthTests {
    private let results: SampleResults

    init() throws { results = try SampleResults() }

    @Test func `there are 200 pictures of each model in each setting`() {
        for model in ["sample-v1", "sample-v2"] {
            for setting in Setting.allCases {
                let rows = results.pictures(model, setting)
                #expect(rows.count == 200)
                #expect(Set(rows.map(\.path)).count == 200)
                #expect(rows.count { $0.gender == "female" } == 100)
            }
        }
    }

    @Test func `the models are good enough, and the head is at least as good as zero-shot`() {
        func accuracy(_ model: String, _ setting: Setting) -> Double {
            Double(results.pictures(model, setting).count(where: \.isCorrect)) / 200
        }
        #expect(accuracy("sample-v2", .zeroShot) >= 0.9)
        #expect(accuracy("sample-v1", .zeroShot) >= 0.8)
        for model in ["sample-v1", "sample-v2"] {
            #expect(accuracy(model, .fineTuned) >= accuracy(model, .zeroShot))
        }
    }

    /// The chance of a picture is the same for both models, so the difference against chance is the plain difference.
    @Test func `zero-shot, the biased model relies more on faces, picture by picture`() throws {
        let pairs = results.pairs(.zeroShot)
        #expect(pairs.count >= 190)
        for pair in pairs { #expect(abs(pair.v1.face.chance - pair.v2.face.chance) < 1e-6) }
        let mass = pairs.compactMap { pair in
            pair.v1.face.mass.flatMap { one in pair.v2.face.mass.map { one - $0 } }
        }
        let hits = pairs.map { $0.v1.face.hit - $0.v2.face.hit }
        // The bias was planted in one direction, and only that one counts.
        #expect(try #require(WilcoxonSignedRank(mass)).greater < 0.01)
        #expect(try #require(WilcoxonSignedRank(hits)).greater < 0.01)
        #expect(try #require(Bootstrap().mean(mass)).lower > 0)
        #expect(try #require(Bootstrap().mean(hits)).lower > 0)
    }

    @Test func `for each gender, the biased model has more of its zero-shot maps on faces`() throws {
        for gender in ["female", "male"] {
            let mass = results.pairs(.zeroShot).filter { $0.v1.gender == gender }.compactMap { pair in
                pair.v1.face.mass.flatMap { one in pair.v2.face.mass.map { one - $0 } }
            }
            #expect(try #require(WilcoxonSignedRank(mass)).greater < 0.01)
        }
    }

    @Test(arguments: Setting.allCases)
    func `maps of the unbiased model find the evidence`(_ setting: Setting) throws {
        let right = results.pictures("sample-v2", setting).filter(\.isCorrect)
        let scores = PointingScores(right.map(\.evidence))
        let rate = try #require(scores.rate), random = try #require(scores.chanceInterval)
        let centre = try #require(Proportion.wilson(hits: right.reduce(0) { $0 + $1.evidence.centre }, of: right.count))
        #expect(rate.lower > random.upper + 0.15)
        #expect(rate.lower > centre.upper + 0.15)
    }

    @Test(arguments: Setting.allCases)
    func `without a bias there is no alarm`(_ setting: Setting) throws {
        let right = results.pictures("sample-v2", setting).filter(\.isCorrect)
        let groups = ["female", "male"].map { gender in
            GroupScores(group: gender, scores: PointingScores(right.filter { $0.gender == gender }.map(\.face)))
        }
        #expect(GroupGap.pairs(of: groups).count == 1)
        #expect(GroupGap.pairs(of: groups).verdict != .fail)
    }

    /// The figure in the README is drawn from the stored results; `VLM_AUDIT_ACCEPT_GOLD=1` draws it anew.
    @Test(arguments: [("planted-bias.svg", nil), ("planted-bias-dark.svg", "(prefers-color-scheme: dark)")])
    func `the README's figure shows these results`(_ name: String, _ media: String?) throws {
        let file = Golden.folder.appending(path: "../../docs/\(name)").standardizedFileURL
        let svg = Data(try #require(figure().draw().first { $0.media == media }).bytes)
        if ProcessInfo.processInfo.environment["VLM_AUDIT_ACCEPT_GOLD"] == "1" { try svg.write(to: file) }
        #expect(try Data(contentsOf: file) == svg)
    }

    private func figure() throws -> IntervalChart {
        var rows: [IntervalChart.Row] = []
        for setting in Setting.allCases {
            for (name, model) in [("v1, biased", "sample-v1"), ("v2, balanced", "sample-v2")] {
                for gender in ["female", "male"] {
                    let right = results.pictures(model, setting).filter { $0.isCorrect && $0.gender == gender }
                    let scores = PointingScores(right.map(\.face))
                    rows.append(
                        IntervalChart.Row(
                            label: "\(Words.name(setting)), \(name), \(gender)",
                            style: setting == .zeroShot ? .zeroShot : .fineTuned, estimate: scores.mass,
                            reference: scores.chance))
                }
            }
        }
        let shown = rows.flatMap { [$0.estimate?.lower, $0.estimate?.upper, $0.reference].compactMap { $0 } }
        return IntervalChart(
            name: "planted-bias", title: "Share of the explanation on the face", rows: rows,
            axis: .shares(fitting: shown, title: "Share of the explanation on the face; the grey line is chance"))
    }
}
