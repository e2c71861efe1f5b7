public import Engine
public import Foundation

/// Expected values that PyTorch computed, and the tiny checkpoint and pictures that they belong to.
///
/// `Tests/Golden/make_clip_golden.py` writes them and says what each one is; so does `golden.json`, under "tensors".
public enum Golden {
    /// `Tests/Golden` in the sources.
    public static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Golden")

    /// The tiny checkpoint in Hugging Face layout, with its pictures and expected values.
    public static let clipTiny = folder.appending(path: "clip-tiny")

    /// The expected tensors.
    public static func tensors() throws -> SafeTensors {
        try SafeTensors.open(clipTiny.appending(path: "golden.safetensors"))
    }

    /// The values of one expected tensor, whatever its shape.
    public static func values(_ name: String) throws -> [Float] {
        let tensors = try tensors()
        return try tensors.floats(name, shape: tensors.shape(of: name) ?? [])
    }

    /// The content of `golden.json`.
    public static func facts() throws -> GoldenFacts {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(
            GoldenFacts.self, from: Data(contentsOf: clipTiny.appending(path: "golden.json")))
    }
}

/// What `golden.json` holds besides descriptions.
public struct GoldenFacts: Decodable, Sendable {
    /// The prompts; class 0 is the target throughout.
    public let prompts: [String]
    /// Tokens of each prompt, markers included.
    public let tokens: [[Int32]]
    /// exp(logit_scale).
    public let logitScaleExp: Float
    /// Digests of each picture's pixels as prepared by Pillow.
    public let images: [Image]
    /// Area under each curve `deletion.image0.mean.step224` of the expected tensors, here without "deletion.".
    public let deletionArea: [String: Double]
    /// Each optimisation, by its name in the tensors, such as "cosine.half".
    public let perturbation: [String: Perturbation]
    /// Texts and their tokens.
    public let tokenizerCases: [TokenizerCase]
    /// The first numbers of the generator with seed 42, as digits because JSON numbers need not hold 64 bits.
    public let splitmix64Seed42First: [String]

    /// SHA-256 of height x width x 3 bytes, RGB interleaved.
    public struct Image: Decodable, Sendable {
        /// Name of the file in the folder.
        public let file: String
        /// The 224 pixel crop.
        public let crop224Sha256: String
        /// The 224 pixel crop, blurred with standard deviation 10.
        public let blur224Sha256: String
        /// The 228 pixel crop, for jitter 4.
        public let crop228Sha256: String
        /// The 228 pixel crop, blurred with standard deviation 10.
        public let blur228Sha256: String
    }

    /// One set of parameters of Meaningful Perturbation.
    public struct Perturbation: Decodable, Sendable {
        /// "cosine" or "softmax".
        public let kind: String
        /// "0.5", "1" or "random".
        public let `init`: String
        /// Steps of the optimiser.
        public let iterations: Int
        /// Side of the square of window positions; nil for none.
        public let jitter: Int?
        /// Seed of the generator; nil where nothing is random.
        public let seed: UInt64?
        /// What came out for each picture.
        public let images: [Outcome]
    }

    /// How far PyTorch in float32 is from PyTorch in float64 for one picture: the least tolerance that is fair.
    public struct Outcome: Decodable, Sendable {
        /// Largest difference between cells of the final masks.
        public let maskFloat32MinusFloat64Max: Float
        /// Mean difference between cells of the final masks.
        public let maskFloat32MinusFloat64Mean: Float
        /// Largest difference among the first 20 objective values.
        public let objective20Float32MinusFloat64Max: Float
        /// Difference between the last objective values.
        public let finalFloat32MinusFloat64: Float
        /// Mean of the final mask.
        public let maskMean: Float
        /// Score of the untouched picture.
        public let scoreOfPicture: Float
    }

    /// A text and what `CLIPTokenizer` makes of it.
    public struct TokenizerCase: Decodable, Sendable, CustomStringConvertible {
        /// The text.
        public let text: String
        /// Its tokens, markers included.
        public let ids: [Int32]

        /// The text, quoted.
        public var description: String { text.debugDescription }
    }
}
