import Domain
import Foundation
import TestSupport
import Testing

@testable import Audit

@Suite("Stanford Cars")
struct StanfordCarsTests {
    /// What scipy reads from the golden devkit.
    private struct Devkit: Decodable {
        struct Row: Decodable {
            let bbox_x1: Double, bbox_y1: Double, bbox_x2: Double, bbox_y2: Double
            let `class`: Int?
            let fname: String
        }

        let cars_train_annos: [Row]
        let cars_test_annos: [Row]
        let cars_test_annos_withlabels: [Row]
        let class_names: [String]
    }

    private static let golden = Golden.folder.appending(path: "stanford-cars")

    private func devkit() throws -> Devkit {
        try JSONDecoder().decode(Devkit.self, from: Data(contentsOf: Self.golden.appending(path: "devkit.json")))
    }

    /// A folder laid out as torchvision expects it, with a file for each record that has one.
    private func cars(
        train: String = "cars_train", test: String? = "cars_test", labels: String? = "cars_test_annos_withlabels.mat"
    ) throws -> Fixture {
        let fixture = try Fixture(withDataset: false)
        func copy(_ name: String, to path: String) throws {
            try fixture.write(Data(contentsOf: Self.golden.appending(path: name)), to: "cars/\(path)")
        }
        for name in ["cars_meta.mat", "cars_train_annos.mat", "cars_test_annos.mat"] {
            try copy(name, to: "devkit/\(name)")
        }
        if let labels { try copy("cars_test_annos_withlabels.mat", to: labels) }
        for (folder, numbers) in [(train, 0..<2), (test ?? "", test == nil ? 0..<0 : 0..<2)] {
            for number in numbers {
                let picture = try Pictures.jpeg(label: number, index: number)
                try fixture.write(picture, to: "cars/\(folder)/0000\(number + 1).jpg")
            }
        }
        return fixture
    }

    private func read(_ fixture: Fixture) throws -> ImageFolder { try ImageFolder(root: fixture.url("cars")) }

    @Test func `the devkit's files hold what scipy reads in them`() throws {
        let expected = try devkit()
        let names = try MatFile(url: Self.golden.appending(path: "cars_meta.mat")).variable("class_names")
        #expect(names == .cells(expected.class_names.map(MatFile.Value.text)))
        for (name, rows) in [
            ("cars_train_annos", expected.cars_train_annos), ("cars_test_annos", expected.cars_test_annos),
            ("cars_test_annos_withlabels", expected.cars_test_annos_withlabels),
        ] {
            let records = try MatFile(url: Self.golden.appending(path: "\(name).mat")).variable("annotations")
            let values = rows.map { row in
                var record: [String: MatFile.Value] = [
                    "bbox_x1": .numbers([row.bbox_x1]), "bbox_y1": .numbers([row.bbox_y1]),
                    "bbox_x2": .numbers([row.bbox_x2]), "bbox_y2": .numbers([row.bbox_y2]), "fname": .text(row.fname),
                ]
                record["class"] = row.class.map { .numbers([Double($0)]) }
                return record
            }
            #expect(records == .records(values), "\(name)")
        }
    }

    @Test(arguments: ["cars_test_annos_withlabels.mat", "devkit/cars_test_annos_withlabels.mat"])
    func `classes keep the devkit's order, and boxes come along`(_ labels: String) throws {
        let folder = try read(try cars(labels: labels))
        #expect(folder.classNames == ["Ram C/V Cargo Van Minivan 2012", "Acura TL Sedan 2012", "Citroën 2CV 1980"])
        #expect(
            folder.samples.map(\.path) == [
                "cars_test/00001.jpg", "cars_test/00002.jpg", "cars_train/00001.jpg", "cars_train/00002.jpg",
            ])
        #expect(folder.samples.map(\.label) == [0, 2, 2, 0])
        #expect(folder.auditSplit == .test)
        // 39, 116 to 569, 375, counted from 1 and both included.
        #expect(folder.samples[2].annotation.boxes == [.evidence: [Box(x: 38, y: 115, width: 531, height: 260)]])
        #expect(folder.mismatches.first?.rowsWithoutFile == ["cars_train/00003.jpg"])
        #expect(folder.warnings.count == 2)
        #expect(folder.warnings.contains { $0.contains("1 of 3 classes have no training picture") })
    }

    @Test func `test pictures alone are refused`() throws {
        let fixture = try cars()
        try fixture.remove("cars/cars_train")
        let error = try #require(throws: AuditError.self) { try read(fixture) }
        #expect(error.description.contains("expected pictures of the devkit's list in cars_train but found none"))
    }

    @Test func `test pictures that nothing is known of are left out, and it is said which file is missing`() throws {
        let folder = try read(try cars(labels: nil))
        #expect(folder.samples.map(\.split) == [.train, .train])
        #expect(folder.auditSplit == .train)
        #expect(folder.warnings.contains { $0.contains("2 pictures are left out") && $0.contains("withlabels.mat") })
    }

    @Test(arguments: ["cars_train_sample", "cars_train/cars_train"]) func `copies name and nest folders in their way`(
        _ train: String
    ) throws {
        let folder = try read(try cars(train: train, test: nil))
        #expect(folder.samples.map(\.path) == ["\(train)/00001.jpg", "\(train)/00002.jpg"])
    }

    @Test(arguments: ["cars_meta.mat", "cars_train_annos.mat", "cars_test_annos_withlabels.mat"])
    func `damage ends in one sentence and never in a crash`(_ name: String) throws {
        let bytes = [UInt8](try Data(contentsOf: Self.golden.appending(path: name)))
        let fixture = try Fixture(withDataset: false)
        let variable = name == "cars_meta.mat" ? "class_names" : "annotations"
        var refused = 0
        for step in 0..<300 {
            var damaged = bytes
            if step % 3 == 0 {
                damaged.removeLast(step % bytes.count)
            } else {
                damaged[(step * 37) % bytes.count] ^= UInt8(truncatingIfNeeded: 1 << (step % 8))
            }
            try fixture.write(Data(damaged), to: "x.mat")
            do { _ = try MatFile(url: fixture.url("x.mat")).variable(variable) } catch let error as AuditError {
                refused += 1
                #expect(error.description.contains("/x.mat: expected a complete MATLAB 5 file"))
            }
        }
        #expect(refused > 10)
    }

    @Test func `a devkit without its tables is refused`() throws {
        let fixture = try cars()
        try fixture.remove("cars/devkit/cars_train_annos.mat")
        let error = try #require(throws: AuditError.self) { try read(fixture) }
        #expect(error.status == .missingInput)
        #expect(error.description.contains("cars_train_annos.mat: expected a MATLAB file"))
        try fixture.write(Pictures.text, to: "cars/devkit/cars_train_annos.mat")
        #expect(throws: AuditError.self) { try read(fixture) }
    }

    @Test func `training pictures alone are audited, and the report says what that means`() async throws {
        let fixture = try cars(test: nil)
        let arguments = fixture.buildArguments(dataset: "cars", ["--json"]).filter { $0 != "--quiet" }
        let result = try await fixture.run(arguments)
        result.expectSuccess()
        #expect(result.errors.contains("The training pictures are audited, because there are no others"))
        #expect(try fixture.rows().values(String.self, "SELECT path FROM runSample ORDER BY path").count == 2)
        let run = try #require(try fixture.rows().value(String.self, "SELECT name FROM run"))
        let page = try String(contentsOf: fixture.url("output/\(run)/index.html"), encoding: .utf8)
        #expect(page.contains("The linear head was trained on the very pictures it is audited on."))
        #expect(page.contains("Which setting is right more often on unseen pictures cannot be said."))
        try await fixture.build(dataset: "cars", "--split", "test").expectSentence(
            65, "--split test: expected pictures")
    }

    @Test(.enabled(if: SharedFolder.has("data/stanford-cars"), "shared/data/stanford-cars is not at hand"))
    func `the real devkit gives the labels that are known of its pictures`() throws {
        let shared = try #require(SharedFolder.url("data/stanford-cars"))
        let folder = try ImageFolder(root: shared)
        let names = try String(contentsOf: shared.appending(path: "class_names.txt"), encoding: .utf8)
        #expect(folder.classNames == names.split(separator: "\n").map(String.init))
        let table = try CSVTable(Data(contentsOf: shared.appending(path: "sample_labels.csv")), name: "labels")
        let labels = Dictionary(uniqueKeysWithValues: table.rows.map { ($0.cells[0], $0.cells[1]) })
        #expect(folder.samples.count == 196)
        for sample in folder.samples {
            let file = sample.path.split(separator: "/").last.map(String.init) ?? ""
            #expect(labels[file] == "\(sample.label + 1)", "\(file)")
        }
        #expect(folder.auditSplit == .train)
        // These pictures are cut to their boxes.
        #expect(folder.samples.allSatisfy { $0.annotation.boxes.isEmpty })
        #expect(folder.mismatches.first?.rowsWithoutFile.count == 8144 - 196)
    }
}
