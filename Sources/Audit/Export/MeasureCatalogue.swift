import Domain
import Render

/// Every number that the report shows as an estimate, in the order of its pages.
struct MeasureCatalogue: Sendable {
    /// No two are about the same thing.
    let entries: [Entry]

    /// A value with what it means.
    struct Entry: Sendable {
        let definition: MeasureDefinition
        let value: MeasureValue
    }

    /// Takes the numbers from what the report is made of; to add some, add a line here.
    init(_ report: ReportContent) {
        let maps = Self.accuracy(report.findings) + Self.faithfulness(report) + Self.furtherFaithfulness(report)
        let people =
            Self.fairness(report) + Self.claims(report.fairness, variants: report.findings.variants)
            + Self.evidence(report.fairness)
        entries = maps + people + Self.text(report.text) + Self.faces(report.coverage) + Self.dataset(report.inspection)
    }

    /// What the names of the values mean, by name.
    var definitions: [MeasureDefinition] { Set(entries.map(\.definition)).sorted { $0.id < $1.id } }

    private static func accuracy(_ findings: RunFindings) -> [Entry] {
        let isTraining = findings.split == .train
        return findings.variants.flatMap { variant in
            Setting.allCases.map { setting in
                MeasureDefinition.accuracy.value(
                    findings.accuracy(setting, variant: variant), setting: setting, variant: variant, on: .index,
                    "measures")
            }
        } + [
            MeasureDefinition.accuracyDifference.value(
                isTraining ? nil : findings.pairedAccuracyDifference,
                reason: isTraining ? "The linear head was trained on these very pictures." : nil, on: .index, "measures"
            )
        ]
    }

    private static func faithfulness(_ report: ReportContent) -> [Entry] {
        let findings = report.findings
        let overall = Setting.allCases.flatMap { setting in
            [
                MeasureDefinition.deletionArea.value(
                    findings.meanDeletionArea(setting), setting: setting, on: .index, "measures"),
                MeasureDefinition.normalisedDeletionArea.value(
                    findings.meanNormalisedDeletionArea(setting), setting: setting, on: .index, "measures"),
            ]
        }
        let masked = report.fairness.gender.deletionOfAll.filter { _ in findings.variants.contains(.faceMasked) }.map {
            MeasureDefinition.deletionArea.value(
                $0.faceMasked, setting: $0.setting, variant: .faceMasked, on: .fairness, "deletion")
        }
        let byClass = Setting.allCases.flatMap { setting in
            zip(findings.classNames, findings.meanDeletionAreaByClass(setting)).map { name, area in
                MeasureDefinition.deletionArea.value(
                    area, setting: setting, className: name, on: .faithfulness, "classes")
            }
        }
        return overall + masked + [
            MeasureDefinition.deletionAreaDifference.value(findings.pairedAreaDifference, on: .faithfulness, "curves")
        ] + (findings.compared.isEmpty ? [] : byClass)
    }

    private static func faces(_ coverage: FaceCoverage) -> [Entry] {
        guard coverage.all.known > 0 else { return [] }
        func group(_ name: String, minus: String? = nil) -> MeasureValue.Group {
            MeasureValue.Group(attribute: PictureGroups.gender, name: name, minus: minus)
        }
        let hasGroups = coverage.groups.count > 1
        let rates =
            [MeasureDefinition.faceRate.value(coverage.all.rate, on: .faces, "rates")]
            + (hasGroups ? coverage.groups : []).map {
                MeasureDefinition.faceRate.value($0.rate, group: group($0.name), on: .faces, "rates")
            }
            + coverage.classes.map {
                MeasureDefinition.faceRate.value($0.rate, className: $0.name, on: .faces, "rates")
            }
        let gaps = coverage.gaps.map {
            MeasureDefinition.faceRateGap.value(
                $0.difference, group: group($0.first, minus: $0.second), p: $0.fisher, on: .faces, "gaps")
        }
        // The first is about all pictures; one group alone is everybody.
        let agreement = hasGroups ? coverage.agreement : Array(coverage.agreement.prefix(1))
        return rates + gaps
            + agreement.enumerated().flatMap { index, one in
                let group = index == 0 ? nil : group(one.name)
                return [
                    MeasureDefinition.facesFound.value(one.foundRate, group: group, on: .faces, "agreement"),
                    MeasureDefinition.facesExtra.value(one.extraRate, group: group, on: .faces, "agreement"),
                    MeasureDefinition.faceOverlap.value(one.overlap, group: group, on: .faces, "agreement"),
                ]
            }
    }

    private static func dataset(_ inspection: InspectionSummary?) -> [Entry] {
        guard let leaks = inspection?.leaks, leaks.pictures > 0 else { return [] }
        return Setting.allCases.flatMap { setting in
            [
                MeasureDefinition.accuracyWithoutLeaks.value(
                    leaks.accuracyWithout[setting.rawValue], setting: setting, on: .dataset, "leak-effect"),
                MeasureDefinition.leakDifference.value(
                    leaks.difference[setting.rawValue], setting: setting, on: .dataset, "leak-effect"),
            ]
        }
    }
}
