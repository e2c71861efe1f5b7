import Domain
import Render

/// The sections about faces: who is counted, and what was found group by group.
extension FairnessReport {
    /// Nothing where no face is known.
    var faceSections: [Section] {
        guard gender.faces.isMarked else { return [] }
        let faces = tables(gender).faces
        return [attrition, faces.hits] + gender.faces.variants.map(groupSection) + [gaps, faces.mass, faces.settings]
            + definitionSections
    }

    /// The tables of an attribute.
    func tables(_ group: GroupFindings) -> GroupTables { GroupTables(findings: group, variants: findings.variants) }

    // MARK: Who is counted

    private var attrition: Section {
        let counted = gender.faces.attrition.reduce(0) { $0 + $1.counted }
        let flow = AttritionFlow(
            reliance: gender.faces, words: .faces, showsGroups: !gender.groups.known.isEmpty)
        let difference = Words.attrition(gender.faces.attrition.gaps)
        return Section(
            anchor: "counted", title: "Who is counted",
            summary:
                "\(Words.pictures(counted)) of \(NumberFormat.count(findings.pictures.count)) count: both settings are "
                + "right on the picture as it is, and a known face is in the part of it that the model sees. If one group "
                + "is left out more often than another, the numbers below are about what is left of it.",
            figure: flow.figure,
            table: AttritionTable(
                reliance: gender.faces, words: .faces, showsGroups: !gender.groups.known.isEmpty, counted: .withFace,
                omitted: { .withoutFace($0) }, group: { .ofGroup($0) }
            ).table,
            notes: difference.map { ["\($0.statement) \($0.evidence)"] } ?? [], folds: [flow.gaps].compactMap { $0 })
    }

    // MARK: Group by group

    private func groupSection(_ variant: VariantReliance) -> Section {
        let isOriginal = variant.variant == .original, faces = tables(gender).faces
        return Section(
            anchor: "groups-\(variant.variant.rawValue)",
            title: isOriginal ? "Group by group: pictures as they are" : "Group by group: faces covered",
            summary: isOriginal
                ? "Table 1 of Agarwal (2023) with its uncertainty. Observed is what the paper calls fairness accuracy; "
                    + "corrected is what is left of it when chance is taken away."
                : "The same pictures with a black patch over every face. Where explanations still point at it, they point at "
                    + "a place and not at a face. They explain whatever each setting now answers.",
            table: faces.groupTable(variant), notes: faces.massNotes(variant))
    }

    // MARK: Gaps

    private var gaps: Section {
        guard let table = tables(gender).gaps else {
            return Section(
                anchor: "gap", title: "The gap between groups",
                summary: "There are no two groups with pictures that count, so there is no gap to be measured.")
        }
        let margin = NumberFormat.decimal(100 * GroupGap.margin, digits: 0)
        return Section(
            anchor: "gap", title: "The gap between groups",
            summary:
                "How much more often the most salient pixel lies on a face in one group than in another. The verdict is "
                + "fail where the interval excludes zero, pass where it lies within \(margin) points on both sides, and "
                + "otherwise there are too few pictures to tell.",
            table: table,
            notes: [
                "Detectable: the least gap that groups of these sizes show with 80% power. Needed: pictures in each group "
                    + "with which a gap of the observed size would be shown with 80% power.",
                "By chance: the gap that maps moved at random would have, because faces are larger in one group.",
            ])
    }
}
