import Domain
import Foundation
import FoundationXML
import Render

/// A gate's result as a report of tests in the XML of JUnit, which most build servers show: a test for each check.
///
/// Its public schema is that of the xUnit plugin of Jenkins. What is waived or off counts as skipped.
struct GateJUnit {
    let result: GateResult

    /// The UTF-8 bytes of the document.
    var bytes: Data {
        let failures = result.checks(.failed).count + result.checks(.evidence).count
        let off = result.policy.rules.filter { $0.severity == .off }
        let skipped = result.checks(.waived).count + off.count
        let total = "\(result.checks.count + off.count)"
        let suite = element(
            "testsuite",
            [
                ("name", result.policy.file), ("tests", total), ("failures", "\(failures)"), ("errors", "0"),
                ("skipped", "\(skipped)"),
            ])
        suite.addChild(properties)
        for check in result.checks { suite.addChild(test(check)) }
        for rule in off {
            let test = element("testcase", [("classname", "gate.\(rule.subject.measure)"), ("name", rule.id)])
            test.addChild(element("skipped", [("message", "The rule is off.")]))
            suite.addChild(test)
        }
        let suites = element(
            "testsuites",
            [("name", "\(VLMAudit.name) gate"), ("tests", total), ("failures", "\(failures)"), ("errors", "0")])
        suites.addChild(suite)
        let document = XMLDocument(rootElement: suites)
        document.version = "1.0"
        document.characterEncoding = "UTF-8"
        return document.xmlData(options: .nodePrettyPrint)
    }

    private var properties: XMLElement {
        let properties = element("properties", [])
        let values =
            result.subjects.map { ($0.kind.rawValue, $0.title) } + [
                ("policy-sha256", result.policy.digest.hex), ("today", result.today.description),
                ("strict", "\(result.isStrict)"), ("verdict", result.verdict.rawValue),
            ]
        for (name, value) in values {
            properties.addChild(element("property", [("name", name), ("value", value)]))
        }
        return properties
    }

    private func test(_ check: GateCheck) -> XMLElement {
        let name = "\(check.rule.id): \(GateWords.name(check.selection))"
        let test = element("testcase", [("classname", "gate.\(check.rule.subject.measure)"), ("name", name)])
        let sentence = GateWords.sentence(check), who = [check.rule.reason, check.rule.owner].compactMap { $0 }
        switch result.level(check) {
        case .passed: break
        case .failed, .evidence:
            test.addChild(
                element(
                    "failure", [("type", check.outcome.rawValue), ("message", sentence)],
                    text: who.joined(separator: ", ")))
        case .waived:
            let waiver = result.waiver(check.rule)
            let excuse = waiver.map { "waived until \($0.expires), \($0.owner): \($0.reason)" } ?? ""
            test.addChild(
                element("skipped", [("type", check.outcome.rawValue), ("message", "\(excuse); \(sentence)")]))
        case .warning: test.addChild(element("system-out", [], text: "Warning: \(sentence)"))
        }
        return test
    }

    /// An element; every text in it is one line without the characters that XML does not have.
    private func element(_ name: String, _ attributes: [(String, String)], text: String = "") -> XMLElement {
        let element = XMLElement(name: name)
        for (name, value) in attributes {
            let attribute = XMLNode(kind: .attribute)
            attribute.name = name
            attribute.stringValue = SafeText.line(value)
            element.addAttribute(attribute)
        }
        if !text.isEmpty { element.stringValue = SafeText.line(text) }
        return element
    }
}
