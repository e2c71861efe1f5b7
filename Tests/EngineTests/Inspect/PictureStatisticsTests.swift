import Domain
import Foundation
import TestSupport
import Testing

@testable import Engine

@Suite("Numbers of a picture")
struct PictureStatisticsTests {
    private func statistics(_ file: String) throws -> PictureStatistics {
        PictureStatistics(of: try ImageDecoder.decode(contentsOf: Golden.folder.appending(path: file)))
    }

    @Test func `are those of ImageHash, Pillow and NumPy`() throws {
        for golden in try GoldenInspection.values.get().pictures {
            let found = try statistics(golden.file)
            #expect(found.perceptualHash == UInt64(golden.perceptual, radix: 16), "\(golden)")
            #expect(found.differenceHash == UInt64(golden.difference, radix: 16), "\(golden)")
            #expect(abs(found.brightness - golden.brightness) < 1e-12, "\(golden)")
            #expect(abs(found.contrast - golden.contrast) < 1e-12, "\(golden)")
            #expect(abs(found.entropy - golden.entropy) < 1e-12, "\(golden)")
            #expect(found.colour == golden.colour, "\(golden)")
            #expect(abs(found.sharpness - golden.sharpness) < 1e-6 * golden.sharpness + 1e-9, "\(golden)")
        }
    }

    /// A picture of one formula for each pixel.
    private func image(_ width: Int, _ height: Int, _ colour: (Int, Int) -> [UInt8]) -> PixelImage {
        PixelImage(
            width: width, height: height,
            pixels: (0..<width * height).flatMap { colour($0 % width, $0 / width) })
    }

    @Test func `of one colour say that there is nothing in it`() {
        let found = PictureStatistics(of: image(7, 5) { _, _ in [200, 200, 200] })
        #expect(found.brightness == 200 / 255.0)
        #expect(found.contrast == 0 && found.entropy == 0 && found.colour == 0 && found.sharpness == 0)
        #expect(found.elongation == 1.4 && found.area == 35)
    }

    @Test func `can be taken of a single pixel`() {
        let found = PictureStatistics(of: image(1, 1) { _, _ in [255, 0, 0] })
        #expect(found.colour == 1 && found.sharpness == 0)
    }

    @Test func `tell two pictures of the same bytes and another shape apart`() {
        let wide = PictureStatistics(of: image(6, 2) { x, y in [UInt8(10 * (6 * y + x)), 0, 0] })
        let tall = PictureStatistics(of: image(2, 6) { x, y in [UInt8(10 * (2 * y + x)), 0, 0] })
        #expect(wide.pixels != tall.pixels)
    }

    @Test func `find a blurred picture less sharp than the same one in focus, whatever its size`() throws {
        let photo = try ImageDecoder.decode(contentsOf: Golden.folder.appending(path: "sample-audit/chef-0001.jpg"))
        let blurred = GaussianBlur.blurred(photo, sigma: 4), sharp = PictureStatistics(of: photo)
        #expect(PictureStatistics(of: blurred).sharpness < 0.2 * sharp.sharpness)
        let large = Resample.resized(
            photo, width: 3 * photo.width, height: 3 * photo.height, filter: .bicubic)
        let ratio = PictureStatistics(of: large).sharpness / sharp.sharpness
        #expect((0.5...2).contains(ratio), "\(ratio)")
    }

    @Test func `give hashes that survive another size and another encoding, but not another picture`() throws {
        func read(_ name: String) throws -> PixelImage {
            try ImageDecoder.decode(contentsOf: Golden.folder.appending(path: "sample-audit/\(name).jpg"))
        }
        let chef = try read("chef-0001"), found = PictureStatistics(of: chef)
        let small = Resample.resized(chef, width: 150, height: 150, filter: .bicubic)
        let again = try ImageDecoder.decode(try JPEGEncoder.encode(small, quality: 40), name: "again")
        let copy = PictureStatistics(of: again)
        #expect(PerceptualHash.distance(found.perceptualHash, copy.perceptualHash) <= 4)
        #expect(PerceptualHash.distance(found.differenceHash, copy.differenceHash) <= 6)
        for other in ["judge-0004", "waiter-0012"] {
            let other = PictureStatistics(of: try read(other))
            #expect(PerceptualHash.distance(found.perceptualHash, other.perceptualHash) > 12)
        }
    }
}
