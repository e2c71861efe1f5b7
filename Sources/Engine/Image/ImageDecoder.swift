public import Foundation

/// Turns JPEG, PNG and WebP files into pixels, the same ones that Pillow's `convert("RGB")` gives, upright.
///
/// JPEG: accurate integer DCT and smooth chroma up-sampling, CMYK taken as Adobe's inverted form; lossless formats are
/// exact, JPEG is within 2 levels of Pillow where the two use different releases of libjpeg-turbo. PNG: 8-bit values
/// without gamma correction, the high byte of 16-bit samples. WebP: as libwebp decodes it, without animations. Two things
/// differ from `convert("RGB")`: EXIF orientation is applied, and transparency is flattened on white, where Pillow shows
/// whatever colour lies under it.
///
/// Colour profiles are not applied, as Pillow and torchvision do not either.
public enum ImageDecoder {
    /// Longest side of a picture that is decoded, in pixels.
    public static let largestSide = 50_000
    /// Most pixels of a picture that is decoded: 300 MB of memory.
    public static let largestArea = 100_000_000
    /// Longest file that is read, in bytes.
    public static let largestFile = 1_000_000_000
    /// What error messages expect of a file.
    private static let pictures = "a JPEG, PNG or WebP picture"

    /// Reads and decodes a file.
    public static func decode(contentsOf url: URL) throws(EngineError) -> PixelImage {
        try decode(read(contentsOf: url), name: url.relativePath)
    }

    /// Decodes the bytes of a file; `name` is what an error message calls it.
    public static func decode(_ bytes: Data, name: String) throws(EngineError) -> PixelImage {
        switch ImageFormat(bytes) {
        case .jpeg: return try PictureCodec.jpeg.decode(bytes, name: name)
        case .png: return try PictureCodec.png.decode(bytes, name: name)
        case .webp: return try PictureCodec.webp.decode(bytes, name: name)
        case .other(let found, let remedy):
            throw EngineError(.unsupported, file: name, expected: pictures, found: found, remedy: remedy)
        }
    }

    /// Reads the bytes of a picture's file, for callers that need them as well (for a digest, say).
    ///
    /// Only regular files of at most `largestFile` bytes: a pipe or a device could go on for ever.
    public static func read(contentsOf url: URL) throws(EngineError) -> Data {
        let name = url.relativePath
        func refusal(_ kind: EngineError.Kind, found: String, remedy: String) -> EngineError {
            EngineError(kind, file: name, expected: pictures, found: found, remedy: remedy)
        }
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: url.resolvingSymlinksInPath().path)
        else { throw refusal(.missingInput, found: "nothing at this path", remedy: "check the path") }
        switch attributes[.type] as? FileAttributeType {
        case .typeRegular: break
        case .typeDirectory: throw refusal(.missingInput, found: "a folder", remedy: "name a file in it")
        // A link that could be followed has been.
        case .typeSymbolicLink:
            throw refusal(.missingInput, found: "a link that leads nowhere", remedy: "mend the link or leave it out")
        default: throw refusal(.missingInput, found: "something that is not a file", remedy: "name a file")
        }
        if let size = attributes[.size] as? Int, size > largestFile {
            throw refusal(.unsupported, found: "a file of \(size) bytes", remedy: "keep it under \(largestFile) bytes")
        }
        guard let bytes = try? Data(contentsOf: url) else {
            throw refusal(.missingInput, found: "a file that cannot be read", remedy: "check its permissions")
        }
        return bytes
    }
}
