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
    /// A longer cell moves the rest of its own line and no other.
    private static let widest = 80

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
        // That a number passed is in the title already.
        let count = Self.columns.count - (level == .passed ? 1 : 0)
        let rows = ([Self.columns] + checks.map(row)).map { Array($0.prefix(count)) }
        let widths = (0..<count).map { column in
            rows.map { $0[column].unicodeScalars.count }.filter { $0 <= Self.widest }.max() ?? 0
        }
        let lines = rows.map { line($0, widths) }
        return [title, lines[0]]
            + zip(checks, lines.dropFirst()).flatMap { check, line in [line] + (level == .passed ? [] : notes(check)) }
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        let padded = zip(cells, widths).map { cell, width in
            cell + String(repeating: " ", count: max(0, width - cell.unicodeScalars.count))
        }
        let text = "  " + padded.joined(separator: "  ")
        return String(text.reversed().drop { $0 == " " }.reversed())
    }

    private static let columns = ["rule", "number", "value", "n", "asked for", "is"]

    private func row(_ check: GateCheck) -> [String] {
        let count = check.selection.value?.count.map { NumberFormat.count($0) } ?? "-"
        let needed = check.rule.minimumCount.map { " (\(NumberFormat.count($0)) needed)" } ?? ""
        return [
            check.rule.id, GateWords.name(check.selection), GateWords.value(check), count + needed,
            GateWords.demand(check.rule), check.outcome.rawValue,
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
