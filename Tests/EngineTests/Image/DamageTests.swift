import Engine
import Foundation
import Testing

@Suite("Damaged pictures never crash the decoder")
struct DamageTests {
    private static let files = [
        "baseline-420.jpg", "progressive.jpg", "cmyk.jpg", "grey.jpg", "orientation-6.jpg", "grey-1-interlaced.png",
        "palette-8-transparent.png", "rgba-8-interlaced.png", "rgb-16.png",
        "ycck.jpg", "lossy.webp", "lossless-alpha.webp", "lossy-alpha.webp", "orientation-6.webp",
    ]

    @Test("a file cut anywhere gives the whole picture or an error", arguments: files)
    func everyLength(_ file: String) throws {
        let bytes = try GoldenImages.bytes(file)
        let whole = try ImageDecoder.decode(bytes, name: file)
        for length in 0..<bytes.count {
            if let image = try? ImageDecoder.decode(bytes.prefix(length), name: file) {
                #expect(image == whole, "cut to \(length) of \(bytes.count) bytes")
            }
        }
    }

    @Test("flipped bits give some picture or an error", arguments: files)
    func flippedBits(_ file: String) throws {
        let bytes = try GoldenImages.bytes(file)
        var random = SeededGenerator(state: 1)
        var refused = 0
        for _ in 0..<500 {
            var damaged = bytes
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let position = Int.random(in: 0..<damaged.count, using: &random)
                damaged[position] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            }
            do {
                let image = try ImageDecoder.decode(damaged, name: file)
                #expect(image.pixels.count == 3 * image.width * image.height)
            } catch {
                refused += 1
                #expect(!error.found.isEmpty)
            }
        }
        #expect(refused > 0)
    }
}
