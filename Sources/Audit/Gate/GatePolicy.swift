import Domain
import Foundation

/// What a version has to keep to before it is accepted: rules about numbers of its report, and what is excused until when.
///
/// docs/gate.md describes the files that it is read from.
struct GatePolicy: Sendable {
    /// The file as the user named it.
    let file: String
    let digest: ContentDigest
    /// No two with the same name; at least one that is not off.
    let rules: [GateRule]
    /// Each of a rule of this policy.
    let waivers: [GateWaiver]

    /// Reads a policy; throws one sentence about the first thing in it that is wrong.
    static func read(_ path: String) throws -> GatePolicy {
        let file = PolicyFile(url: URL(fileURLWithPath: path)), (tree, digest) = try file.read()
        let place = PolicyPlace(file: file.name)
        let table = try PolicyTable(tree, keys: ["version", "rules", "waivers"], at: place)
        _ = try table.count("version", in: 1...1)
        var rules: [GateRule] = []
        for (index, node) in try table.tables("rules").enumerated() {
            let rule = try GateRule(node, number: index + 1, in: place)
            guard !rules.contains(where: { $0.id == rule.id }) else {
                throw place.within("rule \(index + 1)").key("id").error(
                    expected: "a name that no other rule has", found: "\(rule.id) once more",
                    remedy: "rename one of them")
            }
            rules.append(rule)
        }
        guard rules.contains(where: { $0.severity != .off }) else {
            throw place.error(
                expected: "at least one rule that is not off", found: rules.isEmpty ? "no rule" : "none",
                remedy: "add a rule, since a gate that asks nothing lets everything pass")
        }
        let waivers = try table.tables("waivers").enumerated().map { index, node in
            try GateWaiver(node, number: index + 1, rules: rules.map(\.id), in: place)
        }
        return GatePolicy(file: file.name, digest: digest, rules: rules, waivers: waivers)
    }
}

/// Why a rule may fail for some time.
struct GateWaiver: Sendable {
    /// Name of the rule.
    let rule: String
    let reason: String
    /// Who answers for it.
    let owner: String
    /// The last day on which it holds, in UTC.
    let expires: CalendarDay

    /// Whether it still holds.
    func holds(on today: CalendarDay) -> Bool { today <= expires }

    fileprivate init(_ node: PolicyNode, number: Int, rules: [String], in place: PolicyPlace) throws {
        let table = try PolicyTable(
            node, keys: ["rule", "reason", "owner", "expires"], at: place.within("waiver \(number)"))
        rule = try table.requiredText("rule")
        guard rules.contains(rule) else {
            throw table.place.key("rule").error(
                expected: "the id of a rule of this policy",
                found: PolicyPlace.quoted(rule) + NearestName.hint(rule, among: rules), remedy: "correct it")
        }
        reason = try table.requiredText("reason")
        owner = try table.requiredText("owner")
        guard let day = try table.day("expires") else { throw table.isMissing("expires") }
        expires = day
    }
}
