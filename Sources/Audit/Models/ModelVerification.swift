import Domain
import Engine
import Foundation

/// Whether a checkpoint is what it is said to be, as far as that can be known.
///
/// Loading it has checked its files already: that they belong together, that every weight is a finite number, and that the
/// tokenizer fits. What it computes is held against published values where its architecture is known.
struct ModelVerification: Encodable {
    /// What comes of it.
    enum Verdict: String, Encodable {
        /// Every published value that could be computed holds.
        case holds
        /// Some do not: these are other weights, or something is wrong.
        case doesNotHold
        /// Nothing is published of such a model; its files are in order.
        case unknown
        /// What it computes cannot be right.
        case unusable
    }

    /// One comparison.
    struct Check: Encodable {
        let what: String
        let source: String
        /// Largest difference of a number from what is expected; nil where it was not computed, or is no finite number.
        let difference: Float?
        let tolerance: Float
        /// Nil where it was not computed.
        let holds: Bool?
    }

    let name: String
    /// Of everything that decides a number.
    let digest: ContentDigest
    let architecture: String
    /// The published checkpoint of this architecture; nil where none is known.
    let comparedWith: String?
    let verdict: Verdict
    let checks: [Check]
    /// Factor between cosines and logits, about 100 in released models.
    let logitScale: Float

    /// Looks at a checkpoint; pictures that do not come with the program are looked for in `pictures`.
    init(
        _ located: LocatedModel, pictures: URL?, known: [KnownCheckpoint] = KnownCheckpoint.all
    ) throws {
        let model = try CLIPModel.load(located.folder)
        name = located.name
        digest = try CLIPModel.digest(of: located.folder)
        architecture = model.configuration.summary
        logitScale = model.logitScale
        let probe = ModelProbe(model: model, pictures: pictures)
        var checks = [try probe.sanity()]
        let match = known.first { $0.architecture == model.configuration }
        for value in match?.values ?? [] { checks.append(try probe.check(value)) }
        self.checks = checks
        comparedWith = match?.name
        verdict =
            checks[0].holds == false
            ? .unusable : match == nil ? .unknown : checks.contains { $0.holds == false } ? .doesNotHold : .holds
    }

    /// The verdict in a sentence.
    var sentence: String {
        let computed = checks.dropFirst().filter { $0.holds != nil }
        let failed = computed.count { $0.holds == false }
        let known = comparedWith ?? ""
        return switch verdict {
        case .holds: "The values of \(known) hold: \(computed.count) of \(checks.count - 1) were computed."
        case .doesNotHold:
            "The values of \(known) do not hold: \(failed) of \(computed.count) differ. These are other weights of the same "
                + "architecture, or they are damaged."
        case .unknown:
            "Unknown: the files are in order, but no published values are known for this architecture, so whether these are "
                + "the weights that they are said to be cannot be told."
        case .unusable: "Unusable: the files are in order, but what the model computes is not."
        }
    }
}

/// Asks a model for the values that are compared.
private struct ModelProbe {
    let model: CLIPModel
    let pictures: URL?

    /// What every trained model does: finite embeddings, which differ where prompts or pictures do.
    func sanity() throws -> ModelVerification.Check {
        let prompts = try ["a photo of a dog", "a diagram"].map(model.embed(prompt:))
        let side = model.configuration.imageSize
        let halves = (0..<3 * side * side).map { UInt8($0 < 3 * side * side / 2 ? 0 : 255) }
        let pictures = [try embedding(.white), try embed(PixelImage(width: side, height: side, pixels: halves))]
        let all = prompts + pictures
        let isFine =
            all.allSatisfy { $0.allSatisfy(\.isFinite) && $0.contains { $0 != 0 } } && prompts[0] != prompts[1]
            && pictures[0] != pictures[1] && model.logitScale.isFinite && model.logitScale > 0
        return ModelVerification.Check(
            what: "embeddings are finite and differ between prompts and between pictures", source: "vlm-audit",
            difference: nil, tolerance: 0, holds: isFine)
    }

    func check(_ value: GoldenValue) throws -> ModelVerification.Check {
        let found = try compute(value.quantity)
        let differences = found.map { zip($0, value.quantity.values).map { abs($0 - $1) } }
        let isFinite = differences?.allSatisfy(\.isFinite) ?? false
        // A difference that is no number is within no tolerance.
        return ModelVerification.Check(
            what: value.quantity.phrase, source: value.source, difference: isFinite ? differences?.max() : nil,
            tolerance: value.tolerance, holds: differences.map { $0.allSatisfy { $0 <= value.tolerance } })
    }

    /// The numbers; nil where a picture is not at hand.
    private func compute(_ quantity: GoldenValue.Quantity) throws -> [Float]? {
        if let name = quantity.picture, file(name) == nil { return nil }
        switch quantity {
        case .embedding(let input, _): return try embedding(input)
        case .sum(let input, _): return [try embedding(input).reduce(0, +)]
        case .probabilities(let picture, let prompts, _):
            let classifier = PromptClassifier(
                textEmbeddings: try prompts.map(model.embed(prompt:)), scale: model.logitScale)
            return classifier.probabilities(of: try embedding(.picture(picture)))
        }
    }

    private func embedding(_ input: GoldenValue.Input) throws -> [Float] {
        switch input {
        case .prompt(let text): return try model.embed(prompt: text)
        case .white:
            let side = model.configuration.imageSize
            return try embed(
                PixelImage(width: side, height: side, pixels: [UInt8](repeating: 255, count: 3 * side * side)))
        case .picture(let name):
            guard let file = file(name) else {
                throw AuditError(.missingInput, "\(name): expected a picture but found none; check --pictures.")
            }
            return try embed(try ImageDecoder.decode(contentsOf: file))
        }
    }

    private func embed(_ image: PixelImage) throws -> [Float] {
        let picture = try model.picture(image)
        return model.makeLane(capacity: 1).embed(count: 1) { _ in picture }[0]
    }

    private func file(_ name: String) -> URL? {
        pictures.map { $0.appendingPathComponent(name) }.flatMap {
            FileManager.default.fileExists(atPath: $0.path) ? $0 : nil
        }
    }
}
