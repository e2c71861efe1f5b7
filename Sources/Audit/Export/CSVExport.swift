import Domain
import Foundation

/// One table of a report for spreadsheets and statistics programs.
struct CSVExport: Export {
    /// Which table.
    enum Table: String, CaseIterable, Sendable {
        /// A line for each number of the report.
        case measures
        /// A line for each picture, variant and setting.
        case pictures
    }

    let table: Table
    let fileExtension = "csv"

    var suffix: String { "-\(table.rawValue)" }

    func bytes(of report: ReportContent) throws -> Data {
        let document = try ReportDocument(report)
        return switch table {
        case .measures: Self.measures(document)
        case .pictures: Self.pictures(document)
        }
    }

    // MARK: Measures

    private static func measures(_ document: ReportDocument) -> Data {
        let definitions = Dictionary(uniqueKeysWithValues: document.definitions.map { ($0.id, $0) })
        let rows = document.measures.compactMap { value in definitions[value.id].map { row(value, $0) } }
        return CSVText.encode(
            columns: [
                "measure", "title", "setting", "variant", "attribute", "group", "minus", "class", "region", "n",
                "point",
                "lower", "upper", "level", "interval", "p", "test", "unit", "direction", "reason", "page", "definition",
            ], rows: rows)
    }

    private static func row(_ value: MeasureValue, _ definition: MeasureDefinition) -> [CSVText.Cell] {
        [
            .text(value.id), .text(definition.title), CSVText.Cell(value.setting?.rawValue),
            .text(value.variant.rawValue), CSVText.Cell(value.group?.attribute), CSVText.Cell(value.group?.name),
            CSVText.Cell(value.group?.minus), CSVText.Cell(value.class), CSVText.Cell(definition.region?.rawValue),
            value.n.map { .count($0) } ?? .empty, CSVText.Cell(value.point), CSVText.Cell(value.lower),
            CSVText.Cell(value.upper), CSVText.Cell(value.level), .text(definition.interval.rawValue),
            CSVText.Cell(value.p), CSVText.Cell(definition.test?.rawValue), .text(definition.unit.rawValue),
            .text(definition.direction.rawValue), CSVText.Cell(value.reason), .text(value.page),
            .text(definition.definition),
        ]
    }

    // MARK: Pictures

    private static func pictures(_ document: ReportDocument) -> Data {
        let attributes = Set(document.pictures.flatMap(\.groups.keys)).sorted()
        let regions = Region.allCases.map(\.rawValue)
        let rows = document.pictures.flatMap { picture in
            document.run.variants.flatMap { variant in
                Setting.allCases.map { row(picture, variant.rawValue, $0.rawValue, attributes, regions) }
            }
        }
        return CSVText.encode(
            columns: ["path", "sha256", "page", "class"] + attributes.map { "group_\($0)" } + ["problem"]
                + regions.flatMap { ["\($0)_count", "\($0)_source", "\($0)_omission"] }
                + [
                    "variant", "absence", "exclusion", "setting", "predicted", "probability", "correct",
                    "deletion_area",
                    "normalised_deletion_area",
                ] + regions.flatMap { region in ["hit", "mass", "chance", "centre"].map { "\(region)_\($0)" } },
            rows: rows)
    }

    private static func row(
        _ picture: ReportPicture, _ variant: String, _ setting: String, _ attributes: [String], _ regions: [String]
    ) -> [CSVText.Cell] {
        let version = picture.variants[variant], answer = version?.settings[setting]
        let identity: [CSVText.Cell] =
            [.text(picture.path), .text(picture.digest.hex), .text(picture.page), .text(picture.class)]
            + attributes.map { CSVText.Cell(picture.groups[$0]) } + [CSVText.Cell(picture.problem)]
        let known = regions.flatMap { region -> [CSVText.Cell] in
            [
                picture.regions[region].map { .count($0.count) } ?? .empty,
                CSVText.Cell(picture.regions[region]?.source),
                CSVText.Cell(picture.omissions[region]?.wrappedValue),
            ]
        }
        let answers: [CSVText.Cell] = [
            .text(variant), CSVText.Cell(version?.absence), CSVText.Cell(version?.exclusion), .text(setting),
            CSVText.Cell(answer?.predicted), CSVText.Cell(answer?.probability),
            answer.map { .flag($0.isCorrect) } ?? .empty, CSVText.Cell(answer?.deletionArea),
            CSVText.Cell(answer?.normalisedDeletionArea),
        ]
        let pointing = regions.flatMap { region -> [CSVText.Cell] in
            let found = answer?.regions[region]
            return [found?.hit, found?.mass, found?.chance, found?.centre].map { CSVText.Cell($0) }
        }
        return identity + known + answers + pointing
    }
}
