public import Foundation

/// Reads one safetensors file, memory-mapped: opening looks at the header only, a tensor's bytes are read when asked for.
///
/// Format (github.com/huggingface/safetensors): 8 bytes, the length N of the header as an unsigned little-endian number;
/// N bytes of JSON, padded with spaces (see `SafeTensorsHeader`); then the elements of all tensors, little-endian,
/// row-major. Everything in the header is checked when the file is opened, so that a tensor that is listed can be read.
///
/// `@unchecked Sendable`: immutable after `init`, the bytes belong to a read-only mapping.
public final class SafeTensors: @unchecked Sendable {
    /// Longest header that is read, in bytes: the limit of the reference implementation.
    public static let longestHeader = 100_000_000

    /// The file.
    public let url: URL
    private let file: MappedFile
    private let header: SafeTensorsHeader
    private let dataStart: Int

    /// Opens a file and checks its header.
    public static func open(_ url: URL) throws(EngineError) -> SafeTensors {
        try SafeTensors(url)
    }

    private init(_ url: URL) throws(EngineError) {
        self.url = url
        file = try MappedFile(url)
        let name = file.name
        func damaged(expected: String, found: String) -> EngineError {
            let remedy = "copy or download the file again"
            return EngineError(.badData, file: name, expected: expected, found: found, remedy: remedy)
        }
        if file.withBytes(0..<min(file.count, 20), { $0.starts(with: "version https://git-".utf8) }) {
            throw EngineError(
                .badData, file: name, expected: "weights", found: "a Git LFS pointer to them",
                remedy: "run \"git lfs pull\" where it came from")
        }
        guard file.count >= 8 else {
            throw damaged(expected: "at least the 8 bytes that give the length of the header", found: "\(file.count)")
        }
        let length = file.withBytes(0..<8) { UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)) }
        guard length <= UInt64(Self.longestHeader) else {
            throw damaged(expected: "a safetensors header of at most 100 MB", found: "a length of \(length) bytes")
        }
        dataStart = 8 + Int(length)
        guard dataStart <= file.count else {
            throw damaged(expected: "a header of \(length) bytes", found: "a file of \(file.count) bytes")
        }
        let text = file.withBytes(8..<dataStart) { Array($0) }
        do throws(EngineError) {
            header = try SafeTensorsHeader(text, dataCount: file.count - dataStart)
        } catch {
            throw error.naming(name)
        }
    }

    /// Names of all tensors, sorted.
    public var names: [String] { header.entries.keys.sorted() }

    /// The strings of `__metadata__`.
    public var metadata: [String: String] { header.metadata }

    /// Shape of a tensor, last index fastest, empty for a scalar; nil where there is none of that name.
    public func shape(of name: String) -> [Int]? { header.entries[name]?.shape }

    /// How the elements of a tensor are stored; nil where there is none of that name.
    public func type(of name: String) -> ElementType? { header.entries[name]?.type }

    /// The elements of a tensor of F32, F16 or BF16, widened exactly to Float, row-major.
    ///
    /// The shape must be the one given: a file of weights that contradicts its configuration is refused here.
    public func floats(_ name: String, shape: [Int]) throws(EngineError) -> [Float] {
        let entry = try entry(name, shape: shape)
        let count = shape.reduce(1, *)
        return switch entry.type {
        case .float32: bytes(entry) { Widening.float32($0, count: count) }
        case .float16: bytes(entry) { Widening.float16($0, count: count) }
        case .bfloat16: bytes(entry) { Widening.bfloat16($0, count: count) }
        default: throw wrongType(name, entry.type, expected: "F32, F16 or BF16")
        }
    }

    /// The elements of a tensor of I64, row-major; its shape must be the one given.
    public func integers(_ name: String, shape: [Int]) throws(EngineError) -> [Int64] {
        let entry = try entry(name, shape: shape)
        guard entry.type == .int64 else { throw wrongType(name, entry.type, expected: "I64") }
        return bytes(entry) { bytes in
            (0..<bytes.count / 8).map {
                Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8 * $0, as: Int64.self))
            }
        }
    }

    private func entry(_ name: String, shape: [Int]) throws(EngineError) -> SafeTensorsHeader.Entry {
        let entry = header.entries[name]
        guard let entry, entry.shape == shape else {
            throw EngineError(
                .badData, file: file.name, expected: "a tensor \(name) of \(TensorShape.phrase(shape))",
                found: entry.map { "one of \(TensorShape.phrase($0.shape))" } ?? "none of that name",
                remedy: "use the configuration that belongs to these weights")
        }
        return entry
    }

    private func bytes<Result>(_ entry: SafeTensorsHeader.Entry, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        let range = (entry.bytes.lowerBound + dataStart)..<(entry.bytes.upperBound + dataStart)
        file.prefetch(range)
        return file.withBytes(range, body)
    }

    private func wrongType(_ name: String, _ type: ElementType, expected: String) -> EngineError {
        EngineError(
            .unsupported, file: file.name, expected: "the tensor \(name) as \(expected)", found: type.rawValue,
            remedy: "save the weights as F32, F16 or BF16")
    }
}
