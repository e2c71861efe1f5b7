import Render

/// A gate's result for people: waivers first, then what failed, then the rest.
struct GateText {
    let result: GateResult

    /// Several lines without a line break at the end.
    var text: String {
        let parts = [heading, waivers] + Self.sections.map { section($0, $1) } + [off]
        return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
    }

    private static let sections: [(GateResult.Level, String)] = [
        (.failed, "FAILED"), (.evidence, "NOT ENOUGH EVIDENCE"), (.waived, "WAIVED"), (.warning, "WARNINGS"),
        (.passed, "PASSED"),
    ]
    /// Names longer than this go on in no column.
    private static let widest = 60

    private var heading: [String] {
        let subjects = result.subjects.map(\.title).joined(separator: " and ")
        return [
            "\(GateWords.statement(result)): \(subjects)",
            "\(result.policy.file), \(GateWords.counts(result)), on \(result.today) (UTC)"
                + (result.isStrict ? ", strict" : ""),
        ].map(SafeText.line)
    }

    private var waivers: [String] {
        guard !result.policy.waivers.isEmpty else { return [] }
        return ["WAIVERS"]
            + result.policy.waivers.map { waiver in
                let word = waiver.holds(on: result.today) ? "in force" : "ended"
                return SafeText.line("  \(waiver.rule) [\(word)]: \(GateWords.sentence(waiver, of: result))")
            }
    }

    private func section(_ level: GateResult.Level, _ title: String) -> [String] {
        let checks = result.checks(level)
        guard !checks.isEmpty else { return [] }
        let rows = checks.map(row)
        let widths = Self.columns.indices.map { column in
            ([Self.columns] + rows).map { min($0[column].unicodeScalars.count, Self.widest) }.max() ?? 0
        }
        func line(_ cells: [String]) -> String {
            let padded = zip(cells, widths).map { cell, width in
                cell + String(repeating: " ", count: max(0, width - cell.unicodeScalars.count))
            }
            let text = "  " + padded.joined(separator: "  ")
            return String(text.reversed().drop { $0 == " " }.reversed())
        }
        let lines = zip(checks, rows).flatMap { check, cells in
            [line(cells)] + (level == .passed ? [] : notes(check))
        }
        return [title, line(Self.columns)] + lines
    }

    private static let columns = ["rule", "number", "value", "n", "has to be", "is"]

    private func row(_ check: GateCheck) -> [String] {
        let count = check.selection.value?.count
        return [
            check.rule.id, GateWords.name(check.selection), GateWords.value(check),
            count.map { NumberFormat.count($0) } ?? "-",
            GateWords.demand(check.rule)
                + (check.rule.minimumCount.map { ", of \(NumberFormat.count($0)) or more" } ?? ""),
            check.outcome.rawValue,
        ]
    }

    /// Why it is so and who answers for the rule, below its line.
    private func notes(_ check: GateCheck) -> [String] {
        let rule = check.rule
        let who = [rule.reason, rule.owner.map { "(\($0))" }].compactMap { $0 }.joined(separator: " ")
        return [check.reason ?? "", who].filter { !$0.isEmpty }.map { SafeText.line("      " + $0) }
    }

    private var off: [String] {
        let names = result.policy.rules.filter { $0.severity == .off }.map(\.id)
        return names.isEmpty ? [] : ["OFF", "  " + names.joined(separator: ", ")]
    }
}
