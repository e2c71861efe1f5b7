import Foundation
import TestSupport
import Testing

@testable import Engine

@Suite("Old files of torch are read as torch reads them, and nothing in them is run")
struct LegacyTorchFileTests {
    private static let folder = Golden.folder.appending(path: "torch")

    private static func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appending(path: name)))
    }

    @Test func `contiguous, Fortran-ordered, sliced, shared and empty tensors`() throws {
        let expected = try SafeTensors.open(Self.folder.appending(path: "legacy.safetensors"))
        let tensors = try LegacyTorchFile.tensors(try Self.bytes("legacy.pt"))
        #expect(tensors.map(\.name).sorted() == expected.names)
        for tensor in tensors {
            #expect(try expected.floats(tensor.name, shape: tensor.shape) == tensor.values, "\(tensor.name)")
        }
    }

    @Test(arguments: ["double.pt", "object.pt"]) func `anything but dictionaries of Float tensors is refused`(
        _ name: String
    ) throws {
        let error = try #require(throws: EngineError.self) { try LegacyTorchFile.tensors(try Self.bytes(name)) }
        #expect(error.kind == .unsupported)
        #expect(error.expected == "a pickle of tensors and nothing else")
        #expect(error.found.hasPrefix("the name torch"))
    }

    @Test func `the zip format is refused as another one`() throws {
        #expect(throws: EngineError.self) { try LegacyTorchFile.tensors(try Self.bytes("new.pt")) }
        #expect(throws: EngineError.self) { try LegacyTorchFile.tensors([]) }
    }

    @Test func `a call is refused by its name`() throws {
        // As Python writes os.system("true").
        let pickle: [UInt8] = [0x80, 2] + Array("cposix\nsystem\nX".utf8) + [4, 0, 0, 0] + Array("true\u{85}R.".utf8)
        var machine = TensorPickle(pickle, at: 0)
        let error = try #require(throws: EngineError.self) { try machine.run() }
        #expect(error.found == "the name posix.system")
    }

    @Test func `a file that is cut anywhere is refused`() throws {
        let whole = try Self.bytes("legacy.pt")
        for length in 0..<whole.count {
            #expect(throws: EngineError.self) { try LegacyTorchFile.tensors(Array(whole.prefix(length))) }
        }
        #expect(throws: EngineError.self) { try LegacyTorchFile.tensors(whole + [0]) }
    }

    @Test func `damage is refused or changes numbers, and never crashes`() throws {
        let whole = try Self.bytes("legacy.pt")
        var random = SplitMix64(seed: 5)
        for round in 0..<20_000 {
            var bytes = whole
            for _ in 0...(round % 3) {
                let position = Int(random.next() % UInt64(bytes.count))
                bytes[position] = UInt8(truncatingIfNeeded: random.next())
            }
            _ = try? LegacyTorchFile.tensors(bytes)
        }
    }

    /// A file with one tensor, whose pickle is written here.
    private func file(offset: Int32 = 0, shape: [Int32], strides: [Int32], count: Int32 = 6, stored: Int = 6) -> [UInt8]
    {
        func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
            withUnsafeBytes(of: number.littleEndian, Array.init)
        }
        func text(_ text: String) -> [UInt8] { [0x58] + little(UInt32(text.utf8.count)) + Array(text.utf8) }
        func integer(_ number: Int32) -> [UInt8] { [UInt8(ascii: "J")] + little(number) }
        func tuple(_ numbers: [Int32]) -> [UInt8] { [0x28] + numbers.flatMap(integer) + [0x74] }
        let start: [UInt8] = [0x80, 2]
        var bytes: [UInt8] = start + [0x8A, 10, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, 0x2E]
        bytes += start + [0x4D, 0xE9, 3, 0x2E]
        bytes += start + [0x7D] + text("little_endian") + [0x88, 0x73, 0x2E]
        bytes += start + [0x7D] + text("t") + Array("ctorch._utils\n_rebuild_tensor_v2\n((".utf8)
        bytes += text("storage") + Array("ctorch\nFloatStorage\n".utf8) + text("0") + text("cpu") + integer(count)
        bytes +=
            [0x4E, 0x74, 0x51] + integer(offset) + tuple(shape) + tuple(strides) + [0x89, 0x7D, 0x74, 0x52, 0x73, 0x2E]
        bytes += start + [0x5D] + text("0") + [0x61, 0x2E]
        return bytes + little(UInt64(stored)) + (0..<stored).flatMap { little(Float($0).bitPattern) }
    }

    @Test func `a tensor must lie within its storage`() throws {
        #expect(try LegacyTorchFile.tensors(file(shape: [2, 3], strides: [1, 2]))[0].values == [0, 2, 4, 1, 3, 5])
        #expect(try LegacyTorchFile.tensors(file(offset: 5, shape: [], strides: []))[0].values == [5])
        #expect(try LegacyTorchFile.tensors(file(shape: [.max, 0], strides: [.max, .max]))[0].values.isEmpty)
        let wrong = [
            file(shape: [2, 3], strides: [1, 3]), file(offset: 1, shape: [6], strides: [1]),
            file(offset: -1, shape: [2], strides: [1]), file(shape: [-1], strides: [1]),
            file(shape: [2], strides: [-1]),
            file(shape: [7], strides: [0]), file(shape: [2], strides: []), file(offset: 6, shape: [], strides: []),
            file(shape: [.max, .max, .max, .max], strides: [.max, .max, .max, .max]),
            file(shape: [2], strides: [1], count: 7), file(shape: [2], strides: [1], stored: 5),
            file(shape: [Int32](repeating: 1, count: 9), strides: [Int32](repeating: 1, count: 9)),
        ]
        for bytes in wrong { #expect(throws: EngineError.self) { try LegacyTorchFile.tensors(bytes) } }
    }

    @Test func `nesting without end is refused`() {
        let deep: [UInt8] = [0x80, 2, 0x29] + [UInt8](repeating: 0x85, count: 1_000_000) + [0x2E]
        var machine = TensorPickle(deep, at: 0)
        #expect(throws: EngineError.self) { try machine.run() }
    }
}
