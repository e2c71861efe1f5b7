import Render

/// What the first page of a report says of a gate.
extension GateResult {
    /// Every waiver with what it excuses, before anything else; then whether the version passes, and on what that rests.
    var findings: [Finding] {
        policy.waivers.map { waiver in
            Finding(
                status: Status(.unclear, waiver.holds(on: today) ? "Waived" : "Waiver ended"),
                statement: SafeText.line("Rule \(waiver.rule): " + GateWords.sentence(waiver, of: self)), evidence: "")
        } + [verdictFinding]
    }

    private var verdictFinding: Finding {
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

    /// What a command ends with where the version does not pass; nil where it does.
    var refusal: AuditError? {
        guard let status else { return nil }
        let rules = stopping
        let named = rules.prefix(5).joined(separator: ", ") + (rules.count > 5 ? " and \(rules.count - 5) more" : "")
        let sentence =
            switch verdict {
            case .passed, .failed:
                "\(policy.file): expected a version that keeps to it but found one that fails \(named); mend the version, or "
                    + "let the owner of a rule waive it with a reason and a date."
            case .evidence:
                "\(policy.file): expected evidence for every rule but found too little for \(named); audit more pictures, or "
                    + "leave out --strict."
            }
        return AuditError(status, sentence)
    }
}
