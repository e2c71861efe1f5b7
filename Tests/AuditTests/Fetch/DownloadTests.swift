import Domain
import Engine
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Audit

@Suite("A file is fetched whole, or not at all under its name")
struct DownloadTests {
    private static let content = Data((0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) })
    private static let digest = ContentDigest(of: content)

    /// A folder for the file, and a download that does not wait long between two tries.
    private struct Target {
        let scratch: ScratchFolder
        var file: URL { scratch.url.appending(path: "sub/file.bin") }
        var part: URL { PartialFile.url(for: file) }

        init() throws { scratch = try ScratchFolder() }

        func download(_ server: LoopbackServer, path: String = "/file", digest: ContentDigest? = nil) -> Download {
            Download(
                request: HTTPRequest(url: server.url.appending(path: path)), file: file,
                expected: ExpectedContent(digest: digest.map(ExpectedContent.Digest.sha256)),
                patience: Patience(retries: 3, pause: 0.001))
        }

        func leave(_ bytes: Data, tag: String? = nil) throws {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try bytes.write(to: part)
            if let tag { try Data(tag.utf8).write(to: part.appendingPathExtension("etag")) }
        }

        /// Nothing is left but the file.
        func expectOnlyFile(_ content: Data, sourceLocation: SourceLocation = #_sourceLocation) throws {
            #expect(try Data(contentsOf: file) == content, sourceLocation: sourceLocation)
            let names = try FileManager.default.contentsOfDirectory(atPath: file.deletingLastPathComponent().path)
            #expect(names == ["file.bin"], sourceLocation: sourceLocation)
        }
    }

    @Test func `in one piece, through a redirect, with the digest checked`() throws {
        let server = try LoopbackServer { request in
            request.path == "/file" ? .redirect("/elsewhere?signature=1") : .file(Self.content, for: request)
        }
        let target = try Target()
        try target.download(server, digest: Self.digest).run()
        try target.expectOnlyFile(Self.content)
        #expect(server.requests.map(\.target) == ["/file", "/elsewhere?signature=1"])
    }

    @Test func `an empty file`() throws {
        let server = try LoopbackServer { .file(Data(), for: $0) }
        let target = try Target()
        try target.download(server, digest: ContentDigest(of: Data())).run()
        try target.expectOnlyFile(Data())
    }

    @Test(arguments: [true, false]) func `a broken connection is taken up where it broke`(_ knowsDigest: Bool) throws {
        let server = try LoopbackServer { request in
            .file(Self.content, for: request, cut: request.headers["range"] == "bytes=120000-" ? nil : 60_000)
        }
        let target = try Target()
        try target.download(server, digest: knowsDigest ? Self.digest : nil).run()
        try target.expectOnlyFile(Self.content)
        #expect(server.requests.map { $0.headers["range"] } == [nil, "bytes=60000-", "bytes=120000-"])
        #expect(server.requests.map { $0.headers["if-range"] } == [nil, "\"1\"", "\"1\""])
    }

    @Test func `a server that cannot send the rest sends everything again`() throws {
        let count = Mutex(0)
        let server = try LoopbackServer { request in
            let isFirst = count.withLock { count in
                count += 1
                return count == 1
            }
            return .file(Self.content, for: request, tag: nil, ranges: false, cut: isFirst ? 60_000 : nil)
        }
        let target = try Target()
        try target.download(server, digest: Self.digest).run()
        try target.expectOnlyFile(Self.content)
        #expect(server.requests.count == 2)
    }

    @Test func `a file that changed meanwhile is fetched from its start`() throws {
        let server = try LoopbackServer { .file(Self.content, for: $0, tag: "\"2\"") }
        let target = try Target()
        try target.leave(Data(repeating: 7, count: 1000), tag: "\"1\"")
        try target.download(server).run()
        try target.expectOnlyFile(Self.content)
        #expect(server.requests.map { $0.headers["if-range"] } == ["\"1\""])
    }

    @Test func `a part of unknown origin is not continued without a digest`() throws {
        let server = try LoopbackServer { .file(Self.content, for: $0) }
        let target = try Target()
        try target.leave(Data(repeating: 7, count: 1000))
        try target.download(server).run()
        try target.expectOnlyFile(Self.content)
        #expect(server.requests.map { $0.headers["range"] } == [nil])
    }

    @Test func `a part that turns out to be of something else is fetched anew`() throws {
        let server = try LoopbackServer { .file(Self.content, for: $0) }
        let target = try Target()
        try target.leave(Data(repeating: 7, count: 1000))
        try target.download(server, digest: Self.digest).run()
        try target.expectOnlyFile(Self.content)
        #expect(server.requests.map { $0.headers["range"] } == ["bytes=1000-", nil])
    }

    @Test(arguments: [200_000, 300_000]) func `a part that is as long as the file or longer`(_ length: Int) throws {
        let server = try LoopbackServer { .file(Self.content, for: $0) }
        let target = try Target()
        try target.leave(Self.content + Data(count: length - Self.content.count))
        try target.download(server, digest: Self.digest).run()
        try target.expectOnlyFile(Self.content)
        #expect(server.requests.count <= 2)
    }

    @Test func `another digest is refused with both digests, and nothing is kept`() throws {
        let server = try LoopbackServer { .file(Self.content.dropLast() + [0], for: $0) }
        let target = try Target()
        let error = try #require(throws: DownloadError.self) {
            try target.download(server, digest: Self.digest).run()
        }
        #expect(error.status == .badData)
        #expect(error.description.contains("expected the SHA-256 \(Self.digest) but found "))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: target.file.deletingLastPathComponent().path).isEmpty)
        #expect(server.requests.count == 1)
    }

    @Test func `another size is refused before it is fetched`() throws {
        let server = try LoopbackServer { .file(Self.content, for: $0) }
        let target = try Target()
        var download = target.download(server)
        download.expected.size = 10
        let error = try #require(throws: DownloadError.self) { try download.run() }
        #expect(error.description.contains("expected 10 bytes but found 200000"))
        #expect(!FileManager.default.fileExists(atPath: target.file.path))
    }

    @Test(arguments: [
        LoopbackServer.Response(headers: ["Content-Type": "text/html; charset=utf-8"], body: Data(count: 200_000)),
        LoopbackServer.Response(body: Data("Please log in.".utf8)),
        LoopbackServer.Response(206, headers: ["Content-Range": "bytes 7-9/200000"], body: Data(count: 3)),
        LoopbackServer.Response(206, headers: ["Content-Range": "bytes 1000-1002/1003"], body: Data(count: 3)),
    ])
    func `an answer that is not the file takes nothing away from what has come`(
        _ response: LoopbackServer.Response
    ) throws {
        let wrong = try LoopbackServer { _ in response }
        let target = try Target(), kept = Self.content.prefix(1000)
        try target.leave(kept, tag: "\"1\"")
        var download = target.download(wrong, digest: Self.digest)
        download.expected.size = Self.content.count
        let error = try #require(throws: DownloadError.self) { try download.run() }
        #expect(error.status == .badData)
        #expect(error.description.contains("; the 1000 bytes that had come before are kept, try again"))
        #expect(try Data(contentsOf: target.part) == kept)
        let right = try LoopbackServer { .file(Self.content, for: $0) }
        try target.download(right, digest: Self.digest).run()
        try target.expectOnlyFile(Self.content)
        #expect(right.requests.map { $0.headers["range"] } == ["bytes=1000-"])
    }

    @Test(arguments: [429, 503]) func `a server that stays busy leaves what has come`(_ code: Int) throws {
        let server = try LoopbackServer { _ in LoopbackServer.Response(code) }
        let target = try Target(), kept = Self.content.prefix(1000)
        try target.leave(kept, tag: "\"1\"")
        let error = try #require(throws: DownloadError.self) { try target.download(server).run() }
        #expect(error.status == .resumable)
        #expect(error.description.contains("found \"the status \(code)\"; the first 1000 bytes are kept"))
        #expect(try Data(contentsOf: target.part) == kept)
    }

    @Test(arguments: [(404, 1, 66), (401, 1, 66), (429, 4, 2), (500, 4, 2), (503, 4, 2)])
    func `a status that is no file`(_ code: Int, _ requests: Int, _ status: Int32) throws {
        let server = try LoopbackServer { _ in LoopbackServer.Response(code, body: Data("sorry".utf8)) }
        let target = try Target()
        let error = try #require(throws: DownloadError.self) { try target.download(server).run() }
        #expect(error.reason == .status(code))
        #expect(error.status.rawValue == status)
        #expect(server.requests.count == requests)
        for file in [target.file, target.part] { #expect(!FileManager.default.fileExists(atPath: file.path)) }
    }

    @Test func `a connection that always breaks ends, and what came is kept`() throws {
        let server = try LoopbackServer { .file(Self.content, for: $0, cut: 100) }
        let target = try Target()
        let error = try #require(throws: DownloadError.self) {
            try target.download(server, digest: Self.digest).run()
        }
        #expect(error.status == .resumable)
        #expect(error.description.contains("the first 400 bytes are kept"))
        #expect(server.requests.count == 4)
        #expect(try Data(contentsOf: target.part) == Self.content.prefix(400))
    }

    @Test func `no server at all`() throws {
        let target = try Target()
        let url = try #require(URL(string: "http://127.0.0.1:1/file"))
        let download = Download(
            request: HTTPRequest(url: url), file: target.file, patience: Patience(retries: 1, pause: 0.001))
        let error = try #require(throws: DownloadError.self) { try download.run() }
        #expect(error.status == .runError)
        #expect(error.description.contains("check the network"))
    }

    @Test func `a circle of redirects ends`() throws {
        let server = try LoopbackServer { .redirect($0.target) }
        let target = try Target()
        #expect(throws: DownloadError.self) { try target.download(server).run() }
        #expect(server.requests.count <= 11)
    }

    @Test func `other schemes are refused, and so is a redirect to them`() throws {
        let target = try Target()
        try Data("secret".utf8).write(to: target.scratch.url.appending(path: "x"))
        let server = try LoopbackServer { _ in .redirect("file://\(target.scratch.url.path)/x") }
        #expect(throws: DownloadError.self) { try target.download(server).run() }
        var download = target.download(server)
        download = Download(request: HTTPRequest(url: target.scratch.url.appending(path: "x")), file: target.file)
        #expect(throws: DownloadError.self) { try download.run() }
        #expect(!FileManager.default.fileExists(atPath: target.file.path))
    }

    @Test func `two programs do not write one file`() throws {
        let server = try LoopbackServer { .file(Self.content, for: $0) }
        let target = try Target()
        try withExtendedLifetime(PartialFile(for: target.file, source: server.url)) {
            let error = try #require(throws: DownloadError.self) { try target.download(server).run() }
            #expect(error.description.contains("another one at it"))
        }
        try target.download(server).run()
        try target.expectOnlyFile(Self.content)
    }

    @Test func `the range of an answer`() {
        #expect(RangeField("bytes 5-9/10")?.first == 5)
        #expect(RangeField("bytes 5-9/10")?.total == 10)
        #expect(RangeField("bytes */10")?.first == nil)
        #expect(RangeField("bytes */10")?.total == 10)
        #expect(RangeField("bytes 5-9/*")?.total == nil)
        #expect(RangeField("bytes 99999999999999999999-/1")?.first == nil)
        for field in ["", "bytes", "bytes 5-9", "lines 1-2/3", "bytes 1-2/3/4"] { #expect(RangeField(field) == nil) }
    }
}
