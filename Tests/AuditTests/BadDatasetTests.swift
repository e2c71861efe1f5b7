import Foundation
import Testing

@Suite("A dataset that cannot be used is refused in one sentence")
struct BadDatasetTests {
    @Test func `no folder`() async throws {
        let fixture = try Fixture(withDataset: false)
        try await fixture.build(dataset: "nowhere").expectSentence(
            66, "/nowhere: expected a dataset folder", "found nothing there", "check --dataset")
    }

    @Test func `a file that is no archive`() async throws {
        let fixture = try Fixture(withDataset: false)
        try fixture.write(Pictures.text, to: "note.txt")
        try await fixture.build(dataset: "note.txt").expectSentence(
            65, "/note.txt: expected a complete zip or tar archive", "download it again")
        #expect(!FileManager.default.fileExists(atPath: fixture.url("output/datasets/note.unfinished").path))
    }

    @Test(arguments: ["test/chef/9.jpg", "train/chef"]) func `pictures that a link brings in from elsewhere`(
        _ path: String
    ) async throws {
        let fixture = try Fixture(), link = fixture.url("dataset/\(path)")
        try fixture.copy(fixture.url("dataset/test/chef"), to: "elsewhere")
        try? FileManager.default.removeItem(at: link)
        let target = fixture.url(path.hasSuffix("jpg") ? "elsewhere/4.jpg" : "elsewhere")
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: target)
        try await fixture.build().expectSentence(
            65, "dataset/\(path)", "expected a file in the dataset's folder", "symbolic link that leads out of it")
    }

    @Test func `a side-car that is not there`() async throws {
        let fixture = try Fixture()
        try await fixture.build(dataset: "dataset", "--metadata", "nowhere.csv").expectSentence(
            66, "nowhere.csv: expected a table of metadata")
    }

    @Test(arguments: ["train", "test"]) func `a split is missing`(_ split: String) async throws {
        let fixture = try Fixture()
        try fixture.remove("dataset/\(split)")
        try await fixture.build().expectSentence(66, "dataset/\(split): ", "train/CLASS and test/CLASS")
    }

    @Test func `an empty class folder`() async throws {
        let fixture = try Fixture()
        for index in 0..<Fixture.trainCount { try fixture.remove("dataset/train/doctor/\(index).jpg") }
        // What is no picture by its name, and what is hidden, does not count.
        try fixture.write(Pictures.text, to: "dataset/train/doctor/notes.txt")
        try fixture.write(Pictures.text, to: "dataset/train/doctor/.hidden.jpg")
        try await fixture.build().expectSentence(65, "dataset/train/doctor: expected pictures", "of the class doctor")
    }

    @Test func `different classes to train and to test`() async throws {
        let fixture = try Fixture()
        try fixture.copy(fixture.url("dataset/test/chef"), to: "dataset/test/waiter")
        try fixture.remove("dataset/train/firefighter")
        try await fixture.build().expectSentence(65, "dataset: expected the same classes", "firefighter, waiter")
    }

    @Test func `a single class`() async throws {
        let fixture = try Fixture()
        for split in ["train", "test"] {
            for name in ["chef", "doctor"] { try fixture.remove("dataset/\(split)/\(name)") }
        }
        try await fixture.build().expectSentence(65, "at least two class folders", "found 1")
    }
}
