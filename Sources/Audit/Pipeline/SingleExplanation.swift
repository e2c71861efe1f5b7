import Domain
import Engine
import Foundation
import Render

/// The method on single pictures: what `explain` does with each of them.
struct SingleExplanation: Sendable {
    let model: CLIPModel
    let prompts: [String]
    let target: Int
    let classifier: PromptClassifier
    let perturbation: PerturbationParameters
    let deletion: DeletionParameters

    /// One picture, decoded and prepared.
    struct Picture: Sendable {
        let path: String
        /// Name of its results, without an ending.
        let name: String
        let digest: ContentDigest
        let crop: PixelImage
        let pair: ImagePair
    }

    /// Decodes and prepares a picture.
    func read(_ path: String, name: String) throws(EngineError) -> Picture {
        let bytes = try ImageDecoder.read(contentsOf: URL(fileURLWithPath: path))
        do {
            let image = try ImageDecoder.decode(bytes, name: path)
            return Picture(
                path: path, name: name, digest: ContentDigest(of: bytes), crop: try model.crop(image),
                pair: try model.pair(image, jitter: perturbation.jitter, blurSigma: perturbation.blurSigma))
        } catch {
            throw error.naming(path)
        }
    }

    /// Explains and measures one micro-batch.
    func run(_ pictures: [Picture], lane: VisionLane, onStep: () -> Void) -> [Explanation] {
        let explainer = MeaningfulPerturbation(parameters: perturbation)
        let tasks = pictures.map {
            MeaningfulPerturbation.Task(
                pair: $0.pair, classifier: classifier, target: target,
                random: explainer.random(image: $0.digest, setting: .zeroShot, variant: .original))
        }
        let results = explainer.explain(tasks, lane: lane, onStep: onStep)
        let measure = Deletion(
            parameters: deletion, mean: model.preprocessor.mean, deviation: model.preprocessor.std)
        let inputs = pictures.map { model.preprocessor.normalise($0.crop) }
        let embeddings = lane.embed(count: inputs.count) { inputs[$0] }
        return pictures.indices.map { index in
            Explanation(
                of: pictures[index], by: self, embedding: embeddings[index], result: results[index],
                curve: measure.curve(
                    of: inputs[index], map: results[index].map, classifier: classifier, target: target, lane: lane))
        }
    }
}

/// Everything that `explain` says about one picture; its JSON is the command's documented result.
struct Explanation: Encodable, Sendable {
    /// Path of the picture as it was given.
    let image: String
    let imageDigest: ContentDigest
    let prompts: [String]
    let target: Int
    /// What the mask removed: "cosine" or "softmax".
    let score: PromptClassifier.Score
    /// Unit vector.
    let imageEmbedding: [Float]
    /// A unit vector for each prompt.
    let textEmbeddings: [[Float]]
    /// exp(logit scale) times the cosine with each prompt.
    let logits: [Float]
    /// Softmax of the logits.
    let probabilities: [Float]
    /// Rows of m from the top; 1 keeps a cell, 0 blurs it.
    let mask: [[Float]]
    /// The minimised value at the start of each step.
    let objective: [Float]
    /// Probability of the target while pixels are replaced, untouched picture first.
    let deletionCurve: [Float]
    /// Area under the curve over [0, 1].
    let deletionArea: Double
    /// The area divided by the curve's largest value; null where all values are zero.
    let deletionAreaNormalised: Double?
    let perturbationParameters: PerturbationParameters
    let deletionParameters: DeletionParameters

    private let crop: PixelImage
    private let map: AttributionMap
    private let name: String

    private enum CodingKeys: String, CodingKey {
        case image, imageDigest, prompts, target, score, imageEmbedding, textEmbeddings, logits, probabilities, mask
        case objective, deletionCurve, deletionArea, deletionAreaNormalised, perturbationParameters, deletionParameters
    }

    init(
        of picture: SingleExplanation.Picture, by explanation: SingleExplanation, embedding: [Float],
        result: MeaningfulPerturbation.Result, curve: DeletionCurve
    ) {
        image = picture.path
        imageDigest = picture.digest
        prompts = explanation.prompts
        target = explanation.target
        score = explanation.classifier.scoreKind
        imageEmbedding = UnitVector.normalise(embedding)
        textEmbeddings = explanation.classifier.textEmbeddings
        logits = explanation.classifier.logits(of: embedding)
        probabilities = explanation.classifier.probabilities(of: embedding)
        let side = result.map.columns
        mask = (0..<result.map.rows).map { Array(result.mask[$0 * side..<($0 + 1) * side]) }
        objective = result.objective
        deletionCurve = curve.scores
        deletionArea = curve.area
        deletionAreaNormalised = curve.normalisedArea
        perturbationParameters = explanation.perturbation
        deletionParameters = explanation.deletion
        crop = picture.crop
        map = result.map
        name = picture.name
    }

    /// Writes NAME.json and NAME.png into a folder.
    func write(to folder: URL) throws {
        let overlay = try Overlay.png(rgb: crop.pixels, width: crop.width, height: crop.height, map: map)
        for (ending, data) in [("json", try JSONText.encode(self)), ("png", Data(overlay))] {
            try ResultFile.write(
                data, to: folder.appendingPathComponent("\(name).\(ending)"), what: "a result", option: "--out")
        }
    }
}
