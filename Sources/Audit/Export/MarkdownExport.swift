import Domain
import Foundation
import Render

/// What a report says first, for a comment in a review: limits, verdicts, the numbers behind them, and digests.
struct MarkdownExport: Export {
    /// The most bytes of the file, whatever the data: GitHub takes comments of 65,536 characters.
    static let limit = 60_000

    let fileExtension = "md"

    func bytes(of report: ReportContent) throws -> Data {
        Data(Self.text(of: report, try ReportDocument(report)).utf8)
    }

    /// The text, also for files that say more.
    static func text(of report: ReportContent, _ document: ReportDocument) -> String {
        text([
            head(report), Block(head: ["### What limits this audit", ""], items: document.limits.map(line)),
            Block(head: ["### What the audit found", ""], items: document.verdicts.map(line)),
            MarkdownMeasures.block(document.measures), identity(document),
        ])
    }

    /// Lines that are always there, and lines that are left out where there is no room for them.
    struct Block {
        let head: [String]
        var items: [String] = []
    }

    /// All blocks with an empty line between them, within the limit.
    static func text(_ blocks: [Block]) -> String {
        func size(_ lines: [String]) -> Int { lines.reduce(0) { $0 + $1.utf8.count + 1 } }
        func note(_ count: Int) -> [String] {
            count == 0 ? [] : ["", "\(NumberFormat.count(count)) more: see the report itself."]
        }
        let notes = blocks.reduce(0) { $0 + size(note($1.items.count)) }
        var left = limit - notes - blocks.reduce(0) { $0 + size($1.head) + 1 }
        return blocks.map { block in
            let kept = block.items.filter { item in
                let fits = size([item]) <= left
                if fits { left -= size([item]) }
                return fits
            }
            return (block.head + kept + note(block.items.count - kept.count)).joined(separator: "\n") + "\n"
        }.joined(separator: "\n")
    }

    // MARK: Lines

    private static func head(_ report: ReportContent) -> Block {
        let findings = report.findings
        let title = MarkdownText.escape("Audit of \(findings.modelName) on \(findings.datasetName)", limit: 200)
        let banner = report.banner.map {
            ["> \(badge($0.status.kind, $0.status.word)): \(MarkdownText.escape($0.text))", ""]
        }
        return Block(
            head: ["## \(title)", ""] + (banner ?? []) + [
                "\(Words.pictures(findings.pictures.count)) of the \(Words.split(findings.split)), in two settings: matched "
                    + "with words (zero-shot) and classified by a linear head trained on the model's features "
                    + "(fine-tuned)."
            ])
    }

    private static func identity(_ document: ReportDocument) -> Block {
        func row(_ title: String, _ name: String, _ digest: ContentDigest?) -> [String] {
            digest.map {
                ["| \(title) | \(MarkdownText.escape(name, limit: 100)) | \(MarkdownText.code($0.hex)) |"]
            } ?? []
        }
        let zeroShot = document.classifiers[Setting.zeroShot.rawValue]
        let head = document.classifiers[Setting.fineTuned.rawValue]?.head
        let rows =
            row("Model", document.model.name, document.model.digest)
            + row("Dataset", document.dataset.name, document.dataset.digest)
            + row("Prompts", zeroShot?.promptTemplate ?? "", zeroShot?.digest)
            + row("Trained head", head.map { Words.pictures($0.trainingPictures) } ?? "", head?.digest)
            + document.parameters.sorted { $0.key < $1.key }.flatMap { row("Parameters", $0.key, $0.value.digest) }
            + document.detectors.flatMap { row("Detector", $0.name, $0.digest) }
            + ["| Run | \(MarkdownText.code(document.run.name)) | \(MarkdownText.code(document.run.identity.hex)) |"]
        return Block(
            head: ["### What was audited", "", "| | | SHA-256 |", "|---|---|---|"] + rows + [
                "",
                "Made by \(document.program.name) \(document.program.version) from the database of the run; the report itself "
                    + "has the pictures behind every number.",
            ])
    }

    private static func line(_ limit: ReportDocument.Limit) -> String {
        "- **\(MarkdownText.escape(limit.reason))** \(MarkdownText.escape(limit.consequence))"
    }

    private static func line(_ verdict: ReportDocument.Verdict) -> String {
        "- \(badge(verdict.kind, verdict.word)): \(MarkdownText.escape(verdict.statement)) "
            + MarkdownText.escape(verdict.evidence)
    }

    /// A verdict as a sign with a shape and a colour of its own, and its word.
    private static func badge(_ kind: String, _ word: String) -> String {
        let sign =
            switch Status.Kind(rawValue: kind) {
            case .pass: "\u{2705}"
            case .fail: "\u{274C}"
            case .unclear: "\u{2754}"
            case .holds: "\u{25B6}\u{FE0F}"
            case .contradicted: "\u{25C0}\u{FE0F}"
            case .info, nil: "\u{2139}\u{FE0F}"
            }
        return "\(sign) **\(MarkdownText.escape(word, limit: 100))**"
    }
}
