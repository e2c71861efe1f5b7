import Foundation
import TestSupport
import Testing

@testable import Audit

@Suite("Archives")
struct ArchiveTests {
    /// Archives that Python's zipfile and tarfile wrote, by `Tests/Golden/make_archive_golden.py`.
    private static let folder = Golden.folder.appending(path: "archive")
    private static let sound = ["plain.zip", "plain.tar", "plain.tar.gz", "plain.tar.xz", "pax.tar"]
    /// What each of them holds besides junk.
    private static let expected = [
        "idenprof/metadata.csv", "idenprof/test/chef/chef-1.jpg", "idenprof/test/chef/\u{E9}t\u{E9}.jpg",
    ]

    private func unpack(_ name: String, change: (inout ArchiveUnpacking) -> Void = { _ in }) throws -> (
        folder: ScratchFolder, target: URL, result: ArchiveUnpacking.Result?
    ) {
        let folder = try ScratchFolder(), target = folder.url.appending(path: "new/target")
        var unpacking = ArchiveUnpacking(archive: Self.folder.appending(path: name), target: target)
        change(&unpacking)
        return (folder, target, try unpacking.run())
    }

    private func files(below folder: URL) -> [String] {
        let all = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
        return all.filter { !PictureFiles.isFolder(folder.appending(path: $0)) }.sorted()
    }

    @Test(arguments: sound) func `pictures and tables come out with their bytes, and junk does not`(_ name: String)
        throws
    {
        let (folder, target, result) = try unpack(name)
        #expect(result?.files == 3)
        #expect(result?.refused.isEmpty == true)
        #expect(files(below: target) == Self.expected.sorted())
        let picture = try Data(contentsOf: target.appending(path: Self.expected[1]))
        #expect(picture == Data((0..<3000).map { UInt8($0 % 251) }))
        // Nothing unfinished is left beside it.
        #expect(files(below: folder.url).filter { !$0.hasPrefix("new/target/") } == ["new/target.lock"])
    }

    @Test(arguments: sound) func `one entry is read by its path`(_ name: String) throws {
        let archive = Self.folder.appending(path: name)
        let table = try ArchiveReader.content(of: Self.expected[0], in: archive, limit: 100)
        #expect(String(decoding: table, as: UTF8.self) == "file_name,group_gender\n")
        #expect(throws: AuditError.self) {
            try ArchiveReader.content(of: Self.expected[1], in: archive, limit: 2999)
        }
        #expect(throws: AuditError.self) { try ArchiveReader.content(of: "nowhere.csv", in: archive, limit: 100) }
    }

    @Test(arguments: ["evil.tar", "evil.zip"]) func `what would leave the folder is left out and reported`(
        _ name: String
    )
        throws
    {
        let (folder, target, result) = try unpack(name)
        #expect(files(below: target) == ["good.jpg"])
        #expect(files(below: folder.url).filter { !$0.hasPrefix("new/target") }.isEmpty)
        let refused = Set(result?.refused ?? [])
        #expect(refused.isSuperset(of: ["../up.jpg", "/absolute.jpg", "a/../../up.jpg", "link.jpg"]))
        if name == "evil.tar" { #expect(refused.isSuperset(of: ["hard.jpg", "device.jpg", "pipe.jpg"])) }
        // The second file of a path neither wins nor goes unsaid.
        #expect(refused.contains("good.jpg"))
        #expect(try Data(contentsOf: target.appending(path: "good.jpg")) == Data("first".utf8))
    }

    @Test func `sizes are limited by what comes out`() throws {
        #expect(throws: AuditError.self) { try unpack("plain.tar.gz") { $0.fileLimit = 2000 } }
        #expect(throws: AuditError.self) { try unpack("plain.zip") { $0.totalLimit = 3010 } }
    }

    @Test func `what was unpacked before a failure is taken away`() throws {
        let folder = try ScratchFolder(), target = folder.url.appending(path: "target")
        var unpacking = ArchiveUnpacking(archive: Self.folder.appending(path: "plain.zip"), target: target)
        unpacking.totalLimit = 3010
        #expect(throws: AuditError.self) { try unpacking.run() }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["target.lock"])
    }

    @Test func `an unfinished folder is not taken for a finished one, and a finished one is left alone`() throws {
        let (folder, target, _) = try unpack("plain.tar")
        let unfinished = target.appendingPathExtension("unfinished")
        try FileManager.default.moveItem(at: target, to: unfinished)
        try FileManager.default.removeItem(at: unfinished.appending(path: Self.expected[1]))
        let unpacking = ArchiveUnpacking(archive: Self.folder.appending(path: "plain.tar"), target: target)
        #expect(try unpacking.run()?.files == 3)
        #expect(!FileManager.default.fileExists(atPath: unfinished.path))
        #expect(try unpacking.run()?.files == nil)
        _ = folder
    }

    @Test(arguments: ["plain.tar.gz", "plain.zip", "plain.tar", "plain.tar.xz", "evil.tar"])
    func `damage ends in one sentence and leaves no folder`(_ name: String) throws {
        let whole = [UInt8](try Data(contentsOf: Self.folder.appending(path: name)))
        let folder = try ScratchFolder()
        let broken = folder.url.appending(path: "broken"), target = folder.url.appending(path: "target")
        for step in 0..<60 {
            var bytes = whole
            if step % 2 == 0 {
                bytes.removeLast(bytes.count - bytes.count * step / 60)
            } else {
                for offset in stride(from: step, to: bytes.count, by: 61) { bytes[offset] ^= UInt8(step) }
            }
            try Data(bytes).write(to: broken)
            do {
                _ = try ArchiveUnpacking(archive: broken, target: target).run()
                try FileManager.default.removeItem(at: target)
            } catch let error as AuditError {
                #expect(error.description.contains("expected") && error.description.hasSuffix("."))
                #expect(!FileManager.default.fileExists(atPath: target.path))
            }
        }
    }

    @Test(arguments: [("nothing", 66), ("folder", 66), ("text", 65), ("empty", 65), ("locked.zip", 65)])
    func `what is no archive is refused in one sentence`(_ name: String, _ status: Int32) throws {
        let folder = try ScratchFolder()
        try FileManager.default.createDirectory(
            at: folder.url.appending(path: "folder"), withIntermediateDirectories: true)
        try Data("Just words.\n".utf8).write(to: folder.url.appending(path: "text"))
        try Data().write(to: folder.url.appending(path: "empty"))
        let archive = (name == "locked.zip" ? Self.folder : folder.url).appending(path: name)
        let error = #expect(throws: AuditError.self) {
            try ArchiveUnpacking(archive: archive, target: folder.url.appending(path: "target")).run()
        }
        #expect(error?.status.rawValue == status)
        #expect("\(try #require(error))".contains("/\(name): expected a"))
    }
}
