import Foundation
import TestSupport
import Testing

@testable import Audit

@Suite("Where a dataset is")
struct DatasetLocatorTests {
    @Test(arguments: ["/nowhere/photos", "/nowhere/photos/", "/nowhere/x/../photos"])
    func `a path is taken as it is, whether something is there or not`(_ path: String) {
        guard case .folder(let folder) = DatasetLocator.locate(path) else {
            Issue.record("\(path) is not taken for a folder.")
            return
        }
        #expect(folder.path == "/nowhere/photos")
    }

    @Test func `an unknown name is a path in the current folder`() {
        let here = URL(fileURLWithPath: FileManager.default.currentDirectoryPath).standardizedFileURL
        #expect(DatasetLocator.locate("no-such-dataset") == .folder(here.appending(path: "no-such-dataset")))
    }

    @Test func `the sample world has a name of its own`() {
        #expect(DatasetLocator.locate("sample-occupation") == .sample)
    }
}

@Suite("Which dataset and model a build works with")
struct AuditInputsTests {
    private let output = URL(fileURLWithPath: "/nowhere/output")
    private var drawn: URL { output.appending(path: "datasets/sample-occupation") }

    @Test func `the sample world comes with the sample model that saw no bias`() throws {
        let inputs = try AuditInputs(dataset: "sample-occupation", model: nil, outputFolder: output)
        #expect(inputs.isSampleDataset)
        #expect(inputs.dataset == drawn)
        #expect(inputs.model.name == "sample-v2")
    }

    @Test func `a sample model is named, not searched for`() throws {
        let inputs = try AuditInputs(dataset: "sample-occupation", model: "sample-v1", outputFolder: output)
        #expect(inputs.model.name == "sample-v1")
        #expect(FileManager.default.fileExists(atPath: inputs.model.folder.appending(path: "model.safetensors").path))
    }

    @Test func `a folder of the user's needs a model`() throws {
        let folder = try ScratchFolder()
        let error = #expect(throws: AuditError.self) {
            try AuditInputs(dataset: folder.url.path, model: nil, outputFolder: output)
        }
        #expect("\(try #require(error))".contains("--model"))
    }

    @Test func `a model's path is taken as it is`() throws {
        let folder = try ScratchFolder()
        let inputs = try AuditInputs(dataset: "/nowhere/photos", model: folder.url.path, outputFolder: output)
        #expect(!inputs.isSampleDataset)
        #expect(inputs.model.folder.path == folder.url.path)
        #expect(inputs.model.name == folder.url.lastPathComponent)
    }
}
