import Domain
import Engine
import Foundation
import TestSupport
import Testing

@testable import SampleWorld

@Suite("Writing a sample world")
struct WorldWriterTests {
    private let numbers = (0..<20).map { SampleWorld.Number(split: $0.isMultiple(of: 4) ? .test : .train, index: $0) }

    @Test("A folder has one line and one readable picture for each number")
    func writesAnImageFolder() async throws {
        let folder = try ScratchFolder()
        let writer = WorldWriter(world: SampleWorld(seed: 1, bias: .none), numbers: numbers)
        try await writer.write(to: folder.url, pool: LanePool(lanes: 2))
        let table = try String(contentsOf: folder.url.appending(path: "metadata.csv"), encoding: .utf8)
        let lines = table.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        #expect(
            lines[0].joined(separator: ",")
                == "file_name,label,split,group_gender,face_bbox,evidence_bbox,text_bbox,text,place,tool")
        #expect(lines.count == 21)
        for line in lines.dropFirst() {
            #expect(line.count == 10)
            let picture = try ImageDecoder.decode(contentsOf: folder.url.appending(path: String(line[0])))
            #expect(picture.width == SampleWorld.side && picture.height == SampleWorld.side)
        }
    }

    @Test("The bytes do not depend on the number of lanes")
    func isTheSameOnEveryMachine() async throws {
        let one = try ScratchFolder(), three = try ScratchFolder()
        let writer = WorldWriter(world: SampleWorld(seed: 1, bias: .strong), numbers: numbers)
        try await writer.write(to: one.url, pool: LanePool(lanes: 1))
        try await writer.write(to: three.url, pool: LanePool(lanes: 3))
        #expect(
            FileManager.default.contentsEqual(atPath: one.url.path, andPath: three.url.path))
    }

    @Test("A folder counts as written only while it is complete and drawn as now")
    func knowsItsFolder() async throws {
        let folder = try ScratchFolder()
        let writer = WorldWriter(world: SampleWorld(seed: 1, bias: .none), numbers: numbers)
        #expect(try !writer.isWritten(to: folder.url))
        try await writer.write(to: folder.url, pool: LanePool(lanes: 1))
        #expect(try writer.isWritten(to: folder.url))
        #expect(try !WorldWriter(world: SampleWorld(seed: 2, bias: .none), numbers: numbers).isWritten(to: folder.url))
        #expect(
            try !WorldWriter(world: writer.world, numbers: Array(numbers.dropLast())).isWritten(to: folder.url))
    }

    @Test("A drawing over an older one that is stopped half-way does not count as written")
    func isNotFooledByAnOlderTable() async throws {
        let folder = try ScratchFolder()
        let older = WorldWriter(world: SampleWorld(seed: 1, bias: .none), numbers: numbers)
        try await older.write(to: folder.url, pool: LanePool(lanes: 1))
        let writer = WorldWriter(world: SampleWorld(seed: 2, bias: .none), numbers: numbers)
        // A folder in the place of the last picture stops the drawing after the first ones.
        let last = folder.url.appending(path: writer.world.picture(try #require(numbers.last)).record.fileName)
        try FileManager.default.removeItem(at: last)
        try FileManager.default.createDirectory(at: last, withIntermediateDirectories: true)
        await #expect(throws: CocoaError.self) { try await writer.write(to: folder.url, pool: LanePool(lanes: 1)) }
        #expect(try !writer.isWritten(to: folder.url))
        #expect(try !older.isWritten(to: folder.url))
    }
}
