import Domain
import Render

/// The fixed sentences about who is left out.
extension Words {
    /// A step on the way to the numbers about a region, in a few words; `region` is the noun alone.
    static func name(_ step: AttritionStep, region: String) -> String {
        switch step {
        case .audited: "audited"
        case .readable: "could be read"
        case .bothRight: "both settings right"
        case .inView: "\(region) known and in view"
        case .counted: "counted"
        }
    }

    /// Whether the pictures of one group are left out more often than those of another; nil without two groups.
    static func attrition(_ gaps: [GroupGap]) -> Finding? {
        guard let leading = gaps.leading else { return nil }
        let gap = leading.gap, isFamily = gaps.count > 1
        let test = isFamily ? "Fisher's exact test for \(gaps.count) gaps" : "Fisher's exact test"
        let statement: String, status: Status
        switch gaps.verdict {
        case .fail where leading.fisher < 0.05:
            let (more, less) = gap.point > 0 ? (leading.first, leading.second) : (leading.second, leading.first)
            statement = "Pictures marked \(more) are left out more often than pictures marked \(less)."
            status = Status(.info, "Left out more often")
        case .pass:
            let margin = NumberFormat.decimal(100 * GroupGap.margin, digits: 0)
            statement =
                (isFamily ? "Pictures of all groups" : "Pictures marked \(leading.first) and \(leading.second)")
                + " are left out about equally often: the difference is below \(margin) points."
            status = Status(.info, "About equal")
        case .fail, .cannotTell:
            statement =
                "We cannot tell whether pictures marked \(leading.first) or \(leading.second) are left out more often"
                + "\(needed(leading))."
            status = Words.status(Verdict.cannotTell)
        }
        return Finding(
            status: status, statement: statement,
            evidence: "Share left out, \(leading.first) minus \(leading.second): \(points(gap)), "
                + "\(NumberFormat.basis(of: gap)), Newcombe; \(test) \(pValue(leading.fisher)).")
    }
}
