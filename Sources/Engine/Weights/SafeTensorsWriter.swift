public import Foundation

/// One tensor with its values.
public struct NamedTensor: Hashable, Sendable {
    /// The name under which it is found again.
    public let name: String
    /// Its dimensions, last index fastest; empty for a scalar.
    public let shape: [Int]
    /// As many values as the product of the dimensions, row-major.
    public let values: [Float]

    /// Describes a tensor; the number of values must fit the shape.
    public init(name: String, shape: [Int], values: [Float]) {
        precondition(
            shape.allSatisfy { $0 >= 0 } && shape.reduce(1, *) == values.count,
            "\(name): \(values.count) values are not \(TensorShape.phrase(shape)).")
        precondition(name != "__metadata__", "A tensor cannot be called __metadata__.")
        self.name = name
        self.shape = shape
        self.values = values
    }
}

/// Writes tensors as a safetensors file; the same tensors give the same bytes, in whatever order they come.
///
/// All values are stored as F32, tensors and metadata sorted by name, the header padded with spaces so that the data
/// starts at a multiple of 8 bytes. The format is described at `SafeTensors`.
public enum SafeTensorsWriter {
    /// The bytes of a file with these tensors, whose names must differ, and these strings as `__metadata__`.
    public static func data(_ tensors: [NamedTensor], metadata: [String: String] = [:]) -> Data {
        let ordered = tensors.sorted { $0.name < $1.name }
        precondition(
            zip(ordered, ordered.dropFirst()).allSatisfy { $0.name != $1.name }, "Every tensor needs its own name.")
        var members: [String] = []
        if !metadata.isEmpty {
            let strings = metadata.sorted { $0.key < $1.key }
                .map { "\(JSONValue.quoted($0.key)):\(JSONValue.quoted($0.value))" }
            members.append("\"__metadata__\":{\(strings.joined(separator: ","))}")
        }
        var end = 0
        for tensor in ordered {
            let start = end
            end += 4 * tensor.values.count
            let name = JSONValue.quoted(tensor.name)
            let shape = tensor.shape.map(String.init).joined(separator: ",")
            members.append("\(name):{\"dtype\":\"F32\",\"shape\":[\(shape)],\"data_offsets\":[\(start),\(end)]}")
        }
        var header = Array("{\(members.joined(separator: ","))}".utf8)
        header.append(contentsOf: repeatElement(UInt8(ascii: " "), count: (8 - header.count % 8) % 8))

        var data = Data(capacity: 8 + header.count + end)
        withUnsafeBytes(of: UInt64(header.count).littleEndian) { data.append(contentsOf: $0) }
        data.append(contentsOf: header)
        for tensor in ordered {
            tensor.values.withUnsafeBytes { data.append(contentsOf: $0) }
        }
        return data
    }
}
