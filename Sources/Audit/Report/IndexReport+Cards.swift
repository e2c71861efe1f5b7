import Domain
import Render

/// The four measures of the first page, each in both settings, and the same as a table.
extension IndexReport {
    /// Accuracy, faithfulness, reliance on faces and the gap between genders.
    var cards: [SettingsCard] { [accuracyCard, faithfulnessCard, fairness.relianceCard, fairness.gapCard] }

    private var accuracyCard: SettingsCard {
        SettingsCard(
            label: "Accuracy", unit: .share,
            values: Setting.allCases.map { ($0, Words.name($0), findings.accuracy($0), nil) }, direction: "",
            detail: "Share of \(Words.pictures(findings.readable.count)) classified correctly; Wilson intervals.",
            status: accuracyFinding.status, more: PageLink("Pictures left out", .gallery(.excluded)))
    }

    private var faithfulnessCard: SettingsCard {
        SettingsCard(
            label: "Faithfulness: deletion area", unit: .area,
            values: Setting.allCases.map { ($0, Words.name($0), findings.meanDeletionArea($0), nil) },
            direction: "further left is more faithful",
            detail: findings.compared.isEmpty
                ? "No picture is classified correctly by both settings."
                : "Mean over \(Words.pictures(findings.compared.count)) that both settings classify correctly; bootstrap.",
            status: Words.faithfulness(findings.pairedAreaDifference, more: nil).status,
            more: PageLink("Faithfulness", .faithfulness))
    }

    // MARK: In full

    private struct Line {
        let measure: String
        let setting: Setting
        let value: String
        let count: Int
        let interval: String
    }

    /// Every value of the cards with its number of pictures and the kind of its interval, and what else belongs to them.
    var numbers: Table {
        let lines = accuracyLines + areaLines + fairness.overviewLines(Line.init)
        return Table(
            caption: "The measures of both settings, with 95% intervals",
            columns: [
                Table.Column("Measure"), Table.Column("Setting"), Table.Column("Value", isNumber: true),
                Table.Column("Pictures", isNumber: true), Table.Column("Interval by"),
            ],
            rows: lines.map { line in
                [
                    Table.Cell(line.measure), Table.Cell(line.setting.rawValue), Table.Cell(line.value),
                    Table.Cell(NumberFormat.count(line.count)), Table.Cell(line.interval),
                ]
            })
    }

    private var accuracyLines: [Line] {
        Setting.allCases.map {
            Line(
                measure: "Accuracy", setting: $0, value: NumberFormat.percentInterval(findings.accuracy($0)),
                count: findings.readable.count, interval: "Wilson")
        }
    }

    private var areaLines: [Line] {
        let areas = Setting.allCases.map {
            Line(
                measure: "Deletion area", setting: $0, value: NumberFormat.interval(findings.meanDeletionArea($0)),
                count: findings.deletionAreas($0).count, interval: "bootstrap")
        }
        let normalised = Setting.allCases.map { setting in
            let estimate = findings.meanNormalisedDeletionArea(setting)
            return Line(
                measure: "Area / largest probability", setting: setting, value: NumberFormat.interval(estimate),
                count: estimate?.count ?? 0, interval: "bootstrap")
        }
        return areas + normalised
    }
}

extension FairnessReport {
    /// How much more often than by chance the maps of both settings hit a face.
    var relianceCard: SettingsCard {
        let scores = Setting.allCases.map { ($0, gender.faces.isMarked ? gender.faces.original($0)?.all : nil) }
        let counted = scores.compactMap { $0.1?.count }.max() ?? 0
        return SettingsCard(
            label: "Face reliance: hits beyond chance", unit: .points,
            values: scores.map { ($0, Words.name($0), $1?.corrected, $1.map { Words.status($0.reliance) }) },
            direction: "chance",
            detail: counted > 0
                ? "How much more often than by chance the most salient pixel lies on a face; "
                    + "\(Words.pictures(counted)). The verdict weighs the maps' mass too."
                : gender.faces.isMarked
                    ? "No picture counts where maps are held against faces."
                    : "Not measured: no face is known in these pictures.",
            more: PageLink("Faces and fairness", .fairness))
    }

    /// How much more often the maps of both settings hit the faces of one gender than those of the other.
    var gapCard: SettingsCard {
        let gaps = Setting.allCases.map { ($0, gender.faces.isMarked ? gender.faces.original($0)?.gaps ?? [] : []) }
        let leading = gaps.compactMap { $0.1.leading }
        let pairs = Set(leading.map { "\($0.first) less \($0.second)" })
        return SettingsCard(
            label: "Gender gap: hits on faces", unit: .points,
            values: gaps.map {
                ($0, Words.name($0), $1.leading?.gap, $1.isEmpty ? nil : Words.status($1.verdict))
            },
            direction: "no gap",
            detail: leading.first.map {
                "Rate of hits, \(pairs.sorted().joined(separator: "; ")); \(Words.pictures($0.gap.count))."
            } ?? "There are no two groups with pictures that count.",
            more: PageLink("The gap in numbers", .fairness))
    }

    /// The same values for a table; `line` makes one of measure, setting, value, number of pictures and kind of interval.
    func overviewLines<Line>(_ line: (String, Setting, String, Int, String) -> Line) -> [Line] {
        guard gender.faces.isMarked else { return [] }
        let reliance = Setting.allCases.compactMap { setting in
            gender.faces.original(setting).map { found in
                line(
                    "Hits on faces less chance, points", setting, Words.pointsCell(found.all.corrected),
                    found.all.count, "bootstrap")
            }
        }
        let gaps = Setting.allCases.compactMap { setting in
            gender.faces.original(setting)?.gaps.leading.map { gap in
                line(
                    "Gap of hits, \(gap.first) less \(gap.second), points", setting, Words.pointsCell(gap.gap),
                    gap.gap.count, "Newcombe")
            }
        }
        return reliance + gaps
    }
}
