import Domain
import Engine
import Foundation
import GRDB
import Render
import Testing

@testable import Audit

/// The program's; Swift Testing has one too.
private typealias Status = Audit.ExitStatus

@Suite("Errors become a status and a sentence")
struct ErrorTests {
    @Test(
        arguments: [
            (EngineError.Kind.missingInput, 66), (.badData, 65), (.unsupported, 65),
            (.cannotWrite, 2),
        ] as [(EngineError.Kind, Int32)])
    func `of the engine`(_ kind: EngineError.Kind, _ status: Int32) {
        let error = EngineError(kind, file: "x", expected: "a", found: "b", remedy: "do c")
        let described = Status.describe(error)
        #expect(described.status.rawValue == status)
        #expect(described.sentence == "x: expected a but found b; do c.")
    }

    @Test(
        arguments: [
            (ResultCode.SQLITE_NOTADB, 65, "another kind of file"), (.SQLITE_CORRUPT, 65, "damaged"),
            (.SQLITE_BUSY, 2, "locked"), (.SQLITE_FULL, 2, "disk full"),
            (.SQLITE_READONLY, 2, "cannot"), (.SQLITE_CONSTRAINT, 2, "\"so it is\""),
        ] as [(ResultCode, Int32, String)])
    func `of the database`(_ code: ResultCode, _ status: Int32, _ found: String) {
        let described = Status.describe(DatabaseError(resultCode: code, message: "so it is"))
        #expect(described.status.rawValue == status)
        #expect(described.sentence.hasPrefix("audit.sqlite: expected "))
        #expect(described.sentence.contains("but found") && described.sentence.contains(found))
        #expect(described.sentence.hasSuffix("."))
    }

    @Test func `statuses are the documented ones`() {
        let statuses: [Status] = [
            .gateFailed, .runError, .notEnoughEvidence, .usage, .badData, .missingInput, .resumable, .interrupted,
        ]
        #expect(statuses.map(\.rawValue) == [1, 2, 3, 64, 65, 66, 75, 130])
    }
}

@Suite("Files of trained heads")
struct HeadFileTests {
    private let head = LinearHead(weight: [1, 2, 3, 4, 5, 6], bias: [0.5, -0.5], length: 3)

    @Test func `come back as they were written, and only if nobody changed them`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "heads-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let data = try HeadFile.data(head, classNames: ["chef", "doctor"]), digest = ContentDigest(of: data)
        try HeadFile.write(data, digest: digest, folder: folder)
        let read = try HeadFile.read(digest, folder: folder, classCount: 2, length: 3)
        #expect((read.weight, read.bias) == (head.weight, head.bias))

        let file = try SafeTensors.open(HeadFile.url(digest, folder: folder))
        #expect(file.metadata["classes"] == #"["chef","doctor"]"#)
        #expect(throws: EngineError.self) { try HeadFile.read(digest, folder: folder, classCount: 3, length: 3) }

        try (data + [0]).write(to: HeadFile.url(digest, folder: folder))
        let error = #expect(throws: EngineError.self) {
            try HeadFile.read(digest, folder: folder, classCount: 2, length: 3)
        }
        #expect(error?.found == "other content")
    }
}
