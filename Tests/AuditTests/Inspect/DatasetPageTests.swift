import Domain
import Foundation
import GRDB
import Render
import Testing

@testable import Audit

@Suite("The page on the dataset")
struct DatasetPageTests {
    /// A build of a dataset in which one test picture is a training picture too, and one training picture has two labels.
    private func leakyBuild() async throws -> (fixture: Fixture, run: String, result: ProgramResult) {
        let fixture = try Fixture()
        try fixture.copy(fixture.url("dataset/train/chef/0.jpg"), to: "dataset/test/chef/leak.jpg")
        try fixture.copy(fixture.url("dataset/train/chef/1.jpg"), to: "dataset/train/doctor/twice.jpg")
        let result = try await fixture.build(iterations: 2, "--json")
        result.expectSuccess()
        return (fixture, try #require(try fixture.rows().value(String.self, "SELECT name FROM run")), result)
    }

    private func page(_ name: String, _ run: String, of fixture: Fixture) throws -> String {
        try String(contentsOf: fixture.url("output/\(run)/\(name).html"), encoding: .utf8)
    }

    @Test func `shows leaks and contradictions with pictures, says what leaks do, and is linked from the first page`()
        async throws
    {
        let (fixture, run, _) = try await leakyBuild(), page = try page("dataset", run, of: fixture)
        for anchor in ["duplicates", "leak-effect", "contradictions", "leaks", "counts", "faces", "method"] {
            #expect(page.contains("id=\"\(anchor)\""), "\(anchor)")
        }
        #expect(page.contains("leak.jpg") && page.contains("twice.jpg"))
        #expect(page.contains("assets/thumbnails/"))
        let index = try self.page("index", run, of: fixture)
        #expect(index.contains("is in the training split too."))
        #expect(index.contains("bears different labels."))
        #expect(index.contains("dataset.html"))

        let rows = try fixture.rows()
        #expect(try rows.count("inspection") == rows.count("image"))
        #expect(try rows.count("labelJudgement") == rows.count("sample"))
        #expect(try rows.count("runInspection") == 1)
        // Alike pictures are judged by one head, which has seen neither.
        let torn = """
            SELECT count(*) FROM labelJudgement AS one JOIN sample AS first ON first.path = one.path
            JOIN sample AS second ON second.imageDigest = first.imageDigest
            JOIN labelJudgement AS other ON other.path = second.path WHERE one.fold <> other.fold
            """
        #expect(try rows.value(Int.self, torn) == 0)
    }

    @Test func `has its numbers in JSON too`() async throws {
        let output = try await leakyBuild().result.output
        let json = try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
        let dataset = try #require(json["dataset"] as? [String: Any])
        #expect(dataset["exactDuplicateGroups"] as? Int == 2)
        #expect(dataset["leakingGroups"] as? Int == 1 && dataset["contradictoryGroups"] as? Int == 1)
        let leaks = try #require(dataset["leaks"] as? [String: Any])
        #expect(leaks["pictures"] as? Int == 1)
        #expect((leaks["accuracyWithout"] as? [String: Any])?.keys.sorted() == ["fine-tuned", "zero-shot"])
    }

    @Test func `is made again from the database alone`() async throws {
        let (fixture, run, _) = try await leakyBuild(), before = try page("dataset", run, of: fixture)
        try fixture.remove("dataset")
        try fixture.remove("output/\(run)")
        try await fixture.run(["render", run]).expectSuccess()
        #expect(try page("dataset", run, of: fixture) == before)
    }

    @Test func `doubts no label of a class that is too small to learn`() async throws {
        let fixture = try Fixture()
        for index in 1..<Fixture.trainCount { try fixture.remove("dataset/train/doctor/\(index).jpg") }
        try await fixture.build(iterations: 2).expectSuccess()
        let rows = try fixture.rows(), pictures = Fixture.trainCount + Fixture.testCount
        #expect(try rows.values(Int.self, "SELECT DISTINCT label FROM labelJudgement ORDER BY label") == [0, 2])
        #expect(try rows.count("labelJudgement") == 2 * pictures)
    }

    @Test func `says what labels were judged with, as it is stored`() async throws {
        let fixture = try await FinishedBuild.copy()
        try fixture.change {
            try $0.execute(
                sql: """
                    UPDATE parameters SET json = json_set(json, '$.folds', 3)
                    WHERE digest IN (SELECT parameterDigest FROM labelAudit)
                    """)
        }
        try await fixture.run(["render"]).expectSuccess()
        let run = try #require(try fixture.rows().value(String.self, "SELECT name FROM run"))
        #expect(try page("dataset", run, of: fixture).contains("each trained on 2 of 3 parts"))
    }

    @Test func `of a run that was made before datasets were inspected says so`() async throws {
        let fixture = try await FinishedBuild.copy()
        try fixture.change { try $0.execute(sql: "DELETE FROM runInspection") }
        try await fixture.run(["render"]).expectSuccess()
        let run = try #require(try fixture.rows().value(String.self, "SELECT name FROM run"))
        let page = try page("dataset", run, of: fixture)
        #expect(page.contains("was not inspected"))
        #expect(!page.contains("How it was measured"))
    }
}

@Suite("What leaks do to the accuracy")
struct LeakEffectTests {
    @Test func `is the difference between leaked pictures and the others, and the accuracy without them`() throws {
        // Of ten pictures the first four leak; the head is right on all of them and on two others, the prompts on five.
        let pictures = (0..<10).map { index in
            let wrong: [Setting?] = [index >= 6 ? .fineTuned : nil, index.isMultiple(of: 2) ? .zeroShot : nil]
            return FoundPicture.make(index, wrong: Set(wrong.compactMap { $0 }))
        }
        let effect = LeakEffect(pictures, leaked: Set((0..<4).map { "test/a/\($0).jpg" }))
        #expect(effect.count == 10 && effect.leaked == 4)
        let fineTuned = try #require(effect.settings[.fineTuned]), zeroShot = try #require(effect.settings[.zeroShot])
        #expect(fineTuned.all?.point == 0.6 && fineTuned.leakedOnly?.point == 1)
        #expect(abs((fineTuned.without?.point ?? 0) - 1 / 3.0) < 1e-12)
        #expect(abs((fineTuned.difference?.point ?? 0) - 2 / 3.0) < 1e-12)
        #expect(zeroShot.all?.point == 0.5 && zeroShot.without?.point == 0.5 && zeroShot.difference?.point == 0)
        #expect(abs((effect.pairedWithAll?.point ?? 0) - 0.1) < 1e-12)
        #expect(DatasetWords.effect(effect).contains("right more often on leaked pictures"))
    }

    @Test func `cannot be told where every picture leaks`() {
        let pictures = (0..<3).map { FoundPicture.make($0) }
        let effect = LeakEffect(pictures, leaked: Set(pictures.map(\.row.sample.path)))
        #expect(effect.settings[.fineTuned]?.without == nil)
        #expect(DatasetWords.effect(effect) == "Every picture of this audit is in the training split too.")
        let limit = DatasetWords.limit(effect, keepsLabels: true)
        #expect(limit?.reason == "3 pictures of this audit are in the training split too.")
        #expect(limit?.consequence == "The trained head has seen them with their labels.")
    }

    @Test func `is told of near duplicates as such, and of labels only where they are the same`() {
        let pictures = (0..<4).map { FoundPicture.make($0, wrong: $0 == 3 ? [.fineTuned] : []) }
        let paths = pictures.map(\.row.sample.path)
        let effect = LeakEffect(pictures, leaked: Set(paths[..<2]), nearly: [paths[1]])
        #expect(effect.leaked == 2 && effect.near == 1)
        let limit = DatasetWords.limit(effect, keepsLabels: false)
        #expect(limit?.reason == "2 pictures of this audit are, or nearly are, in the training split too.")
        let consequence =
            "The trained head has seen them, or near duplicates, in training. Without them the head is right on 50.0% "
            + "instead of 75.0% of the pictures."
        #expect(limit?.consequence == consequence)
        #expect(DatasetWords.limit(LeakEffect(pictures, leaked: []), keepsLabels: true) == nil)
    }
}
