import Foundation
import Render

/// What `verify` prints: a line for each check, what does not hold below it, and the seal.
struct VerificationText {
    let verification: SiteVerification
    let checks: [VerificationCheck]

    /// The most problems of one check that are printed; `--json` holds all.
    private static let most = 20

    /// Several lines without a line break at the end.
    var text: String {
        let place = SafeText.line(verification.folder.relativePath)
        let lines = ["\(SafeText.line(verification.manifest.run.name)) in \(place)"] + checks.flatMap(lines)
        return (lines + ["Seal: \(verification.seal)", verdict]).joined(separator: "\n")
    }

    private func lines(_ check: VerificationCheck) -> [String] {
        let name = check.subject.rawValue.padded(to: 10), outcome = Self.words(check.outcome).padded(to: 14)
        let more = check.problems.count - Self.most
        return ["  \(name)\(outcome)\(SafeText.line(check.detail))"]
            + check.problems.prefix(Self.most).map { "    \($0.sentence)" }
            + (more > 0 ? ["    and \(NumberFormat.count(more)) more; --json shows all"] : [])
    }

    private static func words(_ outcome: VerificationCheck.Outcome) -> String {
        switch outcome {
        case .holds: "holds"
        case .differs: "does not hold"
        case .notChecked: "not checked"
        }
    }

    private var verdict: String {
        func subjects(_ outcome: VerificationCheck.Outcome) -> String {
            checks.filter { $0.outcome == outcome }.map(\.subject.rawValue).joined(separator: ", ")
        }
        let wrong = subjects(.differs), left = subjects(.notChecked)
        let rest = left.isEmpty ? "." : "; not checked: \(left)."
        return wrong.isEmpty ? "Everything that was checked holds\(rest)" : "Does not hold: \(wrong)\(rest)"
    }
}

extension String {
    /// The text with spaces behind it, so that what follows starts in a column; one space at least.
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(1, width - count)) }
}
