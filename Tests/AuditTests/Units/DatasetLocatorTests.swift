import Foundation
import TestSupport
import Testing

@testable import Audit

@Suite("Where a dataset is")
struct DatasetLocatorTests {
    @Test(arguments: ["/nowhere/photos", "/nowhere/photos/", "/nowhere/x/../photos"])
    func `a path is taken as it is, whether something is there or not`(_ path: String) {
        guard case .path(.folder(let folder)) = DatasetLocator.locate(path) else {
            Issue.record("\(path) is not taken for a folder.")
            return
        }
        #expect(folder.path == "/nowhere/photos")
    }

    @Test func `an unknown name is a path in the current folder`() {
        let here = URL(fileURLWithPath: FileManager.default.currentDirectoryPath).standardizedFileURL
        #expect(DatasetLocator.locate("no-such-dataset") == .path(.folder(here.appending(path: "no-such-dataset"))))
    }

    @Test func `the sample world has a name of its own`() {
        #expect(DatasetLocator.locate("sample-occupation") == .sample)
    }

    @Test func `a file is taken for an archive`() throws {
        let folder = try ScratchFolder(), file = folder.url.appending(path: "x.zip")
        try Data().write(to: file)
        #expect(DatasetLocator.locate(file.path) == .path(.archive(file.standardizedFileURL)))
    }

    @Test(arguments: [
        ("occupation", "train/chef/1.jpg", ""), ("occupation", "idenprof/train/chef/1.jpg", "idenprof"),
        ("occupation", "occupation/train/chef/1.jpg", "occupation"),
        ("occupation", "occupation/idenprof/train/chef/1.jpg", "occupation/idenprof"),
        ("occupation", "idenprof.tar", "idenprof.tar"), ("occupation", "idenprof-jpg.zip", "idenprof-jpg.zip"),
        ("occupation", "occupation/idenprof.tar", "occupation/idenprof.tar"),
        ("stanford-cars", "stanford-cars/devkit/cars_meta.mat", "stanford-cars"),
        ("stanford-cars", "stanford_cars/devkit/cars_meta.mat", "stanford_cars"),
        ("stanford-cars", "devkit/cars_meta.mat", ""),
    ])
    func `a dataset with a name is found in the data folder`(_ name: String, _ file: String, _ found: String) throws {
        let fixture = try Fixture(withDataset: false), data = fixture.url("data")
        try fixture.write(Data("x".utf8), to: "data/\(file)")
        guard case .known(let known, let source?) = DatasetLocator.locate(name, dataFolder: data.path) else {
            Issue.record("\(name) is not found.")
            return
        }
        #expect(known.rawValue == name)
        #expect(source.place?.path == (found.isEmpty ? data : data.appending(path: found)).path)
        #expect(DatasetLocator.locate(name, dataFolder: fixture.url("empty").path) == .known(known, nil))
    }
}

@Suite("Which dataset and model a build works with")
struct AuditInputsTests {
    @Test func `the sample world comes with the sample model that saw no bias`() throws {
        let inputs = try AuditInputs(dataset: "sample-occupation", model: nil)
        #expect(inputs.dataset == .sampleWorld)
        #expect(inputs.model.name == "sample-v2")
    }

    @Test func `a sample model is named, not searched for`() throws {
        let inputs = try AuditInputs(dataset: "sample-occupation", model: "sample-v1")
        #expect(inputs.model.name == "sample-v1")
        #expect(FileManager.default.fileExists(atPath: inputs.model.folder.appending(path: "model.safetensors").path))
    }

    @Test func `a folder of the user's needs a model`() throws {
        let folder = try ScratchFolder()
        let error = #expect(throws: AuditError.self) {
            try AuditInputs(dataset: folder.url.path, model: nil)
        }
        #expect("\(try #require(error))".contains("--model"))
    }

    @Test func `a model's path is taken as it is`() throws {
        let folder = try ScratchFolder()
        let inputs = try AuditInputs(dataset: "/nowhere/photos", model: folder.url.path)
        #expect(inputs.dataset == .folder(URL(fileURLWithPath: "/nowhere/photos")))
        #expect(inputs.model.folder.path == folder.url.path)
        #expect(inputs.model.name == folder.url.lastPathComponent)
    }

    @Test func `photos in a data folder that is named are not passed over for want of a model`() throws {
        let folder = try ScratchFolder()
        for split in ["train", "test"] {
            try FileManager.default.createDirectory(
                at: folder.url.appending(path: "idenprof/\(split)/chef"), withIntermediateDirectories: true)
        }
        let error = try #require(throws: AuditError.self) {
            try AuditInputs(dataset: "occupation", dataFolder: folder.url.path, model: nil)
        }
        #expect(error.description.contains("--model: expected a CLIP checkpoint for"), "\(error)")
    }

    @Test(arguments: ["occupation", "stanford-cars"]) func `a data folder that is named has to hold the dataset`(
        _ name: String
    ) throws {
        let folder = try ScratchFolder()
        let error = try #require(throws: AuditError.self) {
            try AuditInputs(dataset: name, dataFolder: folder.url.path, model: "/nowhere/model")
        }
        #expect(error.status == .missingInput)
        #expect(error.description.contains("\(folder.url.path): expected "), "\(error)")
        #expect(error.description.contains("--data-dir"), "\(error)")
    }
}
