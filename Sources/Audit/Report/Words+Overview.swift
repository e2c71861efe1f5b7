import Render

/// The fixed sentences that count what an audit found.
extension Words {
    /// How many questions the evidence answers, and how many it leaves open.
    static func balance(_ findings: [Finding]) -> String {
        let total = findings.count, open = findings.count(where: \.isOpen), answered = total - open
        let faults = findings.count(where: \.isFault)
        let marked =
            faults == 0
            ? "" : faults == 1 ? ", and one of its answers is a fault" : ", and \(faults) of its answers are faults"
        guard answered > 0 else {
            return total == 1
                ? "The evidence does not answer the one question asked."
                : "The evidence answers none of \(total) questions: it is too thin, or nothing was measured."
        }
        guard open > 0 else {
            return total == 1
                ? "The evidence answers the one question asked\(marked)."
                : "The evidence answers all \(total) questions\(marked)."
        }
        return "The evidence answers \(answered) of \(total) questions\(marked). \(rest(open))"
    }

    private static func rest(_ open: Int) -> String {
        open == 1
            ? "The other one it cannot tell: it is too thin, or nothing was measured."
            : "The other \(open) it cannot tell: it is too thin, or nothing was measured."
    }

    /// The findings by whether the evidence decides them, faults first; groups without any are left out.
    static func answers(_ findings: [Finding]) -> [FindingGroup] {
        let shown = findings.filter { !$0.isOpen }
        return [
            FindingGroup("What the evidence shows", shown.filter(\.isFault) + shown.filter { !$0.isFault }),
            FindingGroup("What it cannot tell", findings.filter(\.isOpen)),
        ].filter { !$0.findings.isEmpty }
    }
}
