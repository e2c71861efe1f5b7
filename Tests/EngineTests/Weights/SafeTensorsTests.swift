import Engine
import Foundation
import TestSupport
import Testing

@Suite("Tensors come out of a safetensors file as Python put them in")
struct SafeTensorsTests {
    private let file: SafeTensors

    init() throws {
        file = try SafeTensors.open(Golden.folder.appending(path: "safetensors/types.safetensors"))
    }

    @Test("names, shapes, types and metadata")
    func header() throws {
        #expect(file.names.count == 16)
        #expect(file.names == file.names.sorted())
        #expect(file.shape(of: "float16") == [5, 2])
        #expect(file.shape(of: "scalar") == [])
        #expect(file.shape(of: "nothing") == nil)
        #expect(file.type(of: "bfloat16") == .bfloat16)
        #expect(file.type(of: "bool") == .bool)
        #expect(file.type(of: "nothing") == nil)
        #expect(file.metadata == ["format": "pt", "note": "line\nbreak \"quoted\" é"])
    }

    @Test("float32")
    func float32() throws {
        let values = try file.floats("float32", shape: [2, 3])
        let expected: [Float] = [0, -0.0, 1.5, .leastNonzeroMagnitude, .greatestFiniteMagnitude, -.infinity]
        #expect(values.map(\.bitPattern) == expected.map(\.bitPattern))
    }

    @Test("float16")
    func float16() throws {
        let values = try file.floats("float16", shape: [5, 2])
        let expected: [Float] = [0, -0.0, 1.5, 0x1p-24, 65504, -0x1p-14, .infinity, -.infinity, .nan, 0.333251953125]
        #expect(values.map(\.description) == expected.map(\.description))
    }

    @Test("bfloat16")
    func bfloat16() throws {
        let values = try file.floats("bfloat16", shape: [8])
        let expected: [Float] = [0, -0.0, 1.5, 0x1p-133, 0x1.FEp127, -.infinity, .nan, 0.333984375]
        #expect(values.map(\.description) == expected.map(\.description))
    }

    @Test("int64")
    func int64() throws {
        #expect(try file.integers("int64", shape: [4]) == [0, -1, .max, .min])
    }

    @Test("a scalar, an empty tensor and a name with quotes")
    func oddShapes() throws {
        #expect(try file.floats("scalar", shape: []) == [4.6052])
        #expect(try file.floats("empty", shape: [0, 3]) == [])
        #expect(try file.floats("name with \"quotes\", \\ and é", shape: [1]) == [1])
    }

    @Test(
        "types that are only recognised are refused when asked for",
        arguments: ["float64", "int64", "int32", "int16", "int8", "uint8", "uint16", "uint32", "uint64", "bool"])
    func otherTypes(_ name: String) throws {
        let shape = try #require(file.shape(of: name))
        let error = try #require(throws: EngineError.self) { try file.floats(name, shape: shape) }
        #expect(error.kind == .unsupported)
        #expect(error.expected == "the tensor \(name) as F32, F16 or BF16")
    }

    @Test("a tensor of another shape or name is refused in one sentence")
    func wrongShape() throws {
        let shape = try #require(throws: EngineError.self) { try file.floats("float16", shape: [2, 5]) }
        #expect(
            shape.description.hasSuffix(
                """
                types.safetensors: expected a tensor float16 of 2 x 5 but found one of 5 x 2; \
                use the configuration that belongs to these weights.
                """))
        let name = try #require(throws: EngineError.self) { try file.floats("visual.proj", shape: []) }
        #expect(name.description.contains("expected a tensor visual.proj of one number but found none of that name;"))
        let type = try #require(throws: EngineError.self) { try file.integers("float32", shape: [2, 3]) }
        #expect(type.description.contains("expected the tensor float32 as I64 but found F32;"))
    }

    @Test("all 65,536 halves widen as the processor does, wherever they lie")
    func everyHalf() throws {
        // An odd header leaves the data unaligned.
        let header = #"{"h":{"dtype":"F16","shape":[65536],"data_offsets":[0,131072]}}"#
        var bytes = WeightFiles.bytes(header: header, dataCount: 0)
        #expect(bytes.count % 2 == 1)
        for pattern in UInt16.min...UInt16.max {
            withUnsafeBytes(of: pattern.littleEndian) { bytes.append(contentsOf: $0) }
        }
        let values = try WeightFiles.open(bytes) { try $0.floats("h", shape: [65536]) }
        let wrong = (UInt16.min...UInt16.max).filter { pattern in
            let (value, expected) = (values[Int(pattern)], Float(Float16(bitPattern: pattern)))
            return value.bitPattern != expected.bitPattern && !(value.isNaN && expected.isNaN)
        }
        #expect(wrong.isEmpty)
    }

    @Test("the tiny checkpoint opens, and its values are the golden ones' origin")
    func checkpoint() throws {
        let checkpoint = try Checkpoint.open(Golden.clipTiny)
        #expect(checkpoint.files.count == 1)
        #expect(checkpoint.names.count == 78)
        #expect(checkpoint.shape(of: "vision_model.embeddings.patch_embedding.weight") == [32, 3, 32, 32])
        let scale = try checkpoint.floats("logit_scale", shape: [])
        #expect(abs(Foundation.exp(scale[0]) - (try Golden.facts().logitScaleExp)) < 1e-4)
    }
}
