/// How one element of a tensor is stored in a safetensors file; the raw value is its name there.
public enum ElementType: String, CaseIterable, Sendable {
    /// IEEE 754 binary32.
    case float32 = "F32"
    /// IEEE 754 binary16.
    case float16 = "F16"
    /// The upper half of a binary32.
    case bfloat16 = "BF16"
    /// IEEE 754 binary64; recognised, not read.
    case float64 = "F64"
    /// Two's complement, 64 bits.
    case int64 = "I64"
    /// Two's complement, 32 bits; recognised, not read.
    case int32 = "I32"
    /// Two's complement, 16 bits; recognised, not read.
    case int16 = "I16"
    /// Two's complement, 8 bits; recognised, not read.
    case int8 = "I8"
    /// Unsigned, 64 bits; recognised, not read.
    case uint64 = "U64"
    /// Unsigned, 32 bits; recognised, not read.
    case uint32 = "U32"
    /// Unsigned, 16 bits; recognised, not read.
    case uint16 = "U16"
    /// Unsigned, 8 bits; recognised, not read.
    case uint8 = "U8"
    /// One byte, 0 or 1; recognised, not read.
    case bool = "BOOL"

    /// Size of one element in bytes.
    public var size: Int {
        switch self {
        case .float64, .int64, .uint64: 8
        case .float32, .int32, .uint32: 4
        case .float16, .bfloat16, .int16, .uint16: 2
        case .int8, .uint8, .bool: 1
        }
    }
}

/// Little-endian floating-point bytes widened to Float, exactly; the bytes need not be aligned.
///
/// The functions must not be inlined: in a larger function the compiler calls the closure once per element.
enum Widening {
    /// `count` binary32 values.
    static func float32(_ bytes: UnsafeRawBufferPointer, count: Int) -> [Float] {
        [Float](unsafeUninitializedCapacity: count) { target, initialized in
            UnsafeMutableRawBufferPointer(target).copyMemory(from: bytes)
            initialized = count
        }
    }

    /// `count` bfloat16 values: the upper halves of binary32.
    @inline(never)
    static func bfloat16(_ bytes: UnsafeRawBufferPointer, count: Int) -> [Float] {
        widen(bytes, count: count) { UInt32($0) << 16 }
    }

    /// `count` binary16 values.
    ///
    /// With the exponent and fraction shifted into place the value is too small by 2^112, for subnormal numbers as well;
    /// one product mends both. What comes out at 2^16 or more was infinite or not a number. Written with integers because
    /// the conversion instruction is not on every x86-64, and without it the compiler calls a function per element.
    @inline(never)
    static func float16(_ bytes: UnsafeRawBufferPointer, count: Int) -> [Float] {
        widen(bytes, count: count) { half in
            let magnitude = Float(bitPattern: UInt32(half & 0x7FFF) << 13) * 0x1p112
            let special: UInt32 = magnitude >= 0x1p16 ? 0x7F80_0000 : 0
            return magnitude.bitPattern | special | UInt32(half & 0x8000) << 16
        }
    }

    @inline(__always)
    private static func widen(
        _ bytes: UnsafeRawBufferPointer, count: Int, _ bitPattern: (UInt16) -> UInt32
    ) -> [Float] {
        precondition(bytes.count == 2 * count, "\(count) elements of 2 bytes are not \(bytes.count) bytes.")
        return [Float](unsafeUninitializedCapacity: count) { target, initialized in
            // Bare pointers: with the buffers' own subscripts the loop is not vectorised and takes five times as long.
            guard let source = bytes.baseAddress, let target = target.baseAddress else { return }
            for index in 0..<count {
                let element = UInt16(littleEndian: (source + 2 * index).loadUnaligned(as: UInt16.self))
                target[index] = Float(bitPattern: bitPattern(element))
            }
            initialized = count
        }
    }
}
