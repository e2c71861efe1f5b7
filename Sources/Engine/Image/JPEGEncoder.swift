import CCodecs
public import Foundation

/// Turns pixels into JPEG files, for the photos of a report.
public enum JPEGEncoder {
    /// From this quality on, colour is kept at full resolution (4:4:4); below, at half in each direction (4:2:0).
    public static let fullChromaQuality = 90
    /// Longest side that the format's usual writers handle, in pixels.
    public static let largestSide = 65_500

    /// Encodes a picture as baseline JPEG with optimised Huffman tables; quality is libjpeg's, 1 to 100.
    ///
    /// The same pixels and quality give the same bytes with the same release of libjpeg.
    public static func encode(_ image: PixelImage, quality: Int) throws(EngineError) -> Data {
        precondition((1...100).contains(quality), "JPEG quality runs from 1 to 100, not \(quality).")
        var bytes: UnsafeMutablePointer<UInt8>?
        var count = 0
        let complaint = PictureCodec.complaint { message in
            codecs_jpeg_encode(
                image.pixels, UInt32(image.width), UInt32(image.height), Int32(quality), quality >= fullChromaQuality,
                &bytes, &count, message)
        }
        guard complaint == nil, let bytes else {
            throw EngineError(
                .cannotWrite, expected: "a picture that fits into a JPEG file, at most \(largestSide) pixels a side",
                found: "one of \(image.width) x \(image.height) pixels (\(complaint ?? "no data"))",
                remedy: "scale it down first")
        }
        return Data(bytesNoCopy: bytes, count: count, deallocator: .free)
    }
}
