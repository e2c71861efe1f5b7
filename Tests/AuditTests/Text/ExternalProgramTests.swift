import Engine
import Foundation
import TestSupport
import Testing

@testable import Audit

@Suite("Other programs")
struct ExternalProgramTests {
    private let shell = ExternalProgram(url: URL(fileURLWithPath: "/bin/sh"))

    private func run(_ script: String, limit: Double = 60) throws -> ExternalProgram.Ending {
        let folder = try ScratchFolder()
        return try shell.run(["-c", script], in: folder.url, environment: ["WORD": "hello"], limit: limit)
    }

    @Test func `what they say and how they end is known`() throws {
        let ending = try run("echo $WORD; echo no >&2; exit 3")
        #expect(ending.status == 3 && ending.output == "hello\n" && ending.errors == "no\n")
    }

    @Test func `much is said without anybody reading along`() throws {
        #expect(try run("head -c 1000000 /dev/zero | tr '\\0' x").output.count == 1_000_000)
    }

    @Test func `one that does not end is killed`() throws {
        let start = ContinuousClock.now
        let error = #expect(throws: EngineError.self) { try run("sleep 600 & sleep 600; true", limit: 0.2) }
        #expect("\(try #require(error))".contains("within 0 seconds"))
        #expect(ContinuousClock.now - start < .seconds(300))
    }

    @Test func `one that dies of a signal has no status`() throws {
        #expect(try run("kill -9 $$").status == nil)
    }

    @Test func `they are looked for in every folder of the path`() throws {
        let folder = try ScratchFolder(), file = folder.url.appending(path: "tool")
        try Data("#!/bin/sh\n".utf8).write(to: file)
        #expect(ExternalProgram.find("tool", path: "/nowhere:\(folder.url.path)") == nil)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
        #expect(ExternalProgram.find("tool", path: "/nowhere:\(folder.url.path)")?.url.path == file.path)
        #expect(ExternalProgram.find("tool", path: "") == nil)
        #expect(ExternalProgram.find("tool", path: nil) == nil)
    }
}
