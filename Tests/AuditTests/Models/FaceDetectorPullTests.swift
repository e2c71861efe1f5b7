import Domain
import Engine
import Foundation
import TestSupport
import Testing

@testable import Audit

@Suite("The face detector's weights come from facenet-pytorch, checked and converted")
struct FaceDetectorPullTests {
    private static let wheel = PackageFile(
        project: "facenet-pytorch", name: "x-1.0.whl", digest: ContentDigest(of: "wheel"))

    @Test(arguments: ["application/vnd.pypi.simple.v1+json", "text/html"])
    func `a package index says where a file is, in JSON or HTML`(_ type: String) throws {
        let server = try LoopbackServer { request in
            switch request.path {
            case "/simple/facenet-pytorch/":
                let text =
                    type == "text/html"
                    ? #"<!DOCTYPE html><A data-x="1" HREF="../../files/x-1.0.whl?a=1&amp;b=2#sha256=0">x-1.0.whl</a>"#
                    : #"{"meta":{"api-version":"1.0"},"files":[{"filename":"x-1.0.whl","url":"/files/x-1.0.whl?a=1&b=2"}]}"#
                return LoopbackServer.Response(headers: ["Content-Type": type], body: Data(text.utf8))
            case "/files/x-1.0.whl": return .file(Data("wheel".utf8), for: request)
            default: return LoopbackServer.Response(404)
            }
        }
        let folder = try ScratchFolder(), file = folder.url.appending(path: "x-1.0.whl")
        let index = PackageIndex(address: "\(server.url.absoluteString)/simple", patience: Patience(retries: 0))
        for _ in 0..<2 {
            try index.fetch(Self.wheel, to: file, progressStyle: Progress.Style(quiet: true))
            #expect(try Data(contentsOf: file) == Data("wheel".utf8))
        }
        #expect(server.requests.map(\.target) == ["/simple/facenet-pytorch/", "/files/x-1.0.whl?a=1&b=2"])
        #expect(server.requests[0].headers["accept"]?.contains("application/vnd.pypi.simple.v1+json") == true)
        let other = PackageFile(project: "facenet-pytorch", name: "y-1.0.whl", digest: Self.wheel.digest)
        let error = try #require(throws: AuditError.self) { try index.url(of: other) }
        #expect(error.description.contains("y-1.0.whl"))
    }

    @Test func `a file of another digest, and none`() throws {
        let folder = try ScratchFolder(), file = folder.url.appending(path: "out/mtcnn.safetensors")
        func complaint(_ sources: [URL]) throws -> String {
            let error = try #require(throws: AuditError.self) {
                try FaceDetectorPull(sources: sources, file: file, progressStyle: Progress.Style(quiet: true)).run()
            }
            return error.description
        }
        #expect(try complaint([folder.url.appending(path: "x.whl")]).contains("but found nothing there"))
        #expect(try complaint([folder.url]).contains("expected pnet.pt of facenet-pytorch 2.6.0"))
        let network = folder.url.appending(path: "pnet.pt")
        try Data("x".utf8).write(to: network)
        #expect(try complaint([folder.url]).contains("expected the SHA-256 a2a71925"))
        #expect(try complaint([network]).contains("but found 2d711642"))
        try Data("no archive".utf8).write(to: folder.url.appending(path: "x.whl"))
        #expect(try complaint([folder.url.appending(path: "x.whl")]).contains("x.whl: expected"))
        #expect(!FileManager.default.fileExists(atPath: file.path))
    }

    /// A local copy of the wheel, where `VLM_AUDIT_TEST_WHEEL` names one.
    private static let localWheel = ProcessInfo.processInfo.environment["VLM_AUDIT_TEST_WHEEL"]

    @Test(
        .enabled(
            if: localWheel != nil && SharedFolder.has("models/mtcnn"),
            "VLM_AUDIT_TEST_WHEEL does not name the wheel, or shared/models/mtcnn is not at hand"))
    func `the real wheel gives the known weights, tensor by tensor`() throws {
        let wheel = URL(filePath: try #require(Self.localWheel)), folder = try ScratchFolder()
        let file = folder.url.appending(path: "mtcnn/mtcnn.safetensors")
        try FaceDetectorPull(sources: [wheel], file: file, progressStyle: Progress.Style(quiet: true)).run()
        let known = try SafeTensors.open(try #require(SharedFolder.url("models/mtcnn/mtcnn.safetensors")))
        let made = try SafeTensors.open(file)
        #expect(made.names == known.names)
        for name in known.names {
            let shape = try #require(known.shape(of: name))
            #expect(try made.floats(name, shape: shape) == known.floats(name, shape: shape), "\(name)")
        }
        let first = try made.floats("pnet.conv1.weight", shape: [10, 3, 3, 3])
        for (value, printed) in zip(first, [-0.08164716, 0.83591545, 1.2464966, -0.01504125] as [Float]) {
            #expect(abs(value - printed) < 1e-7)
        }
        #expect(try Array(made.floats("onet.conv1.weight", shape: [32, 3, 3, 3]).prefix(1)) == [0.4814697])
        #expect(FileManager.default.fileExists(atPath: folder.url.appending(path: "mtcnn/LICENSE.md").path))
    }
}
