/// The JSON at the start of a safetensors file, checked against the size of the data behind it.
///
/// An object with one member per tensor, `{"dtype": "F16", "shape": [768, 512], "data_offsets": [0, 786432]}`, offsets in
/// bytes from the end of the header, and perhaps `__metadata__`, an object of strings. As the reference implementation
/// demands, the tensors fill the data without gap or overlap.
struct SafeTensorsHeader: Sendable {
    /// One tensor: what its elements are, its shape (row-major, last index fastest), and its bytes within the data.
    struct Entry: Sendable {
        let type: ElementType
        let shape: [Int]
        let bytes: Range<Int>
    }

    let entries: [String: Entry]
    let metadata: [String: String]

    private static let damaged = "copy or download the file again"

    /// Reads the bytes of the header, without naming the file in errors.
    ///
    /// `dataCount` is the number of bytes that follow the header.
    init(_ header: some Sequence<UInt8>, dataCount: Int) throws(EngineError) {
        guard case .object(let members) = try JSONValue(parsing: header) else {
            throw EngineError(
                .badData, expected: "a JSON object as its header", found: "another kind of value", remedy: Self.damaged)
        }
        var entries: [String: Entry] = [:]
        var metadata: [String: String] = [:]
        for (name, value) in members {
            if name == "__metadata__" {
                metadata = try Self.metadata(value)
            } else {
                entries[name] = try Self.entry(value, name: name, dataCount: dataCount)
            }
        }
        try Self.checkCoverage(entries, dataCount: dataCount)
        self.entries = entries
        self.metadata = metadata
    }

    private static func metadata(_ value: JSONValue) throws(EngineError) -> [String: String] {
        var result: [String: String] = [:]
        guard let members = value.object else {
            throw EngineError(
                .badData, expected: "an object of strings as __metadata__", found: value.phrase, remedy: damaged)
        }
        for (key, value) in members {
            guard let text = value.string else {
                throw EngineError(
                    .badData, expected: "a string as \"\(key)\" of __metadata__", found: value.phrase, remedy: damaged)
            }
            result[key] = text
        }
        return result
    }

    private static func entry(_ value: JSONValue, name: String, dataCount: Int) throws(EngineError) -> Entry {
        func failure(_ expected: String, _ found: String) -> EngineError {
            EngineError(.badData, expected: "\(expected) for the tensor \(name)", found: found, remedy: damaged)
        }
        guard let members = value.object else { throw failure("a description", value.phrase) }
        guard let spelling = members["dtype"]?.string else {
            throw failure("a dtype", members["dtype"]?.phrase ?? "none")
        }
        guard let type = ElementType(rawValue: spelling) else {
            let known = ElementType.allCases.map(\.rawValue).joined(separator: ", ")
            throw EngineError(
                .unsupported, expected: "one of the dtypes \(known) for the tensor \(name)",
                found: "\"\(spelling.prefix(80))\"", remedy: "save the weights as F32, F16 or BF16")
        }
        guard let shape = members["shape"]?.integers, shape.allSatisfy({ $0 >= 0 }) else {
            throw failure("a shape of whole numbers from 0", members["shape"]?.listing ?? "none")
        }
        guard let offsets = members["data_offsets"]?.integers, offsets.count == 2 else {
            throw failure("two data_offsets", members["data_offsets"]?.listing ?? "none")
        }
        guard offsets[0] >= 0, offsets[0] <= offsets[1], offsets[1] <= dataCount else {
            throw failure("data_offsets that ascend within 0 to \(dataCount)", "\(offsets[0]) to \(offsets[1])")
        }
        guard let size = byteCount(shape, of: type), size == offsets[1] - offsets[0] else {
            let bytes = offsets[1] - offsets[0]
            throw failure("the bytes of \(type.rawValue) \(TensorShape.phrase(shape))", "\(bytes) bytes")
        }
        return Entry(type: type, shape: shape, bytes: offsets[0]..<offsets[1])
    }

    /// Product of the dimensions times the size of an element; nil where it does not fit 64 bits.
    private static func byteCount(_ shape: [Int], of type: ElementType) -> Int? {
        if shape.contains(0) { return 0 }
        var count = type.size
        for dimension in shape {
            let (product, overflows) = count.multipliedReportingOverflow(by: dimension)
            if overflows { return nil }
            count = product
        }
        return count
    }

    private static func checkCoverage(_ entries: [String: Entry], dataCount: Int) throws(EngineError) {
        let ordered = entries.sorted {
            let (a, b) = ($0.value.bytes, $1.value.bytes)
            return (a.lowerBound, a.upperBound, $0.key) < (b.lowerBound, b.upperBound, $1.key)
        }
        var end = 0
        for (name, entry) in ordered {
            guard entry.bytes.lowerBound == end else {
                let start = entry.bytes.lowerBound
                throw EngineError(
                    .badData, expected: "the tensor \(name) to start at byte \(end) of the data",
                    found: "byte \(start), which \(start < end ? "overlaps another tensor" : "leaves a gap")",
                    remedy: damaged)
            }
            end = entry.bytes.upperBound
        }
        guard end == dataCount else {
            throw EngineError(
                .badData, expected: "\(end) bytes of data after the header", found: "\(dataCount)", remedy: damaged)
        }
    }
}

/// Shapes in words.
enum TensorShape {
    /// "768 x 512", or "one number" for a scalar.
    static func phrase(_ shape: [Int]) -> String {
        shape.isEmpty ? "one number" : shape.map(String.init).joined(separator: " x ")
    }
}

extension JSONValue {
    /// Like `phrase`, with the elements of a list written out as far as they are scalars.
    fileprivate var listing: String {
        guard case .array(let elements) = self else { return phrase }
        return "[" + elements.prefix(8).map(\.phrase).joined(separator: ", ") + (elements.count > 8 ? ", ...]" : "]")
    }
}
