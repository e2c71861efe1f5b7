import CZlib

/// Unpacks gzip (RFC 1952) and zlib (RFC 1950).
public enum Gzip {
    /// The unpacked bytes, which must not be more than `limit`; the error does not name the file.
    public static func unpacked(_ packed: [UInt8], limit: Int) throws(EngineError) -> [UInt8] {
        var stream = z_stream()
        guard vlm_gunzip_start(&stream) == Z_OK else {
            throw EngineError(
                .unsupported, expected: "a working zlib", found: "one that does not start",
                remedy: "install zlib again")
        }
        defer { inflateEnd(&stream) }
        var packed = packed, result: [UInt8] = [], piece = [UInt8](repeating: 0, count: 1 << 16)
        let status: Int32 = packed.withUnsafeMutableBufferPointer { input in
            stream.next_in = input.baseAddress
            stream.avail_in = UInt32(clamping: input.count)
            while true {
                let (status, count) = piece.withUnsafeMutableBufferPointer { output in
                    stream.next_out = output.baseAddress
                    stream.avail_out = UInt32(output.count)
                    return (inflate(&stream, Z_NO_FLUSH), output.count - Int(stream.avail_out))
                }
                result += piece.prefix(count)
                // No output and no end means that the input is at its end too soon.
                if status != Z_OK || count == 0 || result.count > limit { return status }
            }
        }
        guard status == Z_STREAM_END, result.count <= limit else {
            throw EngineError(
                .badData, expected: "whole gzip data of at most \(limit) bytes unpacked",
                found: result.count > limit ? "more" : "damaged data", remedy: "copy or download the file again")
        }
        return result
    }
}
