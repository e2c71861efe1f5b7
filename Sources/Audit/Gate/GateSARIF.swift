import Domain
import Engine
import Foundation
import Render

/// A gate's result in SARIF 2.1.0, which code hosts show beside a change: what failed, what warns, and what is waived.
struct GateSARIF {
    let result: GateResult

    /// The UTF-8 bytes of the log.
    func bytes() throws -> Data { try JSONText.encode(log) + Data("\n".utf8) }

    private var log: SARIFLog {
        let rules = result.policy.rules
        let places = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1.id, $0) })
        return SARIFLog(
            runs: [
                SARIFLog.Run(
                    tool: SARIFLog.Tool(
                        driver: SARIFLog.Driver(
                            name: VLMAudit.name, version: ProgramVersion.current, rules: rules.map(rule))),
                    invocations: [
                        SARIFLog.Invocation(executionSuccessful: true, exitCode: result.status?.rawValue ?? 0)
                    ],
                    results: result.checks.filter { result.level($0) != .passed }.map { check in
                        self.result(of: check, index: places[check.rule.id] ?? 0)
                    },
                    properties: [
                        "policy": result.policy.file, "policySha256": result.policy.digest.hex,
                        "today": result.today.description, "strict": "\(result.isStrict)",
                        "verdict": result.verdict.rawValue, "counts": GateWords.counts(result),
                        "subjects": result.subjects.map(\.title).joined(separator: "; "),
                    ].mapValues(SafeText.line))
            ])
    }

    private func rule(_ rule: GateRule) -> SARIFLog.Rule {
        let title = MeasureDefinition.named(rule.subject.measure)?.title ?? rule.subject.measure
        let properties = [
            "measure": rule.subject.measure, "setting": rule.subject.setting?.rawValue,
            "variant": rule.subject.variant.rawValue, "owner": rule.owner, "expires": rule.expires?.description,
        ]
        return SARIFLog.Rule(
            id: rule.id, shortDescription: message("\(title): \(GateWords.demand(rule))"),
            fullDescription: message(
                rule.reason ?? MeasureDefinition.named(rule.subject.measure)?.definition ?? title),
            defaultConfiguration: SARIFLog.Configuration(
                enabled: rule.severity != .off, level: rule.severity == .error ? .error : .warning),
            properties: properties.compactMapValues { $0.map(SafeText.line) })
    }

    private func result(of check: GateCheck, index: Int) -> SARIFLog.Result {
        let level = result.level(check)
        let stops = level == .failed || level == .evidence || (level == .waived && check.rule.severity == .error)
        let waiver = level == .waived ? result.waiver(check.rule) : nil
        return SARIFLog.Result(
            ruleId: check.rule.id, ruleIndex: index, level: stops ? .error : .warning,
            message: message(GateWords.sentence(check)),
            locations: [
                SARIFLog.Location(
                    physicalLocation: SARIFLog.Location.PhysicalLocation(
                        artifactLocation: SARIFLog.Location.ArtifactLocation(uri: uri(check))))
            ], partialFingerprints: ["vlmAuditGate/v1": fingerprint(check)],
            suppressions: [waiver].compactMap { $0 }.map {
                SARIFLog.Suppression(
                    justification: SafeText.line("\($0.reason) (\($0.owner), until \($0.expires))"))
            }, properties: ["outcome": check.outcome.rawValue, "level": level.rawValue])
    }

    private func message(_ text: String) -> SARIFLog.Message { SARIFLog.Message(text: SafeText.line(text)) }

    // MARK: Places

    /// The place on the report's page; where there is no such number the policy, which asks for it.
    private func uri(_ check: GateCheck) -> String {
        guard let page = check.selection.value?.page else { return Self.address(result.policy.file) }
        let parts = page.split(separator: "#", maxSplits: 1).map(String.init)
        let folder = result.subject(of: check)?.folder.map { "\($0)/" } ?? ""
        let anchor = parts.count > 1 ? "#" + Self.encoded(parts[1]) : ""
        return Self.address(folder + (parts.first ?? "")) + anchor
    }

    /// A path as a reference: a relative one stays relative.
    private static func address(_ path: String) -> String {
        let plain = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
        let parts = plain.split(separator: "/", omittingEmptySubsequences: false).map { encoded(String($0)) }
        return (plain.hasPrefix("/") ? "file://" : "") + parts.joined(separator: "/")
    }

    private static func encoded(_ part: String) -> String {
        part.utf8.map { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: String(UnicodeScalar(byte))
            default: "%" + String(byte >> 4, radix: 16, uppercase: true) + String(byte & 15, radix: 16, uppercase: true)
            }
        }.joined()
    }

    /// The same for the same rule and number, whatever the value.
    private func fingerprint(_ check: GateCheck) -> String {
        let asked = check.selection
        let parts: [String?] = [
            check.rule.id, asked.measure, asked.setting?.rawValue, asked.variant.rawValue, asked.group?.attribute,
            asked.group?.name, asked.group?.minus, asked.className,
        ]
        // Lengths keep parts apart, whatever they hold.
        let text = parts.map { $0.map { "\($0.utf8.count):\($0)" } ?? "-" }.joined(separator: ",")
        return ContentDigest(of: Data(text.utf8)).hex
    }
}
