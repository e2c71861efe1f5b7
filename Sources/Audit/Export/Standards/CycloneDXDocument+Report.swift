import Domain
import Render

/// The bill of materials of a report.
extension CycloneDXDocument {
    /// What the components call one another.
    private enum Name {
        static let model = "model", head = "head", dataset = "dataset"
    }

    private typealias Found = (slice: SlicedMeasures.Slice, metric: SlicedMeasures.Metric)

    /// Describes what was audited.
    ///
    /// - Parameters:
    ///   - architecture: of the model in words; nil where it is not known.
    ///   - numbers: digest of the document as `report.json` holds it.
    init(_ document: ReportDocument, architecture: String?, numbers: ContentDigest) {
        let trained = document.classifiers[Setting.fineTuned.rawValue]?.head
        serialNumber = Self.serialNumber(document.run.identity)
        metadata = Metadata(
            timestamp: document.run.finished, tools: Tools(components: Self.tools(document)),
            component: Self.checkpoint(document, architecture: architecture),
            properties: [
                Property("run", document.run.name), Property("run-identity", document.run.identity.hex),
                Property("seed", document.run.seed),
            ])
        components = [trained.map { Self.head($0, document) }, Self.data(document)].compactMap { $0 }
        externalReferences = [
            Reference(
                type: "quality-metrics", url: "report.json",
                comment: "All numbers with intervals, tests and definitions; it lies in the folder of the report.",
                hashes: [Hash(numbers)])
        ]
        dependencies =
            [Dependency(ref: Name.model, dependsOn: [])]
            + (trained == nil ? [] : [Dependency(ref: Name.head, dependsOn: [Name.model, Name.dataset])])
            + [Dependency(ref: Name.dataset, dependsOn: [])]
        // Nobody told the audit what the checkpoint was made from.
        compositions = [Composition(aggregate: "unknown", dependencies: [Name.model])]
    }

    /// A UUID of version 8 (RFC 9562), whose bits are those of the run's identity: one run has one.
    static func serialNumber(_ identity: ContentDigest) -> String {
        var digits = Array(identity.hex.prefix(32))
        digits[12] = "8"
        // The upper two bits say which kind of UUID it is.
        digits[16] = Array("89ab")[(digits[16].hexDigitValue ?? 0) % 4]
        let ends = [0, 8, 12, 16, 20, 32]
        return "urn:uuid:" + zip(ends, ends.dropFirst()).map { String(digits[$0..<$1]) }.joined(separator: "-")
    }

    // MARK: Components

    private static func tools(_ document: ReportDocument) -> [Component] {
        [
            Component(
                type: "application", bomRef: document.program.name, name: document.program.name,
                version: document.program.version, description: "Audits vision-language models.")
        ]
            + document.detectors.map { detector in
                Component(
                    type: "application", bomRef: "detector-\(detector.region.rawValue)", name: detector.name,
                    description: "Found places of kind \"\(detector.region.rawValue)\" in pictures.",
                    properties: [Property("parameters-sha256", detector.digest.hex)])
            }
    }

    private static func checkpoint(_ document: ReportDocument, architecture: String?) -> Component {
        let zeroShot = document.classifiers[Setting.zeroShot.rawValue]
        return Component(
            type: "machine-learning-model", bomRef: Name.model, name: document.model.name,
            description: "The audited checkpoint, used with prompts alone (zero-shot).",
            hashes: [Hash(document.model.digest)],
            modelCard: ModelCard(
                modelParameters: ModelCard.Parameters(
                    approach: nil, task: "zero-shot-image-classification", architectureFamily: "CLIP",
                    modelArchitecture: architecture, datasets: [ModelCard.DataReference(ref: Name.dataset)],
                    inputs: [ModelCard.Format(format: "image"), ModelCard.Format(format: "string")],
                    outputs: [ModelCard.Format(format: "probability of each class")]),
                quantitativeAnalysis: analysis(document, .zeroShot),
                considerations: considerations(document), properties: basis(document, .zeroShot)),
            properties: [
                Property(
                    "sha256-of",
                    "lines of name, tab and SHA-256, one for each file of weights, configuration, vocabulary and "
                        + "preprocessing"),
                Property("prompt-template", zeroShot?.promptTemplate ?? ""),
                Property("is-sample", String(document.model.isSample)),
            ])
    }

    private static func head(_ head: ReportIdentity.Head, _ document: ReportDocument) -> Component {
        Component(
            type: "machine-learning-model", bomRef: Name.head, name: "Linear head on \(document.model.name)",
            description: "A linear layer that the audit trained on the features of the checkpoint (fine-tuned).",
            hashes: [Hash(head.digest)],
            modelCard: ModelCard(
                modelParameters: ModelCard.Parameters(
                    approach: ModelCard.Approach(type: "supervised"), task: "image-classification",
                    architectureFamily: "linear", modelArchitecture: "linear layer on frozen features",
                    datasets: [ModelCard.DataReference(ref: Name.dataset)],
                    inputs: [ModelCard.Format(format: "image")],
                    outputs: [ModelCard.Format(format: "probability of each class")]),
                quantitativeAnalysis: analysis(document, .fineTuned),
                considerations: ModelCard.Considerations(technicalLimitations: [
                    "What the card of the checkpoint says holds for the head too: both were compared on the same "
                        + "pictures."
                ]), properties: basis(document, .fineTuned)),
            properties: [
                Property("sha256-of", "the file heads/\(head.digest).safetensors of the output folder"),
                Property("training-pictures", String(head.trainingPictures)),
            ])
    }

    private static func data(_ document: ReportDocument) -> Component {
        let dataset = document.dataset, attributes = Set(document.pictures.flatMap(\.groups.keys)).sorted()
        let marksFaces = document.pictures.contains { $0.regions[Region.face.rawValue] != nil }
        let sensitive = attributes.map { "groups of people by \($0)" } + (marksFaces ? ["places of faces"] : [])
        return Component(
            type: "data", bomRef: Name.dataset, name: dataset.name, hashes: [Hash(dataset.digest)],
            data: [
                Data(
                    type: "dataset", name: dataset.name,
                    contents: Data.Contents(
                        properties: [
                            Property("audited-split", dataset.split.rawValue),
                            Property("audited-pictures", String(document.pictures.count)),
                        ] + dataset.classes.map { Property("class", $0) }),
                    description: dataset.isSample
                        ? "Pictures that \(document.program.name) drew."
                        : "Pictures in classes, as they lay in a folder.",
                    sensitiveData: sensitive.isEmpty ? nil : sensitive)
            ],
            properties: [
                Property(
                    "sha256-of", "the names of the classes, and path, split, class and content of every picture")
            ])
    }

    // MARK: Numbers

    private static func metrics(_ document: ReportDocument, _ setting: Setting) -> [Found] {
        SlicedMeasures(document, setting).results.flatMap { result in result.metrics.map { (result.slice, $0) } }
    }

    private static func analysis(_ document: ReportDocument, _ setting: Setting) -> ModelCard.Analysis {
        ModelCard.Analysis(
            performanceMetrics: metrics(document, setting).map { slice, metric in
                let parts = [slice.name, metric.gap].compactMap { $0 }
                return ModelCard.Metric(
                    type: metric.definition.id, value: "\(metric.estimate.point)",
                    slice: parts.isEmpty ? nil : parts.joined(separator: ", "),
                    confidenceInterval: ModelCard.Interval(
                        lowerBound: "\(metric.estimate.lower)", upperBound: "\(metric.estimate.upper)"))
            })
    }

    /// What the format has no place for: one property for each metric, in their order.
    private static func basis(_ document: ReportDocument, _ setting: Setting) -> [Property] {
        metrics(document, setting).enumerated().map { index, found in
            let metric = found.metric
            let p = metric.value.p.map { ", p \($0) (\(metric.definition.test?.rawValue ?? ""))" } ?? ""
            return Property(
                "performanceMetrics[\(index)]",
                "n \(metric.estimate.count), level \(metric.estimate.level) "
                    + "(\(metric.definition.interval.rawValue))\(p)")
        }
    }

    // MARK: Words

    private static func considerations(_ document: ReportDocument) -> ModelCard.Considerations {
        func verdicts(_ belongs: (_ page: String) -> Bool) -> [String] {
            document.verdicts.filter { belongs($0.page ?? "") }.map { "\($0.word): \($0.statement) \($0.evidence)" }
        }
        let pages = ["fairness.html", "dataset.html"]
        let groups = fairness(document)
        return ModelCard.Considerations(
            technicalLimitations: document.limits.map { "\($0.reason) \($0.consequence)" }
                + verdicts { $0 == "dataset.html" },
            performanceTradeoffs: verdicts { !pages.contains($0) },
            ethicalConsiderations: verdicts { $0 == "fairness.html" }.map(ModelCard.Risk.init),
            fairnessAssessments: groups.isEmpty ? nil : groups)
    }

    /// What was measured for each group that metadata names, without a judgement of what it does to anybody.
    private static func fairness(_ document: ReportDocument) -> [ModelCard.Fairness] {
        let gaps = [MeasureDefinition.accuracyGap.id, RelianceMeasures.faces.hitGap.id]
        var order: [[String]] = [], sentences: [[String]: [String]] = [:]
        for setting in Setting.allCases {
            for (slice, metric) in metrics(document, setting) where slice.variant == .original {
                guard let group = metric.value.group, let minus = group.minus,
                    gaps.contains(metric.definition.id)
                else { continue }
                let p = metric.value.p.map { ", p = \(NumberFormat.pValue($0))" } ?? ""
                let sentence =
                    "\(metric.title), \(setting.rawValue): \(metric.definition.unit.text(metric.estimate)), "
                    + "\(Words.pictures(metric.estimate.count))\(p)."
                for name in [group.name, minus] {
                    let key = [group.attribute, name]
                    if sentences[key] == nil { order.append(key) }
                    sentences[key, default: []].append(sentence)
                }
            }
        }
        return order.map { key in
            ModelCard.Fairness(
                groupAtRisk: key.joined(separator: ": "),
                harms: "Measured on the audited pictures, not judged. "
                    + (sentences[key] ?? []).joined(separator: " "))
        }
    }
}
