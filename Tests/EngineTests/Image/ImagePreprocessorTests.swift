import Engine
import Foundation
import TestSupport
import Testing

@Suite("Preparing pictures for the model")
struct ImagePreprocessorTests {
    @Test("resize and centre crop equal torchvision's on Pillow", arguments: GoldenImages.shared.crop)
    func cropEqualsTorchvision(_ golden: GoldenImages.Case) throws {
        let (box, side) = (try #require(golden.box), try #require(golden.side))
        let image = try GoldenImages.source("photo").cropped(x: 0, y: 0, width: box[0], height: box[1])
        #expect(try ImagePreprocessor(size: side).crop(image, side: side) == golden.image)
    }

    @Test("normalised values equal numpy's in single precision")
    func normalisedValues() throws {
        let ramp = PixelImage(width: 16, height: 16, pixels: (0...255).flatMap { [UInt8](repeating: $0, count: 3) })
        let expected = GoldenImages.shared.normalised.map { Float($0) }
        #expect(ImagePreprocessor().normalise(ramp) == expected)
    }

    @Test("a square picture of the model's size passes unchanged")
    func rightSizeIsUntouched() throws {
        let image = try GoldenImages.source("photo").cropped(x: 3, y: 1, width: 28, height: 28)
        #expect(try ImagePreprocessor(size: 28).crop(image, side: 28) == image)
    }

    @Test("an explainer's wider view holds the same scene at the same scale rule")
    func widerView() throws {
        let photo = try GoldenImages.source("photo")
        let wide = try ImagePreprocessor(size: 20, cropSize: 16).crop(photo, side: 19)
        #expect(wide.width == 19 && wide.height == 19)
        #expect(try ImagePreprocessor(size: 23, cropSize: 19).crop(photo, side: 19) == wide)
    }

    @Test("one pixel becomes a full view of its colour")
    func onePixel() throws {
        let view = try ImagePreprocessor().crop(PixelImage(width: 1, height: 1, pixels: [7, 80, 200]), side: 224)
        #expect(view.pixels.count == 3 * 224 * 224)
        #expect(Set(view.pixels) == [7, 80, 200])
    }

    @Test("a strip is refused before it is blown up")
    func extremeAspectRatio() throws {
        let strip = PixelImage(width: 1, height: 50_000, pixels: [UInt8](repeating: 3, count: 150_000))
        let error = try #require(
            engineError { () throws(EngineError) in _ = try ImagePreprocessor().crop(strip, side: 224) })
        #expect(error.naming("strip.png").description.hasPrefix("strip.png: expected a picture whose sides are less"))
        #expect(error.found == "one of 1 x 50000 pixels")
        let narrow = PixelImage(width: 50, height: 10_000, pixels: [UInt8](repeating: 3, count: 1_500_000))
        #expect(try ImagePreprocessor().crop(narrow, side: 224).height == 224)
    }

    private static let oracle = "oracles/preprocess/expected_preprocessed_image.npy"

    @Test(
        "a photo gives the tensor that torchvision gives",
        .enabled(if: SharedFolder.has(oracle), "shared/\(oracle) is not at hand"))
    func realPhoto() throws {
        let folder = try #require(SharedFolder.url("oracles/preprocess"))
        let expected = try Self.floats(npy: Data(contentsOf: #require(SharedFolder.url(Self.oracle))))
        let photo = try ImageDecoder.decode(contentsOf: folder.appending(path: "franz-kafka.jpg"))
        let preprocessor = ImagePreprocessor()
        let values = preprocessor.normalise(try preprocessor.crop(photo, side: 224))
        try #require(values.count == expected.count)
        #expect(zip(values, expected).allSatisfy { abs($0 - $1) <= 1e-5 })
    }

    /// The little-endian float32 values of a NumPy file of version 1.
    private static func floats(npy data: Data) throws -> [Float] {
        let bytes = [UInt8](data)
        try #require(bytes.starts(with: [0x93] + Array("NUMPY".utf8) + [1]))
        let start = 10 + Int(bytes[8]) + Int(bytes[9]) << 8
        return stride(from: start, to: bytes.count, by: 4).map { index in
            Float(bitPattern: (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[index + $1]) << UInt32(8 * $1) })
        }
    }
}
