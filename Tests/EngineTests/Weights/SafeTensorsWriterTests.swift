import Engine
import Foundation
import Testing

@Suite("Written tensors are read back, and the same tensors give the same bytes")
struct SafeTensorsWriterTests {
    private let tensors = [
        NamedTensor(name: "weight", shape: [2, 3], values: [0, -1, .pi, 4, .infinity, .leastNonzeroMagnitude]),
        NamedTensor(name: "bias", shape: [2], values: [0.5, -0.0]),
        NamedTensor(name: "scalar", shape: [], values: [7]),
        NamedTensor(name: "none", shape: [0, 5], values: []),
    ]
    private let metadata = ["classes": "[\"chef\"]", "note": "tab\tnul\u{0}é\\"]

    @Test("values, shapes and strings survive")
    func roundTrip() throws {
        let data = SafeTensorsWriter.data(tensors, metadata: metadata)
        try WeightFiles.open(data) { file in
            #expect(file.names == ["bias", "none", "scalar", "weight"])
            #expect(file.metadata == metadata)
            for tensor in tensors {
                let values = try file.floats(tensor.name, shape: tensor.shape)
                #expect(values.map(\.bitPattern) == tensor.values.map(\.bitPattern))
            }
        }
    }

    @Test("the order in which tensors come does not matter")
    func deterministic() {
        let data = SafeTensorsWriter.data(tensors, metadata: metadata)
        #expect(SafeTensorsWriter.data(tensors.reversed(), metadata: metadata) == data)
    }

    @Test("the bytes are those of the format")
    func bytes() {
        let data = SafeTensorsWriter.data([NamedTensor(name: "a", shape: [1], values: [1.5])])
        let header = #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}  "#
        #expect(data == Data([56, 0, 0, 0, 0, 0, 0, 0]) + Data(header.utf8) + Data([0, 0, 0xC0, 0x3F]))
    }

    @Test("a file without tensors")
    func empty() throws {
        try WeightFiles.open(SafeTensorsWriter.data([])) { #expect($0.names.isEmpty) }
    }
}
