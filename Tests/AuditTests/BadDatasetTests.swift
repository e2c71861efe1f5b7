import Foundation
import Testing

@Suite("A dataset that cannot be used is refused in one sentence")
struct BadDatasetTests {
    @Test(arguments: [("nowhere", "nothing there"), ("note.txt", "a file")])
    func `no folder`(_ path: String, _ found: String) async throws {
        let fixture = try Fixture(withDataset: false)
        try fixture.write(Pictures.text, to: "note.txt")
        try await fixture.build(dataset: path).expectSentence(
            66, "/\(path): expected a dataset folder", "found \(found)", "check --dataset")
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
