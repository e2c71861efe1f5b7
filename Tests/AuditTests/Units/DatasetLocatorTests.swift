import Foundation
import Testing

@testable import Audit

@Suite("Where a dataset is")
struct DatasetLocatorTests {
    @Test(arguments: ["/nowhere/photos", "/nowhere/photos/", "/nowhere/x/../photos"])
    func `a path is taken as it is, whether something is there or not`(_ path: String) throws {
        #expect(try DatasetLocator.folder(path).path == "/nowhere/photos")
    }

    @Test func `an unknown name is a path in the current folder`() throws {
        let here = URL(fileURLWithPath: FileManager.default.currentDirectoryPath).standardizedFileURL
        #expect(try DatasetLocator.folder("no-such-dataset").path == here.appending(path: "no-such-dataset").path)
    }
}
