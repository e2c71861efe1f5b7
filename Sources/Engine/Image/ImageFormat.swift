import Foundation

/// What the first bytes of a file say it is; file names are not asked.
enum ImageFormat {
    /// JPEG, in any of its baseline and progressive forms.
    case jpeg
    /// PNG.
    case png
    /// WebP, with or without loss.
    case webp
    /// Not decoded; `name` is a noun phrase and `remedy` a request, both for the error message.
    case other(name: String, remedy: String)

    /// Longest stretch of a file that the decision looks at, in bytes.
    private static let window = 512

    /// Recognises the format of a file by its first bytes.
    init(_ data: Data) {
        let head = [UInt8](data.prefix(Self.window))
        if head.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if head.starts(with: Array("RIFF".utf8)) && head.dropFirst(8).starts(with: Array("WEBP".utf8)) {
            self = .webp
        } else if let name = Self.unsupportedPicture(head) {
            self = .other(name: name, remedy: "convert the file to JPEG, PNG or WebP")
        } else {
            self = Self.noPicture(head)
        }
    }

    /// The name of a picture format that we know but do not decode, nil where the bytes are none.
    private static func unsupportedPicture(_ head: [UInt8]) -> String? {
        let signatures: [(offset: Int, bytes: [UInt8], name: String)] = [
            (0, Array("GIF8".utf8), "a GIF picture"),
            (0, [0x49, 0x49, 0x2A, 0x00], "a TIFF picture"),
            (0, [0x4D, 0x4D, 0x00, 0x2A], "a TIFF picture"),
            (0, [0x49, 0x49, 0x2B, 0x00], "a BigTIFF picture"),
            (0, [0x4D, 0x4D, 0x00, 0x2B], "a BigTIFF picture"),
            (4, Array("ftypavif".utf8), "an AVIF picture"),
            (4, Array("ftyphei".utf8), "a HEIC picture"),
            (4, Array("ftyphev".utf8), "a HEIC picture"),
            (4, Array("ftypmif1".utf8), "a HEIF picture"),
            (4, Array("jP  ".utf8), "a JPEG 2000 picture"),
            (0, [0xFF, 0x4F, 0xFF, 0x51], "a JPEG 2000 picture"),
            (4, Array("JXL ".utf8), "a JPEG XL picture"),
            (0, [0xFF, 0x0A], "a JPEG XL picture"),
            (0, Array("8BPS".utf8), "a Photoshop document"),
            (0, [0x00, 0x00, 0x01, 0x00], "a Windows icon"),
        ]
        // Two letters alone could open a text as well.
        if head.starts(with: Array("BM".utf8)) && head.contains(0) { return "a BMP picture" }
        return signatures.first { head.dropFirst($0.offset).starts(with: $0.bytes) }?.name
    }

    /// What to say of bytes that are no picture of any format known here.
    private static func noPicture(_ head: [UInt8]) -> ImageFormat {
        if head.isEmpty {
            return .other(name: "an empty file", remedy: "copy or download the file again")
        }
        if head.starts(with: Array("version https://git-lfs".utf8)) {
            return .other(name: "a Git LFS pointer in place of the file", remedy: "run `git lfs pull`")
        }
        // The window may end within a character, which has at most four bytes.
        let isText = (0...3).contains { String(validating: head.dropLast($0), as: UTF8.self) != nil }
        guard isText && !head.contains(0) else {
            return .other(
                name: "data of an unknown format", remedy: "convert the file to JPEG, PNG or WebP, or leave it out")
        }
        let text = String(decoding: head, as: UTF8.self).drop { $0.isWhitespace }.lowercased()
        if text.hasPrefix("<!doctype html") || text.hasPrefix("<html") {
            return .other(name: "a web page", remedy: "download the picture itself")
        }
        if text.hasPrefix("<svg") || text.hasPrefix("<?xml") && text.contains("<svg") {
            return .other(name: "an SVG drawing", remedy: "convert the file to JPEG, PNG or WebP")
        }
        return .other(name: "a text file", remedy: "leave the file out or put the picture in its place")
    }
}
