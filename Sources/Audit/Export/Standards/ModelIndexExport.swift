import Domain
import Foundation
import Render

/// What a model's card on the Hugging Face Hub says of its results: `model-index` in the front matter, as `modelcard.md`
/// of huggingface/hub-docs describes it, and below it the same in words.
///
/// The format has no place for intervals: they stand in `args` of each metric, with the number of pictures.
struct ModelIndexExport: Export {
    let fileExtension = "md"
    let suffix = "-model-card"

    /// The most classes that get results of their own: people read the front matter, too.
    private static let mostClasses = 50

    func bytes(of report: ReportContent) throws -> Data {
        let document = try ReportDocument(report)
        let metadata = try YAMLText.encode(Self.metadata(document))
        return Data("---\n\(metadata)---\n\n\(MarkdownExport.text(of: report, document))".utf8)
    }

    private static func metadata(_ document: ReportDocument) -> YAMLText.Value {
        let results = Setting.allCases.flatMap { setting in
            SlicedMeasures(document, setting, mostClasses: mostClasses).results.map { result in
                YAMLText.Value.table([
                    "task": task(setting, document), "dataset": dataset(result.slice, document),
                    "metrics": .list(result.metrics.map(metric)),
                ])
            }
        }
        return .table([
            "model-index": .list([.table(["name": .text(document.model.name), "results": .list(results)])])
        ])
    }

    private static func task(_ setting: Setting, _ document: ReportDocument) -> YAMLText.Value {
        let classifier = document.classifiers[setting.rawValue]
        switch setting {
        case .zeroShot:
            let prompt = classifier?.promptTemplate.map { ", prompt \"\($0)\"" } ?? ""
            return .table(["type": .word("zero-shot-image-classification"), "name": .text("Zero-shot\(prompt)")])
        case .fineTuned:
            let training = classifier?.head.map { ", trained on \(Words.pictures($0.trainingPictures))" } ?? ""
            return .table([
                "type": .word("image-classification"), "name": .text("Linear head on the model's features\(training)"),
            ])
        }
    }

    private static func dataset(_ slice: SlicedMeasures.Slice, _ document: ReportDocument) -> YAMLText.Value {
        let dataset = document.dataset
        return .table([
            "name": .text(slice.name.map { "\(dataset.name) (\($0))" } ?? dataset.name),
            "type": .text(identifier(dataset.name)), "config": slice.name.map(YAMLText.Value.text),
            "split": .word(dataset.split.rawValue),
            "args": .inline([
                "sha256": .text(dataset.digest.hex), "variant": .word(slice.variant.rawValue),
                "attribute": slice.attribute.map(YAMLText.Value.text), "group": slice.group.map(YAMLText.Value.text),
                "class": slice.class.map(YAMLText.Value.text),
            ]),
        ])
    }

    private static func metric(_ metric: SlicedMeasures.Metric) -> YAMLText.Value {
        let estimate = metric.estimate, p = metric.value.p
        let gap = metric.value.group.flatMap { $0.minus == nil ? nil : $0 }
        return .table([
            "type": .word(metric.definition.id), "name": .text(metric.title), "value": .number(estimate.point),
            "args": .inline([
                "lower": .number(estimate.lower), "upper": .number(estimate.upper), "level": .number(estimate.level),
                "n": .count(estimate.count), "interval": .text(metric.definition.interval.rawValue),
                "p": p.map(YAMLText.Value.number),
                "test": p == nil ? nil : metric.definition.test.map { YAMLText.Value.text($0.rawValue) },
                "attribute": (gap?.attribute).map(YAMLText.Value.text), "group": (gap?.name).map(YAMLText.Value.text),
                "minus": (gap?.minus).map(YAMLText.Value.text),
            ]),
        ])
    }

    /// The name as the Hub takes it for that of a dataset: letters, digits, "_", "-" and ".", with one "/" at most; it
    /// refuses a card with any other (`/^(?:[\w-]+\/)?[\w-.]+$/`).
    static func identifier(_ name: String) -> String {
        func slug(_ text: some StringProtocol, _ marks: String) -> String {
            var slug = ""
            for character in text {
                let isKept =
                    character.isASCII && (character.isLetter || character.isNumber) || marks.contains(character)
                if isKept { slug.append(character) } else if slug.last != "-" { slug += "-" }
            }
            return slug
        }
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        let whole =
            parts.count == 2 && !parts[0].isEmpty && !parts[1].isEmpty
            ? "\(slug(parts[0], "_-"))/\(slug(parts[1], "_-."))" : slug(name, "_-.")
        return whole.isEmpty ? "dataset" : whole
    }
}
