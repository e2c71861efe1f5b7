import Domain
import Foundation

/// What a run's numbers come from: reports may be compared where these agree.
struct ReportIdentity: Sendable {
    let run: Run
    let dataset: Dataset
    let model: Model
    let classifiers: [String: Classifier]
    let parameters: [String: Parameters]
    let detectors: [Detector]

    /// What was asked for, and where and when it ran.
    struct Run: Codable, Sendable {
        let name: String
        /// Digest of everything that decides the run's numbers.
        let identity: ContentDigest
        /// Digits of an unsigned number of 64 bits, which many readers of JSON would round.
        let seed: String
        /// Pictures asked for; null for the whole split.
        @OrNull var sampleLimit: Int?
        let variants: [Variant]
        /// UTC, ISO 8601.
        let started: String
        /// Null where the run is not complete.
        @OrNull var finished: String?
        let environment: RunEnvironment
    }

    struct Dataset: Codable, Sendable {
        let name: String
        let digest: ContentDigest
        /// In the order of the labels.
        let classes: [String]
        let split: Split
        /// Whether the pictures are drawn by the program.
        let isSample: Bool
    }

    struct Model: Codable, Sendable {
        let name: String
        let digest: ContentDigest
        /// Whether the model came with the program.
        let isSample: Bool
    }

    /// The model in one setting.
    struct Classifier: Codable, Sendable {
        /// Digest of model, setting, and prompts or head.
        let digest: ContentDigest
        /// With {class} where the class name goes; null in the fine-tuned setting.
        @OrNull var promptTemplate: String?
        /// One for each class; null in the fine-tuned setting.
        @OrNull var prompts: [String]?
        /// Null in the zero-shot setting.
        @OrNull var head: Head?
    }

    /// A trained linear layer.
    struct Head: Codable, Sendable {
        let digest: ContentDigest
        /// Training pictures that could be read.
        let trainingPictures: Int
        /// Mean cross-entropy of the last epoch, in nats.
        let loss: Double
    }

    /// Every constant of a method.
    struct Parameters: Codable, Sendable {
        let digest: ContentDigest
        let values: [String: ParameterValue]
    }

    /// What pictures are searched with where metadata says nothing.
    struct Detector: Codable, Sendable {
        let region: Region
        let name: String
        let digest: ContentDigest
    }

    /// Reads what belongs to a run.
    init(_ findings: RunFindings, database: AuditDatabase) throws {
        let row = findings.run, training = try database.headTraining(classifier: row.fineTuned)
        run = Run(
            name: row.name, identity: row.identity, seed: String(row.seed), sampleLimit: row.sampleLimit,
            variants: row.variants, started: row.startedAt.formatted(.iso8601),
            finished: row.finishedAt?.formatted(.iso8601), environment: row.environment)
        dataset = Dataset(
            name: findings.datasetName, digest: row.dataset, classes: findings.classNames, split: findings.split,
            isSample: findings.isSampleDataset)
        model = Model(name: findings.modelName, digest: row.model, isSample: findings.isSampleModel)
        classifiers = [
            Setting.zeroShot.rawValue: Classifier(
                digest: row.zeroShot, promptTemplate: row.promptTemplate,
                prompts: try database.prompts(classifier: row.zeroShot), head: nil),
            Setting.fineTuned.rawValue: Classifier(
                digest: row.fineTuned, promptTemplate: nil, prompts: nil,
                head: training.map {
                    Head(
                        digest: $0.digest, trainingPictures: $0.pictures, loss: FixedNumber.decimals($0.loss))
                }),
        ]
        let digests = [row.attribution, row.deletion] + [training?.parameters].compactMap { $0 }
        parameters = Dictionary(
            uniqueKeysWithValues: try digests.compactMap { digest in
                try database.parameters([String: ParameterValue].self, digest: digest).flatMap { values in
                    try database.method(ofParameters: digest).map { ($0, Parameters(digest: digest, values: values)) }
                }
            })
        detectors = row.detectors.map { Detector(region: $0.region, name: $0.name, digest: $0.digest) }
    }
}

/// One constant of a method: a number, a word or a switch.
enum ParameterValue: Codable, Hashable, Sendable {
    case flag(Bool)
    /// Unsigned, so that it holds every seed.
    case whole(UInt64)
    case number(Double)
    case word(String)

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let whole = try? container.decode(UInt64.self) {
            self = .whole(whole)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else {
            self = .word(try container.decode(String.self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .flag(let flag): try container.encode(flag)
        case .whole(let whole): try container.encode(whole)
        case .number(let number): try container.encode(number)
        case .word(let word): try container.encode(word)
        }
    }
}
