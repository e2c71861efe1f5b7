import Foundation
import TestSupport
import Testing

@testable import Audit

@Suite("inspect")
struct InspectTests {
    /// A dataset with a byte-identical pair in both splits, one with two labels, the same pixels in other bytes, a smaller
    /// copy, a dark picture and three files that cannot be read.
    private func fixture() throws -> Fixture {
        let fixture = try Fixture()
        func copy(_ source: String, _ target: String) throws {
            try fixture.copy(fixture.url("dataset/\(source)"), to: "dataset/\(target)")
        }
        try copy("train/chef/0.jpg", "test/chef/leak.jpg")
        try copy("train/chef/1.jpg", "train/doctor/contradiction.jpg")
        // A comment changes the bytes of a JPEG file and none of its pixels.
        var bytes = try Data(contentsOf: fixture.url("dataset/train/firefighter/2.jpg"))
        bytes.insert(contentsOf: [0xFF, 0xFE, 0, 4, 0x68, 0x69], at: 2)
        try fixture.write(bytes, to: "dataset/test/firefighter/comment.jpg")
        try fixture.write(Pictures.text, to: "dataset/test/doctor/text.jpg")
        try fixture.write(Pictures.text, to: "dataset/train/doctor/text.jpg")
        try fixture.write(Data(), to: "dataset/train/doctor/empty.jpg")
        return fixture
    }

    private func json(_ fixture: Fixture, _ more: String...) async throws -> [String: Any] {
        let result = try await fixture.run(["inspect", "dataset", "--json", "--quiet"] + more)
        result.expectSuccess()
        return try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    }

    @Test func `counts groups, leaks and contradictions and names the files of each`() async throws {
        let json = try await json(fixture())
        #expect(json["pictures"] as? Int == 27)
        // The two texts are files of the same bytes, readable or not.
        #expect(json["exactDuplicateGroups"] as? Int == 3)
        #expect(json["leakingGroups"] as? Int == 1)
        #expect(json["contradictoryGroups"] as? Int == 1)
        let exact = try #require(json["exactDuplicates"] as? [String: Any])
        #expect(exact["leaking"] as? [[String]] == [["test/chef/leak.jpg", "train/chef/0.jpg"]])
        #expect(exact["surplusFiles"] as? Int == 2)
        #expect(
            exact["contradictory"] as? [[String]] == [["train/chef/1.jpg", "train/doctor/contradiction.jpg"]])
        #expect((exact["groups"] as? [[String: Any]])?.count == 3)
        let pixels = try #require(json["samePixels"] as? [String: Any])
        #expect(
            pixels["leaking"] as? [[String]] == [["test/firefighter/comment.jpg", "train/firefighter/2.jpg"]])
        let leaked = try #require(json["leakedTestPictures"] as? [String: [String]])
        #expect(leaked["bytes"] == ["test/chef/leak.jpg"])
        #expect(leaked["likeness"]?.contains("test/doctor/text.jpg") == false)
        #expect(leaked["likeness"]?.contains("test/firefighter/comment.jpg") == true)
        let unreadable = try #require(json["unreadable"] as? [[String: String]])
        #expect(
            unreadable.map { $0["file"] } == [
                "test/doctor/text.jpg", "train/doctor/empty.jpg", "train/doctor/text.jpg",
            ])
        #expect(unreadable.allSatisfy { $0["reason"]?.hasPrefix("\($0["file"] ?? ""): expected a JPEG") == true })
        let counts = try #require(json["counts"] as? [String: Any])
        #expect((counts["byClass"] as? [String: [String: Int]])?["chef"] == ["train": 4, "test": 4])
    }

    @Test func `says the same on one worker and on several`() async throws {
        let fixture = try fixture()
        let one = try await fixture.run(["inspect", "dataset", "--json", "--quiet", "--workers", "1"])
        let four = try await fixture.run(["inspect", "dataset", "--json", "--quiet", "--workers", "4"])
        #expect(one.output == four.output)
    }

    @Test func `prints the leaks first, and no longer lists than asked for`() async throws {
        let result = try await fixture().run(["inspect", "dataset", "--quiet", "--limit", "1"])
        result.expectSuccess()
        let lines = result.outputLines
        #expect(lines[0] == "dataset: 27 pictures of 3 classes, 15 to train and 12 to test")
        #expect(lines.contains { $0.hasPrefix("Leaks: ") && $0.contains("1 byte for byte") })
        #expect(lines.contains { $0.hasPrefix("Byte-identical files: 3 groups, 1 in both train and test, 1 with") })
        #expect(lines.contains { $0.contains("and 2 more; --limit or --json shows all") })
        #expect(lines.contains("Unreadable files: 3"))
        #expect(lines.contains("Faces: not marked in any picture"))
    }

    @Test func `reads groups and faces from metadata`() async throws {
        let fixture = try Fixture()
        try fixture.write(
            Data(
                """
                file_name,group_gender,face_bbox
                test/chef/4.jpg,female,1 1 5 5
                test/chef/5.jpg,male,
                train/chef/0.jpg,male,2 2 4 4;9 9 3 3

                """.utf8), to: "dataset/metadata.csv")
        let json = try await json(fixture)
        let faces = try #require(json["faceCoverage"] as? [String: Any])
        #expect(faces["withFace"] as? Int == 2 && faces["withoutFace"] as? Int == 1 && faces["unknown"] as? Int == 18)
        let counts = try #require(json["counts"] as? [String: Any])
        let groups = try #require(counts["byGroup"] as? [String: [String: [String: Int]]])
        #expect(groups["gender"]?["male"] == ["train": 1, "test": 1])
        #expect(groups["gender"]?["unknown"] == ["train": 11, "test": 7])
    }

    @Test func `refuses what is no dataset in one sentence`() async throws {
        let fixture = try Fixture(withDataset: false)
        try await fixture.run(["inspect", "nowhere", "--quiet"]).expectSentence(66, "expected a dataset folder")
        try fixture.write(Data(), to: "file")
        let file = try await fixture.run(["inspect", "file", "--quiet"])
        file.expectSentence(65, "expected a complete zip or tar archive")
        let usage = try await fixture.run(["inspect", "file", "--limit", "-1"])
        #expect(usage.status == 64)
    }

    @Test(
        .enabled(if: SharedFolder.has("data/occupation/sample"), "shared/data/occupation/sample is not at hand")
    ) func `finds in real photos what sha256sum finds`() async throws {
        let fixture = try Fixture(withDataset: false)
        let root = try #require(SharedFolder.url("data/occupation/sample"))
        let result = try await fixture.run(["inspect", root.path, "--json", "--quiet"])
        result.expectSuccess()
        let json = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        #expect(json["pictures"] as? Int == 500)
        #expect((json["unreadable"] as? [Any])?.isEmpty == true)
    }
}
