import Domain
import Engine
import Testing

@testable import Audit
@testable import Render

@Suite("A comparison of two versions")
struct ComparisonTests {
    /// Pictures with everything measured, all right, of which some share is on faces.
    private func pictures(_ count: Int, faces: Int = 0, area: Double = 0.3) -> [ReportPicture] {
        (0..<count).map { index in
            let more = 0.003 * Double(index % 7)
            let answer = MadeVersion.answer(
                area: area + more, face: (hit: index < faces ? 1 : 0, mass: (index < faces ? 0.3 : 0.05) + more),
                repeats: [(area + more + 0.002, index < faces ? 1 : 0, (index < faces ? 0.3 : 0.05) + more + 0.001)])
            return MadeVersion.picture(
                "test/\(index).jpg", class: index.isMultiple(of: 2) ? "a" : "b",
                groups: ["gender": index % 4 < 2 ? "female" : "male"], [.zeroShot: answer, .fineTuned: answer])
        }
    }

    private func compare(
        _ baseline: [ReportPicture], _ candidate: [ReportPicture], force: Bool = false
    ) throws -> Comparison {
        try Comparison(
            baseline: MadeVersion.make("before", baseline), candidate: MadeVersion.make("after", candidate),
            isForced: force)
    }

    @Test func `of a version with itself finds no change in any number`() throws {
        let found = try compare(pictures(40, faces: 10), pictures(40, faces: 10))
        #expect(!found.overall.isEmpty && !found.parts.isEmpty)
        for measure in found.overall + found.parts {
            #expect(measure.change == .noChange && measure.p == 1, "\(measure.id)")
        }
        #expect(found.isSame && found.shown.isEmpty)
        #expect(Words.verdict(found).status.word == "No change")
    }

    @Test func `finds fewer maps on faces an improvement, and more a regression`() throws {
        for (before, after, change) in [(30, 2, Change.improved), (2, 30, .regressed)] {
            let found = try compare(pictures(60, faces: before), pictures(60, faces: after))
            #expect(
                Set(found.shown.map(\.id)) == ["face-hit-rate", "face-mass"]
                    && found.shown.allSatisfy { $0.change == change })
            let rate = try #require(found.shown.first { $0.id == "face-hit-rate" })
            #expect(abs(try #require(rate.difference).point - Double(after - before) / 60) < 1e-6)
        }
    }

    @Test func `a difference within the noise of seeds is none, however sure it is`() throws {
        let found = try compare(pictures(40, area: 0.3), pictures(40, area: 0.3001))
        let area = try #require(found.overall.first { $0.id == "deletion-area" })
        let (p, difference, noise) = (
            try #require(area.adjustedP), try #require(area.difference), try #require(area.noise)
        )
        #expect(p < 0.001 && difference.lower > 0 && noise > 0.0001)
        #expect(area.change == .noChange)
    }

    @Test func `p-values are corrected for all numbers of a family`() throws {
        let found = try compare(pictures(40, faces: 10), pictures(40, faces: 4, area: 0.31))
        let measures = found.overall
        let expected = Holm.adjusted(measures.compactMap(\.p))
        for (measure, adjusted) in zip(measures, expected) {
            #expect(abs(try #require(measure.adjustedP) - adjusted) <= 1e-3 * adjusted)
        }
        #expect(measures.contains { $0.adjustedP != $0.p })
    }

    @Test func `follows gaps of two groups, closer to zero being better`() throws {
        func version(_ women: Int) -> [ReportPicture] {
            (0..<80).map { index in
                let isWoman = index < 40, isHit = isWoman ? index < women : index - 40 < 4
                let answer = MadeVersion.answer(face: (hit: isHit ? 1 : 0, mass: 0.1))
                return MadeVersion.picture(
                    "\(index).jpg", groups: ["gender": isWoman ? "female" : "male"],
                    [.zeroShot: answer, .fineTuned: answer])
            }
        }
        let found = try compare(version(30), version(5))
        let gap = try #require(found.overall.first { $0.id == "face-hit-gap" && $0.setting == .zeroShot })
        #expect(gap.group == MeasureValue.Group(attribute: "gender", name: "female", minus: "male"))
        #expect(abs(try #require(gap.baseline) - 26.0 / 40) < 1e-6 && gap.change == .improved)
    }

    @Test(
        arguments: [
            (difference: (0.1, 0.05, 0.15), p: 0.001, noise: 0.02, word: Change.improved),
            ((-0.1, -0.15, -0.05), 0.001, 0.02, .regressed),
            // The test or the noise says no.
            ((0.1, 0.05, 0.15), 0.2, 0.02, .cannotTell), ((0.1, 0.05, 0.15), 0.001, 0.2, .noChange),
            ((0.1, 0.05, 0.25), 0.001, 0.2, .withinNoise), ((0.1, -0.05, 0.25), 0.3, 0, .cannotTell),
            ((0.01, -0.3, 0.3), 0.9, 0.02, .withinNoise), ((0.001, -0.01, 0.01), 0.9, 0.02, .noChange),
        ])
    func `says one word of each difference`(
        difference: (Double, Double, Double), p: Double, noise: Double, word: Change
    ) {
        let change = PairedChange(
            count: 10, baseline: 0.5, candidate: 0.5 + difference.0,
            difference: Estimate(
                point: difference.0, lower: difference.1, upper: difference.2, level: 0.95, count: 10),
            p: p, isSame: false)
        #expect(Change(change, adjustedP: p, noise: noise, direction: .higher) == word)
    }

    @Test func `matches pictures by content, then by path, and keeps what only one version has`() throws {
        func picture(_ path: String, _ content: String) -> ReportPicture {
            MadeVersion.picture(path, content: content, [.zeroShot: MadeVersion.answer()])
        }
        let found = ComparedPicture.match(
            [picture("1", "x"), picture("2", "y"), picture("3", "z"), picture("gone", "g"), picture("twin", "x")],
            [
                picture("moved", "y"), picture("3", "other"), picture("1", "x"), picture("new", "n"),
                picture("twin", "x"),
            ])
        let pairs = found.pictures.map { [$0.baseline?.path, $0.candidate?.path] }
        #expect(
            pairs == [
                ["1", "1"], ["3", "3"], ["gone", nil], ["2", "moved"], [nil, "new"], ["twin", "twin"],
            ])
        #expect(
            found.matching
                == ComparisonDocument.Matching(
                    byContent: 3, byPath: 1, onlyBaseline: ["gone"], onlyCandidate: ["new"]))
    }

    @Test func `counts every picture's way from one state to another`() throws {
        func version(_ states: [(right: Bool, hit: Double?)]) -> [ReportPicture] {
            states.enumerated().map { index, state in
                let answer = MadeVersion.answer(
                    state.right ? "a" : "b", isCorrect: state.right, face: state.hit.map { (hit: $0, mass: 0.1) })
                return MadeVersion.picture("\(index)", [.zeroShot: answer])
            }
        }
        let before = version([(true, 0), (true, 1), (true, 1), (false, 0), (true, nil), (true, 1)])
        let after = version([(true, 1), (true, 0), (true, 1), (true, 0), (false, nil)])
        let found = try #require(try compare(before, after, force: true).transitions.first)
        #expect(found.cell(from: .rightBesideFace, to: .rightOnFace)?.pictures == ["0"])
        #expect(found.cell(from: .rightOnFace, to: .absent)?.pictures == ["5"])
        #expect(found.cell(from: .rightWithoutFace, to: .wrongWithoutFace)?.pictures == ["4"])
        #expect(found.cells.reduce(0) { $0 + $1.pictures.count } == 6)
        #expect((found.faceDriven.newly, found.faceDriven.noLonger) == (1, 1))
        #expect((found.faceDriven.still, found.faceDriven.never) == (1, 1))
        #expect((found.right.newly, found.right.noLonger, found.right.p) == (1, 1, 1))
    }

    @Test func `shows the worst changes first`() {
        func pair(_ path: String, before: ReportPicture.Answer, after: ReportPicture.Answer) -> ComparedPicture? {
            ComparedPicture(
                baseline: MadeVersion.picture(path, [.zeroShot: before]),
                candidate: MadeVersion.picture(path, [.zeroShot: after]))
        }
        let beside = MadeVersion.answer(area: 0.2, face: (0, 0.1)), on = MadeVersion.answer(area: 0.2, face: (1, 0.4))
        let wrong = MadeVersion.answer("b", isCorrect: false, area: 0.2, face: (0, 0.1))
        let pictures = [
            pair("mended", before: wrong, after: beside), pair("same", before: beside, after: beside),
            pair("broken", before: beside, after: wrong), pair("turned", before: beside, after: on),
            pair("slower", before: beside, after: MadeVersion.answer(area: 0.3, face: (0, 0.1))),
        ].compactMap { $0 }
        let found = PictureChange.worstFirst(pictures)
        #expect(found.map(\.picture.known.path) == ["broken", "turned", "slower", "same", "mended"])
        #expect(found.map(\.isChanged) == [true, true, false, false, true])
    }
}
