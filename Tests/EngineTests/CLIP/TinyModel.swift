import Foundation
import TestSupport
import Testing

@testable import Engine

/// The tiny random checkpoint of the golden files, its pictures, and comparisons with what PyTorch made of them.
enum TinyModel {
    static func load() throws -> CLIPModel { try CLIPModel.load(Golden.clipTiny) }

    /// The checkpoint with another configuration, which the same weights fit.
    static func load(changing change: (inout CLIPConfiguration) -> Void) throws -> CLIPModel {
        var configuration = try CLIPConfiguration.read(folder: Golden.clipTiny)
        change(&configuration)
        return try CLIPModel.load(Golden.clipTiny, configuration: configuration)
    }

    static func image(_ index: Int) throws -> PixelImage {
        try ImageDecoder.decode(contentsOf: Golden.clipTiny.appending(path: "image\(index).png"))
    }

    static func classifier(_ model: CLIPModel, score: PromptClassifier.Score = .cosine) throws -> PromptClassifier {
        PromptClassifier(
            textEmbeddings: try Golden.facts().prompts.map(model.embed(prompt:)), scale: model.logitScale, score: score)
    }
}

/// The largest absolute difference of two lists of one length.
func largestDifference(_ a: [Float], _ b: [Float]) -> Float {
    guard a.count == b.count else { return .infinity }
    return zip(a, b).map { abs($0 - $1) }.max() ?? 0
}

/// The length of the difference, relative to the length of the expected values.
func relativeError(_ found: [Float], _ expected: [Float]) -> Double {
    guard found.count == expected.count else { return .infinity }
    let difference = zip(found, expected).reduce(0.0) { $0 + Double($1.0 - $1.1) * Double($1.0 - $1.1) }
    return (difference / expected.reduce(0.0) { $0 + Double($1) * Double($1) }).squareRoot()
}
