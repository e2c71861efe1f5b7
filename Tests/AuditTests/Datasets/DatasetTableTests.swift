import Domain
import Engine
import Foundation
import Testing

@testable import Audit

@Suite("Tables of metadata beside pictures")
struct DatasetTableTests {
    private let folders = ["train/a/1.png", "train/b/1.png", "test/a/1.png", "test/b/1.png"]

    /// A folder of empty files, which is enough where nothing is decoded.
    private func dataset(_ files: [String], _ tables: [String: String]) throws -> Fixture {
        let fixture = try Fixture(withDataset: false)
        for file in files { try fixture.write(Data(file.utf8), to: "set/\(file)") }
        for (name, text) in tables { try fixture.write(Data(text.utf8), to: name) }
        return fixture
    }

    private func read(_ fixture: Fixture, sidecar: String? = nil) throws -> ImageFolder {
        try ImageFolder(root: fixture.url("set"), sidecar: sidecar.map(fixture.url))
    }

    @Test func `JSON lines say the same as comma-separated values`() throws {
        let csv = """
            file_name,group_gender,face_bbox,text_bbox,text
            test/a/1.png,female,1 2 3.5 4;5 6 7 8,,"CHEF, HI"
            test/b/1.png,male,,10 20 30 40,
            """
        let lines = """
            {"file_name": "test/a/1.png", "group_gender": "female", "face_bbox": [[1, 2, 3.5, 4], [5, 6, 7, 8]], \
            "text_bbox": [], "text": "CHEF, HI", "objects": {"bbox": [[0, 0, 1, 1]]}, "tags": ["x", true]}

            {"file_name": "test/b/1.png", "group_gender": "male", "face_bbox": "", "text_bbox": [10, 20, 30, 40], "text": ""}
            """
        let one = try dataset(folders, ["set/metadata.csv": csv])
        let other = try dataset(folders, ["set/metadata.jsonl": "\u{FEFF}" + lines + "\r\n"])
        let expected = try read(one), found = try read(other)
        #expect(found.samples == expected.samples)
        #expect(found.samples[0].annotation.boxes[.face]?.count == 2)
        #expect(found.samples[0].annotation.boxes[.text] == [])
        #expect(try found.snapshot().digest == expected.snapshot().digest)
    }

    @Test func `null says nothing`() throws {
        let fixture = try dataset(
            folders,
            [
                "set/metadata.jsonl":
                    #"{"file_name": "test/a/1.png", "face_bbox": null, "group_gender": null, "text": null}"#
            ])
        #expect(try read(fixture).samples[0].annotation == Annotation())
    }

    @Test(arguments: [
        ("{", "metadata.jsonl, line 1: expected"), ("[1]", "line 1: expected a JSON object but found a list"),
        ("\n\n3", "line 3: expected a JSON object"),
        (#"{"text": "x"}"#, "expected a column file_name but found text"),
        (#"{"file_name": 3}"#, "expected"), (#"{"file_name": ["a"]}"#, "line 1: expected a text in file_name"),
        (#"{"file_name": "test/a/1.png", "face_bbox": [[1, 2, 3]]}"#, "line 1: expected boxes as"),
        (#"{"file_name": "test/a/1.png", "face_bbox": [1, 2, "3", 4]}"#, "line 1: expected boxes as"),
        (#"{"file_name": "test/a/1.png", "face_bbox": [1, 2, -3, 4]}"#, "in face_bbox but found \"1 2 -3 4\""),
        (#"{"file_name": "test/a/1.png", "face_bbox": [1e999, 2, 3, 4]}"#, "line 1"),
        (#"{"file_name": "test/a/1.png", "face_bbox": {"x": 1}}"#, "line 1: expected a text in face_bbox"),
        (#"{"file_name": "test/a/1.png", "label": true}"#, "line 1: expected a text in label but found true"),
        (#"{"file_name": "test/a/1.png", "file_name": "test/b/1.png"}"#, "line 1"),
        (#"{"file_name": "../x.png"}"#, "line 1: expected a path below"),
        (String(repeating: "[", count: 5000), "line 1"),
    ])
    func `a line that is wrong is refused in one sentence`(_ lines: String, _ complaint: String) throws {
        let fixture = try dataset(folders, ["set/metadata.jsonl": lines])
        do {
            _ = try read(fixture)
            // A number as a path is the path of no picture.
            #expect(lines.contains("3}"))
        } catch {
            let (status, sentence) = ExitStatus.describe(error)
            #expect(status == .badData)
            #expect(sentence.contains(complaint) && sentence.contains("/set/metadata.jsonl"), "\(sentence)")
            #expect(sentence.hasSuffix(".") && !sentence.contains("\n"), "\(sentence)")
        }
    }

    @Test func `the folder of a split may have its own table`() throws {
        let fixture = try dataset(
            folders,
            [
                "set/train/metadata.csv": "file_name,group_gender\na/1.png,female\n",
                "set/test/metadata.jsonl": #"{"file_name": "b/1.png", "group_gender": "male"}"#,
            ])
        let folder = try read(fixture)
        #expect(folder.samples.map { $0.annotation.groups["gender"] } == [nil, "male", "female", nil])
    }

    @Test func `tables of the splits with labels make the dataset`() throws {
        let fixture = try dataset(
            ["train/1.png", "train/2.png", "val/x/1.png", "val/2.png"],
            [
                "set/train/metadata.csv": "file_name,label\n1.png,ape\n2.png,zebra\n",
                "set/val/metadata.csv": "file_name,label\nx/1.png,ape\n2.png,zebra\n",
            ])
        let folder = try read(fixture)
        #expect(folder.classNames == ["ape", "zebra"])
        #expect(folder.samples.map(\.path) == ["train/1.png", "train/2.png", "val/2.png", "val/x/1.png"])
        #expect(folder.samples.map(\.split) == [.train, .train, .test, .test])
        #expect(folder.samples.map(\.label) == [0, 1, 1, 0])
    }

    @Test func `two tables for one folder, and two rows for one picture, are refused`() throws {
        let row = "file_name,group_gender\ntest/a/1.png,female\n"
        let two = try dataset(
            folders, ["set/metadata.csv": row, "set/metadata.jsonl": #"{"file_name": "test/a/1.png"}"#])
        #expect(throws: AuditError.self) { try read(two) }
        let twice = try dataset(
            folders, ["set/metadata.csv": row, "set/test/metadata.csv": "file_name\na/1.png\n"])
        let error = try #require(throws: AuditError.self) { try read(twice) }
        #expect(error.description.contains("expected each picture once"), "\(error)")
    }

    @Test(arguments: ["validation", "valid", "val", "dev"]) func `the test split may have another name`(_ name: String)
        throws
    {
        let files = ["train/a/1.png", "train/b/1.png", "\(name)/a/1.png", "\(name)/b/1.png"]
        let folder = try read(try dataset(files, [:]))
        #expect(folder.samples.filter { $0.split == .test }.map(\.path) == ["\(name)/a/1.png", "\(name)/b/1.png"])
        let both = try read(try dataset(files + folders, [:]))
        #expect(both.samples.map(\.path) == folders.sorted())
        #expect(both.warnings.count == 1)
        #expect(both.warnings[0].contains("below \(name) are left out"))
    }

    @Test func `a table that lies elsewhere names pictures more loosely`() throws {
        let fixture = try dataset(
            folders + ["test/b/only.png"],
            [
                "side.csv": """
                file_name,split,label,group_gender
                test/a/1.png,,,one
                set/train/a/1.png,,,two
                only.png,,,three
                1.png,test,b,four
                b/1.png,train,,five
                gone.png,,,six
                """
            ])
        let folder = try read(fixture, sidecar: "side.csv")
        #expect(folder.samples.map { $0.annotation.groups["gender"] } == ["one", "four", "three", "two", "five"])
        #expect(folder.mismatches.map(\.rowsWithoutFile) == [["gone.png"]])
        #expect(folder.mismatches.map(\.filesWithoutRow) == [[]])
    }

    @Test(arguments: [
        ("file_name\n1.png\n", "row 2: expected a path that one picture has"),
        ("file_name\ntest/a/1.png\nset/test/a/1.png\n", "row 3: expected each picture once"),
        ("file_name,group_gender\ntest/a/1.png,male\n", "says of group_gender for this picture but found something"),
        ("file_name,label\ntest/a/1.png,b\n", "row 2: expected the label of its folder, a, but found b"),
        ("file_name\n/etc/passwd.png\n", "row 2: expected a path below"),
    ])
    func `a table that lies elsewhere must not contradict the dataset`(_ table: String, _ complaint: String) throws {
        let fixture = try dataset(
            folders,
            ["side.csv": table, "set/metadata.csv": "file_name,group_gender\ntest/a/1.png,female\n"])
        let error = try #require(throws: AuditError.self) { try read(fixture, sidecar: "side.csv") }
        #expect(error.status == .badData)
        #expect(error.description.contains("/side.csv, ") && error.description.contains(complaint), "\(error)")
    }

    @Test func `what two tables say of a picture is put together`() throws {
        let fixture = try dataset(
            folders,
            [
                "side.jsonl": #"{"file_name": "test/a/1.png", "face_bbox": [1, 2, 3, 4], "group_gender": "female"}"#,
                "set/metadata.csv": "file_name,group_gender,text\ntest/a/1.png,female,HI\n",
            ])
        #expect(
            try read(fixture, sidecar: "side.jsonl").samples[0].annotation
                == Annotation(
                    groups: ["gender": "female"], boxes: [.face: [Box(x: 1, y: 2, width: 3, height: 4)]], text: "HI"))
    }

    @Test(arguments: [("side.txt", 65), ("nowhere.csv", 66), ("set", 65), ("set.csv", 66)])
    func `a side-car that cannot be read is refused`(_ name: String, _ status: Int32) throws {
        let fixture = try dataset(folders, ["side.txt": "file_name\n", "set.csv/x": ""])
        let error = try #require(throws: AuditError.self) { try read(fixture, sidecar: name) }
        #expect(error.status.rawValue == status)
    }
}
