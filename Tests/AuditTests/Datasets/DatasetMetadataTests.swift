import Domain
import Engine
import Foundation
import Testing

@testable import Audit

@Suite("A dataset's metadata.csv")
struct DatasetMetadataTests {
    /// A folder of empty files, which is enough where nothing is decoded.
    private func dataset(_ files: [String], metadata: String?) throws -> Fixture {
        let fixture = try Fixture(withDataset: false)
        for file in files { try fixture.write(Data(file.utf8), to: "set/\(file)") }
        if let metadata { try fixture.write(Data(metadata.utf8), to: "set/metadata.csv") }
        return fixture
    }

    private func read(_ fixture: Fixture) throws -> ImageFolder { try ImageFolder(root: fixture.url("set")) }

    private let folders = ["train/a/1.png", "train/b/1.png", "test/a/1.png", "test/b/1.png"]

    @Test func `adds groups, boxes and lettering to class folders`() throws {
        let fixture = try dataset(
            folders,
            metadata: """
                text,face_bbox,other,group_gender,group_age,file_name
                "CHEF, HI",1 2 3 4;-5 6.5 7 8,x,female,,test/a/1.png
                ,,x,,old,./test//b/1.png
                """)
        let folder = try read(fixture)
        #expect(folder.classNames == ["a", "b"])
        #expect(folder.samples.map(\.path) == folders.sorted())
        let (first, second) = (folder.samples[0].annotation, folder.samples[1].annotation)
        #expect(first.groups == ["gender": "female"])
        #expect(first.text == "CHEF, HI")
        #expect(
            first.boxes == [
                .face: [Box(x: 1, y: 2, width: 3, height: 4), Box(x: -5, y: 6.5, width: 7, height: 8)]
            ])
        // An empty cell says "there is none", a missing column nothing.
        #expect(second == Annotation(groups: ["age": "old"], boxes: [.face: []], text: ""))
        #expect(folder.samples[2].annotation == Annotation())
    }

    @Test func `defines classes and splits where it has both, wherever the files lie`() throws {
        let fixture = try dataset(
            ["x/1.png", "2.png", "y/3.png", "y/4.png", "y/stray.png"],
            metadata: """
                file_name,split,label
                x/1.png,train,zebra
                2.png,train,ape
                y/3.png,test,zebra
                y/4.png,test,ape
                y/gone.png,test,lion
                """)
        let folder = try read(fixture)
        #expect(folder.classNames == ["ape", "zebra"])
        #expect(folder.samples.map(\.path) == ["2.png", "x/1.png", "y/3.png", "y/4.png"])
        #expect(folder.samples.map(\.label) == [0, 1, 1, 0])
        #expect(folder.samples.map(\.split) == [.train, .train, .test, .test])
        #expect(folder.warnings.count == 2)
        #expect(
            folder.warnings.first?.contains("5 rows 1 name no picture of the dataset and count nowhere: y/gone.png.")
                == true)
        #expect(
            folder.warnings.last?.contains("1 pictures have no row; they are no part of the dataset: y/stray.png.")
                == true)
        #expect(folder.mismatches.map(\.rowsWithoutFile) == [["y/gone.png"]])
        #expect(folder.mismatches.map(\.filesWithoutRow) == [["y/stray.png"]])
    }

    @Test(arguments: [
        ("path\nx\n", "row 1: expected a column file_name but found path"),
        ("file_name;label\nx;y\n", "found file_name;label"),
        ("file_name\ntest/a/1.png\ntest/./a/1.png\n", "row 3: expected each picture once"),
        ("file_name\n/etc/passwd.png\n", "row 2: expected a path below"), ("file_name\n../x.png\n", "row 2"),
        ("file_name\na/../../x.png\n", "row 2"), ("file_name\ntest\\a\\1.png\n", "forward slashes"),
        ("file_name,text\n,x\n", "row 2: expected the path of a picture"),
        ("file_name,split\ntest/a/1.png,Test\n", "row 2: expected train or test in split but found \"Test\""),
        ("file_name,label\ntest/a/1.png,b\n", "row 2: expected the label of its folder, a, but found b"),
        ("file_name,split\ntest/a/1.png,train\n", "row 2: expected the split of its folder, test, but found train"),
        ("file_name,label,split\ntest/a/1.png,,test\n", "row 2: expected a label and a split"),
        ("file_name,label,split\ntest/a/1.png,a,test\n", "the same classes in train and test but found pictures of a"),
        ("file_name,label,split\ntest/a/1.png,a,test\ntrain/a/1.png,a,train\n", "at least two classes"),
        ("file_name,face_bbox\ntest/a/1.png,1 2 3\n", "row 2: expected \"x y width height\""),
        ("file_name,face_bbox\ntest/a/1.png,1 2 3 0\n", "in face_bbox but found \"1 2 3 0\""),
        ("file_name,text_bbox\ntest/a/1.png,1 2 -3 4\n", "in text_bbox"),
        ("file_name,evidence_bbox\ntest/a/1.png,1 2 3 x\n", "in evidence_bbox"),
        ("file_name,face_bbox\ntest/a/1.png,nan 2 3 4\n", "row 2"),
        ("file_name,face_bbox\ntest/a/1.png,1 2 3 1e300\n", "row 2"),
        ("file_name,face_bbox\ntest/a/1.png,1 2 3 4;\n", "row 2"),
        ("file_name,face_bbox\ntest/a/1.png,\"1,2,3,4\"\n", "row 2"),
    ])
    func `is refused in one sentence where it is wrong`(_ metadata: String, _ complaint: String) throws {
        let fixture = try dataset(folders, metadata: metadata)
        let error = try #require(throws: AuditError.self) { try read(fixture) }
        #expect(error.status == .badData)
        #expect(error.description.contains("/set/metadata.csv"), "\(error)")
        #expect(error.description.contains(complaint), "\(error)")
    }

    @Test func `must not name files that a symbolic link brings in from elsewhere`() throws {
        let fixture = try dataset(folders, metadata: "file_name\ntest/a/2.png\n")
        try fixture.write(Data("secret".utf8), to: "elsewhere.png")
        let link = fixture.url("set/test/a/2.png")
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: fixture.url("elsewhere.png"))
        let error = try #require(throws: AuditError.self) { try read(fixture) }
        #expect(error.description.contains("test/a/2.png: expected a file in the dataset's folder"))
        // A link within the folder leads nowhere else.
        try FileManager.default.removeItem(at: link)
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: fixture.url("set/test/a/1.png"))
        #expect(try read(fixture).samples.count == 5)
    }

    @Test func `must not be a symbolic link to a table elsewhere`() throws {
        let fixture = try dataset(folders, metadata: nil)
        try fixture.write(Data("file_name\n".utf8), to: "elsewhere.csv")
        try FileManager.default.createSymbolicLink(
            at: fixture.url("set/metadata.csv"), withDestinationURL: fixture.url("elsewhere.csv"))
        let error = try #require(throws: AuditError.self) { try read(fixture) }
        #expect(error.description.contains("metadata.csv: expected a file in the dataset's folder"))
    }

    @Test func `that cannot be read is refused`() throws {
        let fixture = try dataset(folders + ["metadata.csv/note.txt"], metadata: nil)
        let error = try #require(throws: AuditError.self) { try read(fixture) }
        #expect(error.status == .missingInput)
    }

    @Test func `changes the dataset's identity by what it says, and by nothing else`() throws {
        func snapshot(_ metadata: String?) throws -> DatasetSnapshot {
            let fixture = try dataset(folders, metadata: metadata)
            return try withExtendedLifetime(fixture) { try read(fixture).snapshot() }
        }
        let bare = try snapshot(nil)
        // What it was before there was metadata.
        let lines = bare.samples.map {
            "\($0.sample.path)\t\($0.sample.split.rawValue)\t\($0.sample.label)\t\($0.image)"
        }
        #expect(bare.digest == ContentDigest(of: (["a", "b", ""] + lines).joined(separator: "\n")))

        func digest(_ metadata: String) throws -> ContentDigest { try snapshot(metadata).digest }
        #expect(try digest("file_name,other\ntest/a/1.png,x\n") == bare.digest)
        let face = try digest("file_name,face_bbox\ntest/a/1.png,1 2 3 4\n")
        #expect(face != bare.digest)
        #expect(try digest("other,face_bbox,file_name\n,1  2 3.0 4,test/a/1.png\n") == face)
        #expect(try digest("file_name,face_bbox\ntest/a/1.png,1 2 3 5\n") != face)
        #expect(try digest("file_name,text_bbox\ntest/a/1.png,1 2 3 4\n") != face)
        #expect(try digest("file_name,face_bbox\ntest/a/1.png,\n") != bare.digest)
    }
}
