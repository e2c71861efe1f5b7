import Engine
import Foundation
import Testing

/// What `Tests/Golden/make_image_golden.py` wrote: small pictures, and what Pillow makes of them.
struct GoldenImages: Decodable {
    /// A picture that Pillow made, and how it came about.
    struct Case: Decodable, CustomTestStringConvertible {
        let width: Int
        let height: Int
        let pixels: Data
        var file: String?
        var source: String?
        var filter: String?
        var sigma: Float?
        var box: [Int]?
        var side: Int?

        var image: PixelImage { PixelImage(width: width, height: height, pixels: [UInt8](pixels)) }

        var testDescription: String {
            let made = [file, source, filter, sigma.map { "sigma \($0)" }, side.map { "side \($0)" }].compactMap(\.self)
            return (made + ["\(width) x \(height)"]).joined(separator: ", ")
        }
    }

    let decode: [Case]
    let resize: [Case]
    let blur: [Case]
    let crop: [Case]
    /// 3 x 256 values: what normalisation makes of each 8-bit value in each channel.
    let normalised: [Double]

    /// The folder with the pictures.
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Golden/image")

    /// The folder with the pictures of `make_image_forms_golden.py`: rarer forms of JPEG, and WebP.
    static let forms = folder.deletingLastPathComponent().appending(path: "image-forms")

    /// Those pictures as Pillow decodes them.
    static let formCases: [Case] =
        (try? JSONDecoder().decode([Case].self, from: Data(contentsOf: forms.appending(path: "forms.json")))) ?? []

    /// A missing or damaged file leaves nothing to test, which a test of its own reports.
    static let shared: GoldenImages =
        (try? JSONDecoder().decode(GoldenImages.self, from: bytes("image.json")))
        ?? GoldenImages(decode: [], resize: [], blur: [], crop: [], normalised: [])

    /// The content of a file of one of the folders.
    static func bytes(_ file: String) throws -> Data {
        let isForm = formCases.contains { $0.file == file }
        return try Data(contentsOf: (isForm ? forms : folder).appending(path: file))
    }

    /// The pictures that were resized and blurred.
    static func source(_ name: String?) throws -> PixelImage {
        let photo = try ImageDecoder.decode(contentsOf: folder.appending(path: "photo.png"))
        switch name {
        case "tiny": return photo.cropped(x: 4, y: 5, width: 3, height: 2)
        case "dot": return photo.cropped(x: 9, y: 9, width: 1, height: 1)
        default: return photo
        }
    }
}

/// Numbers that look random and are the same in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Largest difference between two pictures of equal size, in levels of 0 to 255; nil where the sizes differ.
func largestDifference(_ one: PixelImage, _ other: PixelImage) -> Int? {
    guard one.width == other.width, one.height == other.height else { return nil }
    return zip(one.pixels, other.pixels).map { abs(Int($0) - Int($1)) }.max()
}

/// The error that a call throws; a failure is recorded where it throws none.
func engineError(_ call: () throws(EngineError) -> Void, sourceLocation: SourceLocation = #_sourceLocation)
    -> EngineError?
{
    do {
        try call()
        Issue.record("Nothing was thrown.", sourceLocation: sourceLocation)
        return nil
    } catch {
        return error
    }
}
