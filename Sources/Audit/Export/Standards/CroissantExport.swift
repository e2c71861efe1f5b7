import Domain
import Foundation
import Render

/// The audited dataset for programs that load datasets: its pictures with classes, splits, digests, groups and boxes, and
/// what the audit does not know of it.
struct CroissantExport: Export {
    let fileExtension = "json"
    let suffix = "-croissant"

    func bytes(of report: ReportContent) throws -> Data {
        try JSONText.encode(
            CroissantDocument(
                report, pictures: try report.database.pictures(ofDataset: report.findings.run.dataset)))
            + Data("\n".utf8)
    }
}

extension CroissantDocument {
    private static let files = "picture-files"

    /// Describes the dataset of a run, with all of its pictures.
    init(_ report: ReportContent, pictures: [DatasetPictureRow]) {
        let findings = report.findings, table = CroissantPictures(pictures, classNames: findings.classNames)
        name = findings.datasetName
        description = Self.description(findings, pictures)
        identifier = "sha256:\(findings.run.dataset.hex)"
        dataLimitations = [Self.inspection(report.inspection)]
        personalSensitiveInformation = table.attributes.isEmpty ? nil : table.attributes
        distribution = [Self.fileSet(pictures.map(\.sample.path))]
        recordSet = [Self.splits, Self.classes(findings.classNames), table.recordSet, Self.contents]
    }

    // MARK: Words

    private static func description(_ findings: RunFindings, _ pictures: [DatasetPictureRow]) -> String {
        let splits = Split.allCases.map { split in
            "\(NumberFormat.count(pictures.count { $0.sample.split == split })) in the \(Words.split(split))"
        }
        let drawn = findings.isSampleDataset ? " All of them are drawn by \(VLMAudit.name)." : ""
        return "\(Words.pictures(pictures.count)) in \(NumberFormat.count(findings.classNames.count)) classes, "
            + "\(splits.joined(separator: " and ")), as \(VLMAudit.name) read them for an audit.\(drawn) "
            + "The audit does not know, and so does not say, who made the dataset, where and when it was published, "
            + "in which version, under which licence, and how it is to be cited."
    }

    private static func inspection(_ inspection: InspectionSummary?) -> String {
        guard let inspection else {
            return "Nobody has looked for duplicates, for pictures that are in both splits, or for doubtful labels."
        }
        let labels = inspection.doubtfulLabels.map { NumberFormat.count($0) } ?? "not counted"
        return "Found by inspection: groups of equal files, \(NumberFormat.count(inspection.exactDuplicateGroups)), of "
            + "which \(NumberFormat.count(inspection.leakingGroups)) are in both splits and "
            + "\(NumberFormat.count(inspection.contradictoryGroups)) have different labels; groups of near duplicates, "
            + "\(NumberFormat.count(inspection.nearDuplicateGroups)), of which "
            + "\(NumberFormat.count(inspection.nearLeakingGroups)) are in both splits and "
            + "\(NumberFormat.count(inspection.nearContradictoryGroups)) have different labels; doubtful labels, "
            + "\(labels)."
    }

    // MARK: Files

    private static func fileSet(_ paths: [String]) -> FileSet {
        let endings = Set(
            paths.map { ($0 as NSString).pathExtension }.filter { PictureFiles.endings.contains($0.lowercased()) })
        let formats = Set(endings.map { "image/\($0.lowercased() == "jpg" ? "jpeg" : $0.lowercased())" })
        return FileSet(
            id: files, name: files,
            description: "The pictures. Put this document into the folder of the dataset, so that it finds them.",
            encodingFormat: formats.isEmpty ? ["application/octet-stream"] : formats.sorted(),
            includes: endings.isEmpty ? ["*"] : endings.sorted().map { "*.\($0)" })
    }

    /// The pixels of every picture.
    private static var contents: RecordSet {
        func field(_ name: String, _ description: String, _ dataType: String, _ property: String) -> Field {
            Field(
                id: "contents/\(name)", name: name, description: description, dataType: dataType,
                source: Source(fileSet: Link(id: files), extract: Source.Extract(fileProperty: property)))
        }
        return RecordSet(
            id: "contents", name: "contents", description: "What the files hold, by their path.", dataType: nil,
            key: Link(id: "contents/path"),
            field: [
                field("path", "The same as in \"pictures\".", "sc:Text", "fullpath"),
                field("image", "The picture.", "sc:ImageObject", "content"),
            ], data: nil)
    }

    // MARK: Lists

    private static var splits: RecordSet {
        let meanings = [Split.train: "cr:TrainingSplit", .test: "cr:TestSplit"]
        return RecordSet(
            id: "splits", name: "splits", description: "The parts of the dataset.", dataType: "cr:Split",
            key: Link(id: "splits/name"),
            field: [
                Field(id: "splits/name", name: "name", description: "What \"pictures\" calls it.", dataType: "sc:Text"),
                Field(id: "splits/url", name: "url", description: "What it is for.", dataType: "sc:URL"),
            ],
            data: Split.allCases.map {
                ["splits/name": .text($0.rawValue), "splits/url": .text(meanings[$0] ?? "")]
            })
    }

    private static func classes(_ names: [String]) -> RecordSet {
        RecordSet(
            id: "classes", name: "classes", description: "The classes of the pictures.", dataType: "sc:Enumeration",
            key: Link(id: "classes/label"),
            field: [
                Field(id: "classes/label", name: "label", description: "Counts from 0.", dataType: "sc:Integer"),
                Field(id: "classes/name", name: "name", description: "Its name.", dataType: "sc:Text"),
            ],
            data: names.enumerated().map { ["classes/label": .count($0), "classes/name": .text($1)] })
    }
}
