import Engine
import Foundation
import Testing

@Suite("Decoding pictures")
struct DecodingTests {
    @Test("the golden data are there")
    func goldenDataAreThere() {
        #expect(GoldenImages.shared.decode.count == 37)
    }

    @Test("every kind of PNG decodes to Pillow's pixels", arguments: GoldenImages.shared.decode)
    func pngIsExact(_ golden: GoldenImages.Case) throws {
        guard let file = golden.file, file.hasSuffix("png") else { return }
        let image = try ImageDecoder.decode(contentsOf: GoldenImages.folder.appending(path: file))
        #expect(image == golden.image)
    }

    @Test("every kind of JPEG decodes to Pillow's pixels within two levels", arguments: GoldenImages.shared.decode)
    func jpegIsClose(_ golden: GoldenImages.Case) throws {
        guard let file = golden.file, file.hasSuffix("jpg") else { return }
        let image = try ImageDecoder.decode(contentsOf: GoldenImages.folder.appending(path: file))
        let difference = try #require(largestDifference(image, golden.image))
        #expect(difference <= 2)
    }

    @Test("rarer forms of JPEG, and WebP, decode to Pillow's pixels, exactly where nothing was lost")
    func forms() throws {
        #expect(GoldenImages.formCases.count == 18)
        for golden in GoldenImages.formCases {
            let file = try #require(golden.file)
            let image = try ImageDecoder.decode(contentsOf: GoldenImages.forms.appending(path: file))
            let difference = try #require(largestDifference(image, golden.image), "\(file)")
            #expect(difference <= (file.hasPrefix("lossless") ? 0 : 2), "\(file)")
        }
    }

    @Test("a JPEG picture survives encoding, and full chroma survives better")
    func encodingRoundTrip() throws {
        let photo = try GoldenImages.source("photo")
        let sharp = try ImageDecoder.decode(JPEGEncoder.encode(photo, quality: 100), name: "sharp.jpg")
        let coarse = try JPEGEncoder.encode(photo, quality: 60)
        #expect(try #require(largestDifference(sharp, photo)) <= 4)
        #expect(try JPEGEncoder.encode(photo, quality: 95).count > coarse.count)
        #expect(try JPEGEncoder.encode(photo, quality: 60) == coarse)
    }

    @Test("a picture too wide for JPEG is refused")
    func encodingRefusesWidePictures() throws {
        let strip = PixelImage(width: 65_501, height: 1, pixels: [UInt8](repeating: 9, count: 3 * 65_501))
        let error = try #require(
            engineError { () throws(EngineError) in _ = try JPEGEncoder.encode(strip, quality: 80) })
        #expect(error.kind == .cannotWrite)
        #expect(error.description.contains("65501 x 1 pixels"))
    }

    @Test(
        "malformed EXIF is ignored",
        arguments: ["II*\0", "MM\0*\0\0\0\u{8}", "II*\0\u{7F}\u{7F}\u{7F}\u{7F}", "??", ""])
    func malformedExif(_ tiff: String) throws {
        let plain = try GoldenImages.bytes("baseline-444.jpg")
        let exif = Array("Exif\0\0".utf8) + Array(tiff.utf8)
        let marker: [UInt8] = [0xFF, 0xE1, 0, UInt8(exif.count + 2)] + exif
        let file = plain.prefix(2) + Data(marker) + plain.dropFirst(2)
        #expect(try ImageDecoder.decode(file, name: "a.jpg") == ImageDecoder.decode(plain, name: "b.jpg"))
    }

    @Test("an orientation outside 1 to 8 is ignored", arguments: [0, 9, 255] as [UInt8])
    func orientationOutOfRange(_ value: UInt8) throws {
        // In the file with orientation 1 the value is the one byte after the entry's tag, type and count.
        var file = try GoldenImages.bytes("orientation-1.jpg")
        let entry = try #require(file.firstRange(of: Data([0x12, 0x01, 3, 0, 1, 0, 0, 0])))
        file[entry.upperBound] = value
        let upright = try ImageDecoder.decode(GoldenImages.bytes("orientation-1.jpg"), name: "a.jpg")
        #expect(try ImageDecoder.decode(file, name: "b.jpg") == upright)
    }
}
