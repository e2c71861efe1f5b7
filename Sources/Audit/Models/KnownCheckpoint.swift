import Engine
import Foundation

/// A published checkpoint of which others have said what it computes.
struct KnownCheckpoint: Sendable {
    /// What people call it.
    let name: String
    /// By which it is recognised: the digest of a file says nothing where the same weights lie in many formats.
    let architecture: CLIPConfiguration
    /// What it must compute.
    let values: [GoldenValue]

    /// All that the program knows.
    static let all = [openAIViTB32]
}

/// Something that a checkpoint must compute, and where that is known from.
struct GoldenValue: Sendable {
    /// What a tower is given.
    enum Input: Sendable, CustomStringConvertible {
        case prompt(String)
        /// A white square of the model's size, which needs no file.
        case white
        /// A picture of this name, which does not come with the program.
        case picture(String)

        var description: String {
            switch self {
            case .prompt(let text): "\"\(text)\""
            case .white: "a white picture"
            case .picture(let name): name
            }
        }
    }

    /// What is compared.
    enum Quantity: Sendable {
        /// The first numbers of an embedding, or all, not normalised.
        case embedding(Input, [Float])
        /// The sum of an embedding.
        case sum(Input, Float)
        /// The probabilities that a picture gets with some prompts.
        case probabilities(String, [String], [Float])

        /// In words.
        var phrase: String {
            switch self {
            case .embedding(let input, let values): "first \(values.count) numbers of the embedding of \(input)"
            case .sum(let input, _): "sum of the embedding of \(input)"
            case .probabilities(let picture, let prompts, _):
                "probabilities of \(picture) with " + prompts.map { "\"\($0)\"" }.joined(separator: ", ")
            }
        }

        /// The numbers that are expected.
        var values: [Float] {
            switch self {
            case .embedding(_, let values), .probabilities(_, _, let values): values
            case .sum(_, let value): [value]
            }
        }

        /// The picture that is needed, where one is.
        var picture: String? {
            switch self {
            case .embedding(.picture(let name), _), .sum(.picture(let name), _), .probabilities(let name, _, _): name
            default: nil
            }
        }
    }

    let quantity: Quantity
    /// Largest difference of a number that is put up with.
    let tolerance: Float
    /// Project that published it.
    let source: String

    init(_ quantity: Quantity, tolerance: Float, source: String) {
        self.quantity = quantity
        self.tolerance = tolerance
        self.source = source
    }
}
