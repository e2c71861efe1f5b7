import Domain
import Testing

@testable import Audit
@testable import Render

@Suite("Whose map by whose score")
struct CrossTableTests {
    /// Areas that differ a little from picture to picture, so that intervals have a width.
    private func pictures(_ areas: [[Double]], _ game: PixelGame = .deletion) -> [PictureFindings] {
        (0..<12).map { index in
            MeasuredPicture.cross(index, areas.map { $0.map { $0 + 0.002 * Double(index % 5) } }, game: game)
        }
    }

    @Test func `means go to the cell of their map and score, and differences are taken under one score`() throws {
        let table = CrossTable(.deletion, compared: pictures([[0.1, 0.2], [0.3, 0.15]]))
        #expect(abs(try #require(table.area(.zeroShot, by: .fineTuned)).point - 0.204) < 1e-3)
        #expect(abs(try #require(table.area(.fineTuned, by: .zeroShot)).point - 0.304) < 1e-3)
        #expect(abs(try #require(table.differences[.zeroShot]).point - 0.2) < 1e-6)
        #expect(abs(try #require(table.differences[.fineTuned]).point + 0.05) < 1e-6)
        #expect(table.better(by: .zeroShot) == .zeroShot)
        #expect(table.better(by: .fineTuned) == .fineTuned)
        #expect(Words.cross(table).statement == "Under each setting's score its own maps are the more faithful ones.")
    }

    @Test func `under insertion the larger area is the more faithful one`() {
        let table = CrossTable(.insertion, compared: pictures([[0.5, 0.6], [0.7, 0.8]], .insertion))
        #expect(table.better(by: .zeroShot) == .fineTuned)
        #expect(
            Words.cross(table).statement.hasPrefix(
                "Fine-tuned maps are the more faithful ones under the score of either"))
    }

    @Test func `pictures without one of the four curves do not count, and without any nothing is said`() throws {
        let lone = MeasuredPicture.make(
            99, curves: [.zeroShot: [.init(game: .deletion, scorer: .zeroShot): MeasuredPicture.level(0.9)]])
        let table = CrossTable(.deletion, compared: pictures([[0.1, 0.2], [0.3, 0.15]]) + [lone])
        #expect(table.area(.zeroShot, by: .zeroShot)?.count == 12)
        let empty = CrossTable(.deletion, compared: [lone])
        #expect(empty.area(.zeroShot, by: .zeroShot) == nil)
        #expect(Words.cross(empty).statement.contains("cannot be said"))
    }

    @Test func `no verdict is given where an interval holds zero`() {
        let table = CrossTable(
            .deletion,
            compared: (0..<12).map { index in
                let swing = index.isMultiple(of: 2) ? 0.1 : -0.1
                return MeasuredPicture.cross(index, [[0.3, 0.3], [0.3 + swing, 0.4 + 0.001 * Double(index)]])
            })
        #expect(table.better(by: .zeroShot) == nil)
        #expect(table.better(by: .fineTuned) == .zeroShot)
        let statement = Words.cross(table).statement
        #expect(statement.hasPrefix("We cannot tell whose maps are more faithful under the zero-shot score"))
        #expect(statement.hasSuffix("under the fine-tuned score zero-shot maps are the more faithful ones."))
    }
}
