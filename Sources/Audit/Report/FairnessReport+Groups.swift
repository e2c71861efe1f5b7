import Domain
import Render

/// The sections about accuracy and faithfulness by gender, and about other attributes than gender.
extension FairnessReport {
    private var isMasked: Bool { findings.variants.contains(.faceMasked) }

    /// How often each setting is right on each group, and what covering faces changes.
    var accuracy: Section {
        Section(
            anchor: "accuracy", title: "Accuracy by gender",
            summary: isMasked
                ? "How often each setting is right on the readable pictures of each group, and how that changes when every "
                    + "face is covered, picture by picture where there is a face to cover."
                : "How often each setting is right on the readable pictures of each group.",
            table: tables(gender).accuracy,
            folds: [accuracyFold(gender)].compactMap { $0 })
    }

    /// How faithful each setting's maps are on each group, and what covering faces changes.
    var deletion: Section {
        Section(
            anchor: "deletion", title: "Deletion area by gender",
            summary:
                "How fast the probability falls when what a map marks is taken away; lower is more faithful. On the "
                + "pictures of each group that both settings classify correctly as they are."
                + (isMasked
                    ? " With faces covered they are the same pictures, and the curves of whatever each setting now answers."
                    : ""),
            table: tables(gender).deletion)
    }

    private func accuracyFold(_ group: GroupFindings) -> Fold? {
        tables(group).accuracyGaps.map {
            Fold(
                "Is one group classified better? The gaps of the accuracy", table: $0,
                notes: ["The verdicts follow the same rule as those on the gap of hits."])
        }
    }

    /// One section for each other attribute that metadata gives, with most of it folded.
    var otherAttributes: [Section] {
        fairness.others.enumerated().map { index, other in
            let tables = tables(other), faces = tables.faces, name = other.groups.attribute
            let original = other.faces.isMarked ? other.faces.original : nil
            let masked = other.faces.isMarked ? other.faces.variants.filter { $0.variant != .original } : []
            let folds: [Fold?] =
                [
                    original.map { _ in
                        Fold(
                            "Who is counted",
                            table: AttritionTable(
                                reliance: other.faces, words: .faces, showsGroups: true, counted: .withFace,
                                omitted: { .withoutFace($0) }, group: { .ofOtherGroup(attribute: index, $0) }
                            ).table)
                    }
                ]
                + masked.map { Fold("With faces covered", table: faces.groupTable($0), notes: faces.massNotes($0)) } + [
                    original == nil ? nil : tables.gaps.map { Fold("The gaps between groups", table: $0) }
                ] + (original == nil ? [] : faces.settings.folds) + [
                    original.map { _ in Fold("Accuracy", table: tables.accuracy) }, accuracyFold(other),
                    Fold("Deletion area", table: tables.deletion),
                ]
            func named(_ table: Table) -> Table {
                var table = table
                table.caption += ", by \(name)"
                return table
            }
            return Section(
                anchor: "by-\(index + 1)", title: "By \(name)",
                summary: "The same for the groups that metadata names in its column group_\(name). "
                    + (original == nil ? "" : verdicts(of: other)),
                table: named(original.map(faces.groupTable) ?? tables.accuracy),
                notes: small(other).map { ["Fewer than \(LimitsReport.fewPictures) pictures count of: \($0)."] } ?? [],
                folds: folds.compactMap { $0 }.map { Fold($0.title, table: named($0.table), notes: $0.notes) })
        }
    }

    /// The verdicts on the gap of hits: "zero-shot: cannot tell; fine-tuned: pass".
    private func verdicts(of group: GroupFindings) -> String {
        let verdicts = Setting.allCases.compactMap { setting in
            group.faces.original(setting).map { "\(setting.rawValue): \($0.gaps.verdict.rawValue)" }
        }
        return "Gap of the hits on faces, \(verdicts.joined(separator: "; "))."
    }

    /// The groups with few pictures that count, with their numbers; nil where there are none.
    func small(_ group: GroupFindings) -> String? {
        let small = group.faces.attrition.filter { $0.counted < LimitsReport.fewPictures }
        guard group.faces.isMarked, !small.isEmpty else { return nil }
        return small.map { "\($0.group) (\(NumberFormat.count($0.counted)))" }.joined(separator: ", ")
    }
}
