import Engine
import Foundation
import Testing

@Suite("Bad pictures are named in one clear sentence")
struct BadPictureTests {
    /// What decoding these bytes complains of.
    private func complaint(_ bytes: Data, name: String = "x.jpg") throws -> EngineError {
        try #require(engineError { () throws(EngineError) in _ = try ImageDecoder.decode(bytes, name: name) })
    }

    /// What decoding the file at this path complains of.
    private func complaint(at url: URL) throws -> EngineError {
        try #require(engineError { () throws(EngineError) in _ = try ImageDecoder.decode(contentsOf: url) })
    }

    /// Calls `body` with a new folder that is removed afterwards.
    private func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "bad-pictures-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    @Test("a text file named .jpg")
    func textFile() throws {
        #expect(
            try complaint(Data("A photo of a chef.\n".utf8), name: "chef.jpg").description
                == "chef.jpg: expected a JPEG, PNG or WebP picture but found a text file; "
                + "leave the file out or put the picture in its place.")
    }

    @Test("an empty file")
    func emptyFile() throws {
        #expect(
            try complaint(Data(), name: "empty.png").description
                == "empty.png: expected a JPEG, PNG or WebP picture but found an empty file; copy or download the file again."
        )
    }

    @Test(
        "other formats are called by their name",
        arguments: [
            ("GIF89a\u{1}\0", "a GIF picture"), ("RIFF\u{24}\0\0\0WAVEfmt ", "data of an unknown format"),
            ("BM\u{46}\0\0\0\0\0\0\0", "a BMP picture"), ("II*\0\u{8}\0\0\0", "a TIFF picture"),
            ("MM\0*\0\0\0\u{8}", "a TIFF picture"), ("\0\0\0 ftypavif", "an AVIF picture"),
            ("\0\0\0 ftypheic", "a HEIC picture"), ("\0\0\0\u{C}jP  \r\n", "a JPEG 2000 picture"),
            ("8BPS\0\u{1}", "a Photoshop document"), ("<svg xmlns=''/>", "an SVG drawing"),
            ("  <!DOCTYPE html><html>", "a web page"), ("BMW, a car maker", "a text file"),
            ("version https://git-lfs.github.com/spec/v1\noid", "a Git LFS pointer in place of the file"),
            ("\u{1}\u{2}\0\0", "data of an unknown format"),
        ])
    func otherFormats(_ content: String, _ name: String) throws {
        let error = try complaint(Data(content.utf8))
        #expect(error.kind == .unsupported)
        #expect(error.description.hasPrefix("x.jpg: expected a JPEG, PNG or WebP picture but found \(name); "))
    }

    @Test("a long text whose last character is cut by the look-ahead is still a text")
    func longText() throws {
        #expect(try complaint(Data(("x" + String(repeating: "\u{20AC}", count: 300)).utf8)).found == "a text file")
    }

    @Test(
        "three quarters of a file",
        arguments: ["baseline-420.jpg", "progressive.jpg", "cmyk.jpg", "rgb-8.png", "rgba-8-interlaced.png"])
    func truncated(_ file: String) throws {
        let bytes = try GoldenImages.bytes(file)
        let error = try complaint(bytes.prefix(bytes.count * 3 / 4), name: file)
        let kind = file.hasSuffix("png") ? "PNG" : "JPEG"
        #expect(error.kind == .badData)
        #expect(error.description.hasPrefix("\(file): expected a complete \(kind) picture but found damaged data ("))
        #expect(error.description.hasSuffix("); copy or download the file again."))
        #expect(error.description.contains(kind == "PNG" ? "the data ends early" : "Premature end of JPEG file"))
    }

    @Test(
        "a WebP picture cut short, and an animation, whose first moment is not taken for the whole",
        arguments: [("lossy.webp", 0.75), ("lossless-alpha.webp", 0.5), ("orientation-6.webp", 0.99)])
    func truncatedWebP(_ file: String, _ share: Double) throws {
        let bytes = try Data(contentsOf: GoldenImages.forms.appending(path: file))
        let error = try complaint(bytes.prefix(Int(share * Double(bytes.count))), name: file)
        #expect(error.description.hasPrefix("\(file): expected a complete WebP picture but found damaged data ("))
        #expect(error.found.contains("the data ends early"))
        let animation = try Data(contentsOf: GoldenImages.forms.appending(path: "animation.webp"))
        #expect(try complaint(animation).found.contains("an animation; save one picture of it"))
    }

    @Test("a picture whose middle was overwritten")
    func overwritten() throws {
        var bytes = try GoldenImages.bytes("rgb-16.png")
        bytes[bytes.count / 2] ^= 0x55
        #expect(try complaint(bytes).found.hasPrefix("damaged data ("))
    }

    @Test("a picture whose data stops at a marker, where libjpeg would paint the rest grey")
    func stopsAtMarker() throws {
        let bytes = try GoldenImages.bytes("baseline-444.jpg")
        let error = try complaint(bytes.prefix(bytes.count - 200) + Data([0xFF, 0xD9]))
        #expect(error.found.contains("premature end of data segment"))
    }

    @Test("sizes beyond the limits are refused before they are allocated")
    func tooLarge() throws {
        // The height and width stand behind the frame marker FF C0, its length and the precision.
        var jpeg = try GoldenImages.bytes("baseline-444.jpg")
        let frame = try #require(jpeg.firstRange(of: Data([0xFF, 0xC0])))
        let sides = frame.lowerBound + 5..<frame.lowerBound + 9
        jpeg.replaceSubrange(sides, with: [0xEA, 0x60, 0xEA, 0x60])
        let limits = "expected a picture of at most 100 megapixels and 50000 pixels a side"
        let remedy = "scale it down or leave it out."
        #expect(try complaint(jpeg).description == "x.jpg: \(limits) but found one of 60000 x 60000 pixels; \(remedy)")
        #expect(try complaint(Self.pngHeader(60_000, 60_000)).found == "one of 60000 x 60000 pixels")
        #expect(try complaint(Self.pngHeader(2_000_000_000, 2_000_000_000)).kind == .unsupported)
        #expect(try complaint(Self.pngHeader(50_001, 1)).kind == .unsupported)
        #expect(try complaint(Self.pngHeader(10_001, 10_000)).kind == .unsupported)
        #expect(try complaint(Self.pngHeader(10_000, 10_000)).kind == .badData)
    }

    @Test("folders, missing files and devices")
    func notFiles() throws {
        try withFolder { folder in
            let missing = try complaint(at: folder.appending(path: "none.jpg"))
            #expect(missing.kind == .missingInput)
            let sentence = "expected a JPEG, PNG or WebP picture but found nothing at this path; check the path."
            #expect(missing.description.hasSuffix("none.jpg: " + sentence))
            #expect(try complaint(at: folder).found == "a folder")
            #expect(try complaint(at: URL(filePath: "/dev/zero")).found == "something that is not a file")
        }
    }

    @Test("a file that may not be read", .enabled(if: getuid() != 0, "root may read everything"))
    func unreadable() throws {
        try withFolder { folder in
            let file = folder.appending(path: "locked.jpg")
            try GoldenImages.bytes("one-pixel.jpg").write(to: file)
            try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file.path)
            let error = try complaint(at: file)
            #expect(error.kind == .missingInput)
            #expect(error.found == "a file that cannot be read")
        }
    }

    @Test("a link to a picture is followed")
    func links() throws {
        try withFolder { folder in
            let link = folder.appending(path: "link.jpg")
            let target = GoldenImages.folder.appending(path: "one-pixel.jpg")
            try FileManager.default.createSymbolicLink(at: link, withDestinationURL: target)
            #expect(try ImageDecoder.decode(contentsOf: link).width == 1)
        }
    }

    /// The first 33 bytes of a PNG file of this size: signature and header.
    private static func pngHeader(_ width: UInt32, _ height: UInt32) -> Data {
        func big(_ value: UInt32) -> [UInt8] { withUnsafeBytes(of: value.bigEndian, Array.init) }
        let header = Array("IHDR".utf8) + big(width) + big(height) + [8, 2, 0, 0, 0]
        // CRC-32 as PNG defines it, bit by bit.
        let crc = header.reduce(UInt32.max) { crc, byte in
            (0..<8).reduce(crc ^ UInt32(byte)) { crc, _ in crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        return Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + big(13) + header + big(~crc))
    }
}
