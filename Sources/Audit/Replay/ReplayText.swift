import Domain
import Foundation
import Render

/// What `replay` prints: how many numbers of each kind are the same, those that differ one by one, and the verdict.
struct ReplayText {
    let result: ReplayResult
    let classNames: [String]
    /// Who says where the regions are that maps are held against.
    let boxes: String

    /// The most numbers of one kind that are printed; `--json` holds all.
    private static let most = 20

    /// What has a line in any case, with its name; without a detail it is the run's own, and not one of those made again.
    private static let main = [
        ("embedding.vector", "embeddings"), ("prediction.predicted", "answers"),
        ("prediction.probabilities", "probabilities"), ("attribution.map", "maps"), ("localisation.hit", "hits"),
        ("localisation.mass", "masses"), ("deletion.area", "deletion areas"),
    ]

    /// Several lines without a line break at the end.
    var text: String {
        var lines = ["\(result.path) of \(result.run), digest \(result.digest)"]
        for (quantity, name) in Self.main {
            let values = result.values.filter { $0.quantity == quantity && Self.isOwn($0) }
            if !values.isEmpty { lines += self.lines(name, values) }
        }
        let main = Set(Self.main.map(\.0))
        lines += self.lines("all others", result.values.filter { !main.contains($0.quantity) || !Self.isOwn($0) })
        if !result.missingTables.isEmpty {
            lines.append("  not compared, because the run holds none: \(result.missingTables.joined(separator: ", "))")
        }
        return (lines + ["  boxes: \(boxes)", sentence]).map(SafeText.line).joined(separator: "\n")
    }

    /// Whether a value is of the run's own explanation, beside a region or without one.
    private static func isOwn(_ value: ReplayedValue) -> Bool {
        value.detail.isEmpty || Region(rawValue: value.detail) != nil
    }

    /// How many of some values are the same, and how far each other is off.
    private func lines(_ name: String, _ values: [ReplayedValue]) -> [String] {
        let wrong = values.filter { !$0.isSame }, more = wrong.count - Self.most
        let count = NumberFormat.count(values.count - wrong.count)
        let sum = wrong.isEmpty ? count : "\(count) of \(NumberFormat.count(values.count))"
        return ["  \(name.padded(to: 16))\(sum) the same to the last bit"]
            + wrong.prefix(Self.most).map { "    \(label($0)): \(outcome(of: $0))" }
            + (more > 0 ? ["    and \(NumberFormat.count(more)) more; --json shows all"] : [])
    }

    private func label(_ value: ReplayedValue) -> String {
        let parts = [value.quantity, value.setting?.rawValue ?? "", value.variant.rawValue, value.detail]
        return parts.filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private func outcome(of value: ReplayedValue) -> String {
        if value.quantity == "prediction.predicted" {
            let names = [value.stored, value.here].map { $0.flatMap(className) ?? "none" }
            return "stored \(names[0]), here \(names[1])"
        }
        guard let difference = value.largestDifference else { return "not stored under the same key" }
        let correlation = value.rankCorrelation.map { String(format: ", rank correlation %.4f", $0) } ?? ""
        if let stored = value.stored, let here = value.here {
            return String(format: "differs by %.3g: stored %.6g, here %.6g", difference, stored, here)
        }
        return String(format: "differs by at most %.3g", difference) + correlation
    }

    private func className(_ index: Double) -> String? {
        Int(exactly: index).flatMap { classNames.indices.contains($0) ? classNames[$0] : nil }
    }

    /// The verdict in a sentence.
    private var sentence: String {
        let there = result.storedEnvironment.kernels, here = result.environment.kernels
        let largest = result.values.filter { $0.quantity == "attribution.map" }.compactMap(\.largestDifference).max()
        let map = largest.map { String(format: "; cells of maps differ by at most %.3g", $0) } ?? ""
        switch result.verdict {
        case .same:
            return "The same to the last bit: \(NumberFormat.count(result.values.count)) values."
        case .withinRounding:
            return
                "The same within rounding: another processor or other kernels (stored: \(there); here: \(here))\(map)."
        case .differs:
            let count =
                "\(NumberFormat.count(result.values.count { !$0.isSame })) of "
                + "\(NumberFormat.count(result.values.count)) values"
            return there == here
                ? "Differs: \(count), although kernels and program are the same (\(here))\(map)."
                : "Differs: \(count), by more than other kernels explain (stored: \(there); here: \(here))\(map)."
        }
    }
}
