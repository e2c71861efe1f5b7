import Domain
import Testing

@testable import Audit

@Suite("Which numbers a rule is about")
struct GateSelectionTests {
    private func group(_ name: String, minus: String? = nil) -> MeasureValue.Group {
        MeasureValue.Group(attribute: "gender", name: name, minus: minus)
    }

    private func checks(_ lines: String, _ values: [MeasureValue]) throws -> [GateCheck] {
        let policy = try GateWorld.policy("[[rules]]\nid = \"a\"\n\(lines)")
        return GateResult(policy, subjects: [GateWorld.report(values)], today: GateWorld.day).checks
    }

    @Test func `without a setting both are asked for, and one that is missing is absent`() throws {
        let lines = "measure = \"accuracy\"\nat-least = 0.5"
        let both = [GateWorld.value("accuracy", .zeroShot), GateWorld.value("accuracy", .fineTuned)]
        #expect(try checks(lines, both).map(\.outcome) == [.passed, .passed])
        #expect(try checks(lines, [both[0]]).map(\.outcome) == [.passed, .absent])
        #expect(try checks(lines, []).map(\.outcome) == [.absent])
        let difference = "measure = \"accuracy-difference\"\nat-least = -1"
        #expect(try checks(difference, [GateWorld.value("accuracy-difference", nil)]).map(\.outcome) == [.passed])
        let wrong = try checks(difference + "\nsetting = \"zero-shot\"", [GateWorld.value("accuracy-difference", nil)])
        #expect(wrong.map(\.outcome) == [.absent])
        #expect(wrong[0].reason?.contains("accuracy-difference, for example") == true)
    }

    @Test func `numbers of groups, classes and covered faces are others than that of all pictures`() throws {
        let lines = "measure = \"accuracy\"\nsetting = \"zero-shot\"\nat-least = 0.5"
        let others = [
            GateWorld.value(group: group("female")), GateWorld.value(className: "chef"),
            GateWorld.value(variant: .faceMasked),
        ]
        let absent = try checks(lines, others)
        #expect(absent.map(\.outcome) == [.absent])
        #expect(absent[0].reason?.contains("The report has ") == true)
        #expect(try checks(lines + "\nvariant = \"face-masked\"", others).map(\.outcome) == [.passed])
        #expect(try checks(lines + "\nclass = \"chef\"", others).map(\.outcome) == [.passed])
        #expect(try checks(lines + "\nclass = \"cook\"", others).map(\.outcome) == [.absent])
        #expect(try checks(lines + "\neach-class = true", others).map(\.selection.className) == ["chef"])
        let female = lines + "\ngroup = { attribute = \"gender\", name = \"female\" }"
        #expect(try checks(female, others).map(\.outcome) == [.passed])
        #expect(try checks(lines + "\ngroup = { attribute = \"age\" }", others).map(\.outcome) == [.absent])
    }

    @Test func `every group is asked for in both settings`() throws {
        let lines = "measure = \"accuracy\"\nat-least = 0.5\ngroup = { attribute = \"gender\" }"
        let values = [
            GateWorld.value("accuracy", .zeroShot, group: group("female")),
            GateWorld.value("accuracy", .zeroShot, group: group("male")),
            GateWorld.value("accuracy", .fineTuned, group: group("male")),
        ]
        let found = try checks(lines, values)
        #expect(found.map(\.selection.group?.name) == ["female", "male", "female", "male"])
        #expect(found.map(\.outcome) == [.passed, .passed, .absent, .passed])
    }

    @Test func `a difference of groups may be named the other way round`() throws {
        let values = [
            GateWorld.value("accuracy-gap", group: group("female", minus: "male"), 0.05, 0.02, 0.08)
        ]
        let lines = "measure = \"accuracy-gap\"\nsetting = \"zero-shot\"\n"
        let turned = lines + "group = { attribute = \"gender\", name = \"male\", minus = \"female\" }\n"
        let straight = lines + "group = { attribute = \"gender\", name = \"female\", minus = \"male\" }\n"
        #expect(try checks(straight + "at-most = 0.06", values).map(\.outcome) == [.cannotTell])
        #expect(try checks(turned + "at-least = -0.06", values).map(\.outcome) == [.cannotTell])
        #expect(try checks(turned + "at-most = -0.02", values).map(\.outcome) == [.passed])
        #expect(try checks(turned + "at-most = 0", values)[0].selection.value?.estimate?.lower == -0.08)
        let one = lines + "group = { attribute = \"gender\", name = \"female\" }\nat-most = 1"
        #expect(try checks(one, values).map(\.outcome) == [.absent])
    }

    @Test func `a report and a comparison are each asked what they can tell`() throws {
        let policy = try GateWorld.policy(
            """
            [[rules]]
            id = "value"
            measure = "accuracy"
            setting = "zero-shot"
            at-least = 0.5
            [[rules]]
            id = "change"
            measure = "accuracy"
            setting = "zero-shot"
            must-not = "regress"
            """)
        let report = GateWorld.report([GateWorld.value()])
        let comparison = GateWorld.comparison([GateWorld.compared(.regressed, difference: (-0.1, -0.2, -0.05))])
        func outcomes(_ subjects: [GateSubject]) -> [GateCheck.Outcome] {
            GateResult(policy, subjects: subjects, today: GateWorld.day).checks.map(\.outcome)
        }
        #expect(outcomes([report, comparison]) == [.passed, .missed])
        #expect(outcomes([report]) == [.passed, .absent] && outcomes([comparison]) == [.absent, .missed])
    }
}
