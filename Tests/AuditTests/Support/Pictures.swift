import Engine
import Foundation
import TestSupport

/// Pictures drawn by arithmetic, and files that are none.
enum Pictures {
    /// A picture of 60 to 300 pixels a side; pictures of one class have their colours and their pattern in common.
    static func drawn(label: Int, index: Int) -> PixelImage {
        let width = 60 + (97 * index + 53 * label + 31) % 241, height = 60 + (61 * index + 89 * label + 7) % 241
        let period = 8 + 3 * index
        var pixels: [UInt8] = []
        pixels.reserveCapacity(3 * width * height)
        for y in 0..<height {
            for x in 0..<width {
                switch label {
                case 0:  // Upright stripes on a warm slope.
                    let stripe = x / period % 2 == 0
                    pixels += [UInt8(120 + 120 * y / height), stripe ? 90 : 30, 20]
                case 1:  // Rings in green and white.
                    let (dx, dy) = (2 * x - width, 2 * y - height)
                    let ring = (dx * dx + dy * dy) / (64 * period) % 2 == 0
                    pixels += ring ? [240, 250, 240] : [20, UInt8(100 + 80 * x / width), 60]
                default:  // A dark blue chequerboard with a bright bar.
                    let field = (x / period + y / period) % 2 == 0, bar = abs(y - height / 2) < 6
                    pixels += bar ? [250, 240, 60] : field ? [10, 20, UInt8(90 + 60 * x / width)] : [30, 30, 40]
                }
            }
        }
        return PixelImage(width: width, height: height, pixels: pixels)
    }

    /// One of the drawn pictures as a JPEG file.
    static func jpeg(label: Int, index: Int) throws -> Data {
        try JPEGEncoder.encode(drawn(label: label, index: index), quality: 92)
    }

    /// The first half of a JPEG file.
    static func truncatedJPEG() throws -> Data {
        let whole = try jpeg(label: 1, index: 9)
        return whole.prefix(whole.count / 2)
    }

    /// A JPEG file of one pixel.
    static func onePixel() throws -> Data {
        try JPEGEncoder.encode(PixelImage(width: 1, height: 1, pixels: [200, 100, 50]), quality: 92)
    }

    /// The start of a PNG file that claims 60000 x 60000 pixels: a real file's, with the header exchanged.
    static func hugePNG() throws -> Data {
        var bytes = try Data(contentsOf: Golden.clipTiny.appending(path: "image0.png"))
        // Behind the signature: length, "IHDR", width, height, five bytes of format, checksum.
        bytes.replaceSubrange(16..<24, with: [0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60])
        let checksum = bytes[12..<29].reduce(UInt32.max) { crc, byte in
            (0..<8).reduce(crc ^ UInt32(byte)) { crc, _ in crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        bytes.replaceSubrange(29..<33, with: withUnsafeBytes(of: (~checksum).bigEndian, Array.init))
        return bytes
    }

    /// A text that somebody named like a picture.
    static let text = Data("A photo of a chef.\n".utf8)
}
