import CCodecs
import Foundation

/// The Swift side of the C decoders: header first, then the limits, then the pixels.
struct PictureCodec {
    /// What error messages call a sound file of this kind.
    private let expected: String
    private let readHeader: @Sendable (Bytes?, Int, UnsafeMutablePointer<codecs_header>, Buffer, Message) -> Bool
    private let readPixels: @Sendable (Bytes?, Int, Buffer, Int, Message) -> Bool

    private typealias Bytes = UnsafePointer<UInt8>
    private typealias Buffer = UnsafeMutablePointer<UInt8>
    /// Where a C call leaves its complaint.
    typealias Message = UnsafeMutablePointer<CChar>

    /// libjpeg.
    static let jpeg = PictureCodec(
        expected: "a complete JPEG picture", readHeader: { codecs_jpeg_header($0, $1, $2, $3, $4) },
        readPixels: { codecs_jpeg_decode($0, $1, $2, $3, $4) })
    /// libpng.
    static let png = PictureCodec(
        expected: "a complete PNG picture", readHeader: { codecs_png_header($0, $1, $2, $3, $4) },
        readPixels: { codecs_png_decode($0, $1, $2, $3, $4) })
    /// libwebp.
    static let webp = PictureCodec(
        expected: "a complete WebP picture", readHeader: { codecs_webp_header($0, $1, $2, $3, $4) },
        readPixels: { codecs_webp_decode($0, $1, $2, $3, $4) })

    /// Decodes a whole file, upright; `name` is what an error message calls it.
    func decode(_ bytes: Data, name: String) throws(EngineError) -> PixelImage {
        let (header, exif, headerDamage) = header(of: bytes)
        try Self.checkSize(width: Int(header.width), height: Int(header.height), name: name)
        if let headerDamage { throw damaged(headerDamage, name: name) }

        let (pixels, damage) = pixels(of: bytes, count: 3 * Int(header.width) * Int(header.height))
        if let damage { throw damaged(damage, name: name) }
        let image = PixelImage(width: Int(header.width), height: Int(header.height), pixels: pixels)
        return ExifOrientation(tiff: exif)?.upright(image) ?? image
    }

    /// What the file says of itself, and the library's complaint if it made one.
    private func header(of bytes: Data) -> (header: codecs_header, exif: [UInt8], damage: String?) {
        var header = codecs_header()
        var damage: String?
        let exif = [UInt8](unsafeUninitializedCapacity: CODECS_EXIF_CAPACITY) { exif, count in
            damage = Self.complaint { message in
                bytes.withUnsafeBytes { data in
                    let start = data.assumingMemoryBound(to: UInt8.self).baseAddress
                    return readHeader(start, data.count, &header, exif.baseAddress!, message)
                }
            }
            count = header.exif_size
        }
        return (header, exif, damage)
    }

    /// `count` bytes of RGB, and the library's complaint if it made one; the bytes are then zero or incomplete.
    private func pixels(of bytes: Data, count: Int) -> (pixels: [UInt8], damage: String?) {
        var pixels = [UInt8](repeating: 0, count: count)
        let damage = pixels.withUnsafeMutableBufferPointer { rgb in
            Self.complaint { message in
                bytes.withUnsafeBytes { data in
                    let start = data.assumingMemoryBound(to: UInt8.self).baseAddress
                    return readPixels(start, data.count, rgb.baseAddress!, count, message)
                }
            }
        }
        return (pixels, damage)
    }

    /// Runs a C call that returns false and leaves a message where it fails; returns that message.
    static func complaint(_ call: (Message) -> Bool) -> String? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: CODECS_MESSAGE_CAPACITY) { message in
            call(message.baseAddress!) ? nil : String(cString: message.baseAddress!)
        }
    }

    /// Refuses pictures that would take unreasonable memory, before any of it is allocated.
    private static func checkSize(width: Int, height: Int, name: String) throws(EngineError) {
        let (side, area) = (ImageDecoder.largestSide, ImageDecoder.largestArea)
        guard width > side || height > side || width * height > area else { return }
        throw EngineError(
            .unsupported, file: name,
            expected: "a picture of at most \(area / 1_000_000) megapixels and \(side) pixels a side",
            found: "one of \(width) x \(height) pixels", remedy: "scale it down or leave it out")
    }

    private func damaged(_ complaint: String, name: String) -> EngineError {
        EngineError(
            .badData, file: name, expected: expected, found: "damaged data (\(complaint))",
            remedy: "copy or download the file again")
    }
}
