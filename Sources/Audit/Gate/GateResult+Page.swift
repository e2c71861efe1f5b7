import Render

/// What the first page of a report says of a gate.
extension GateResult {
    /// Every waiver, and what it excuses, before anything else; then what stops the version.
    var notices: [Notice] {
        policy.waivers.map { waiver in
            Notice(
                status: Status(.unclear, waiver.holds(on: today) ? "Waived" : "Waiver ended"),
                text: SafeText.line("Rule \(waiver.rule): " + GateWords.sentence(waiver, of: self)))
        }
    }

    /// Whether the version passes, and on what that rests.
    var finding: Finding {
        let status =
            switch verdict {
            case .passed: Status(.pass, "Gate passed")
            case .failed: Status(.fail, "Gate failed")
            case .evidence: Status(.unclear, "Not enough evidence")
            }
        let stopping = stopping.isEmpty ? "" : " Stopped by \(stopping.joined(separator: ", "))."
        return Finding(
            status: status,
            statement: SafeText.line("\(GateWords.statement(self)) by the policy \(policy.file)."),
            evidence: "\(GateWords.counts(self)), on \(today) (UTC).\(stopping)")
    }
}
