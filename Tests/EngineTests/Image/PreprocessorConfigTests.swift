import Engine
import Foundation
import TestSupport
import Testing

@Suite("Reading preprocessor_config.json")
struct PreprocessorConfigTests {
    private func read(_ json: String) throws(EngineError) -> ImagePreprocessor {
        try ImagePreprocessor(huggingFace: Data(json.utf8), name: "preprocessor_config.json")
    }

    @Test("numbers and objects are both read as sizes")
    func bothForms() throws {
        let old = try read(
            """
            {"crop_size": 224, "do_center_crop": true, "do_normalize": true, "do_resize": true, "resample": 3,
             "feature_extractor_type": "CLIPFeatureExtractor", "image_mean": [0.48145466, 0.4578275, 0.40821073],
             "image_std": [0.26862954, 0.26130258, 0.27577711], "size": 224}
            """)
        let new = try read(
            """
            {"crop_size": {"height": 224, "width": 224}, "do_convert_rgb": true, "do_rescale": true, "padding": null,
             "image_processor_type": "CLIPImageProcessor", "rescale_factor": 0.00392156862745098,
             "size": {"shortest_edge": 224}}
            """)
        #expect(old == ImagePreprocessor())
        #expect(new == ImagePreprocessor())
        #expect(try read("{}") == ImagePreprocessor())
    }

    @Test("values other than CLIP's are taken over")
    func otherValues() throws {
        let read = try read(
            #"{"size": 256, "crop_size": 240, "resample": 2, "image_mean": [0, 0.5, 1], "image_std": [1, 0.5, 0.25]}"#)
        let expected = ImagePreprocessor(
            size: 256, cropSize: 240, mean: [0, 0.5, 1], std: [1, 0.5, 0.25], filter: .bilinear)
        #expect(read == expected)
        let copy = try JSONDecoder().decode(ImagePreprocessor.self, from: JSONEncoder().encode(expected))
        #expect(copy == expected)
    }

    @Test("an absent file means CLIP's own values")
    func absentFile() throws {
        #expect(try ImagePreprocessor(contentsOf: URL(filePath: "/nowhere/at/all.json")) == ImagePreprocessor())
    }

    @Test(
        "what cannot be honoured is refused by name",
        arguments: [
            (#"{"do_center_crop": false}"#, "expected do_center_crop to be true but found false"),
            (#"{"do_normalize": 1}"#, "expected do_normalize to be true but found 1"),
            (#"{"do_pad": true}"#, "expected do_pad to be false but found true"),
            (#"{"rescale_factor": 1}"#, "expected rescale_factor to be 1/255 but found 1"),
            (#"{"resample": 0}"#, "expected resample to be 1 (lanczos), 2 (bilinear) or 3 (bicubic) but found 0"),
            (#"{"size": {"height": 224, "width": 224}}"#, "or {shortest_edge: n} but found {height: 224, width: 224}"),
            (#"{"size": {"shortest_edge": 224, "longest_edge": 3}}"#, "expected size to be a number n from 1 to 4096"),
            (#"{"size": 1e300}"#, "expected size to be a number n from 1 to 4096"),
            (#"{"crop_size": {"height": 224, "width": 200}}"#, "but found {height: 224, width: 200}"),
            (#"{"size": 224, "crop_size": 256}"#, "expected crop_size to be at most the size, 224 but found 256"),
            (#"{"image_mean": [0.5]}"#, "expected image_mean to be three numbers but found [0.5]"),
            (#"{"image_std": [0, 1, 1]}"#, "expected image_std to be three numbers above zero but found [0, 1, 1]"),
            (#"{"image_processor_type": "SiglipImageProcessor"}"#, "but found \"SiglipImageProcessor\""),
        ])
    func refusals(_ json: String, _ part: String) throws {
        let error = try #require(engineError { () throws(EngineError) in _ = try read(json) })
        #expect(error.kind == .unsupported)
        #expect(error.description.hasPrefix("preprocessor_config.json: "))
        #expect(error.description.contains(part))
        #expect(error.description.hasSuffix("; use the preprocessor_config.json of a CLIP model."))
    }

    @Test("what is no JSON object is damaged", arguments: ["", "[]", "{\"size\": ", "null"])
    func damaged(_ text: String) throws {
        #expect(try #require(engineError { () throws(EngineError) in _ = try read(text) }).kind == .badData)
    }

    private static let model = "models/idenprof-clip-tiny/preprocessor_config.json"

    @Test("a real file is read", .enabled(if: SharedFolder.has(model), "shared/\(model) is not at hand"))
    func realFile() throws {
        #expect(try ImagePreprocessor(contentsOf: #require(SharedFolder.url(Self.model))) == ImagePreprocessor())
    }
}
