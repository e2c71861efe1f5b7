import Domain

extension GateRule {
    private static let keys =
        [
            "id", "severity", "measure", "setting", "variant", "group", "class", "each-class", "at-least", "at-most",
            "change-at-least", "change-at-most", "must-not", "must", "interval-end", "minimum-n", "reason", "owner",
            "expires",
        ]
    private static let demandKeys = [
        "at-least", "at-most", "change-at-least", "change-at-most", "must-not", "must",
    ]

    /// Reads a rule; throws one sentence about the first thing in it that is wrong.
    ///
    /// - Parameter number: its place in the list, from 1.
    init(_ node: PolicyNode, number: Int, in file: PolicyPlace) throws {
        let unnamed = try PolicyTable(node, keys: Self.keys, at: file.within("rule \(number)"))
        id = try Self.id(unnamed)
        let table = try PolicyTable(node, keys: Self.keys, at: file.within("rule \(number) (\(id))"))
        let measure = try Self.measure(table)
        severity = try table.choice("severity", of: Severity.self) ?? .error
        subject = try GateSelector(table, measure: measure.id)
        demand = try Self.demand(table, of: measure)
        minimumCount = try table.count("minimum-n", in: 1...1_000_000_000)
        reason = try table.text("reason")
        owner = try table.text("owner")
        expires = try table.day("expires")
    }

    private static func id(_ table: PolicyTable) throws -> String {
        let id = try table.requiredText("id")
        let isPlain = id.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
        guard isPlain, id.utf8.count <= 80 else {
            throw table.refused("id", "a name of at most 80 of a-z, 0-9 and -", remedy: "rename it")
        }
        return id
    }

    private static func measure(_ table: PolicyTable) throws -> MeasureDefinition {
        let name = try table.requiredText("measure")
        guard let measure = MeasureDefinition.named(name) else {
            let known = MeasureDefinition.all.map(\.id)
            throw table.place.key("measure").error(
                expected: "the name of a measure",
                found: PolicyPlace.quoted(name) + NearestName.hint(name, among: known),
                remedy: "docs/exports.md lists them")
        }
        return measure
    }

    // MARK: What has to be so

    private static func demand(_ table: PolicyTable, of measure: MeasureDefinition) throws -> Demand {
        let given = demandKeys.filter(table.has)
        let end = try table.choice("interval-end", of: End.self)
        let demand = try demand(table, given, end ?? .cautious, of: measure)
        if case .mustNot = demand, end != nil { throw hasNoEnd(table) }
        if case .mustImprove = demand, end != nil { throw hasNoEnd(table) }
        return demand
    }

    private static func hasNoEnd(_ table: PolicyTable) -> AuditError {
        table.place.error(
            expected: "interval-end beside a bound only", found: "it beside a word", remedy: "take it out")
    }

    private static func demand(
        _ table: PolicyTable, _ given: [String], _ end: End, of measure: MeasureDefinition
    ) throws -> Demand {
        switch given {
        case ["at-least"], ["at-most"], ["at-least", "at-most"]:
            return .value(
                try bounds(table, "at-least", "at-most", end, within: measure.unit.possible, of: measure))
        case ["change-at-least"], ["change-at-most"], ["change-at-least", "change-at-most"]:
            let possible = measure.unit.possible, width = possible.upperBound - possible.lowerBound
            return .change(
                try bounds(table, "change-at-least", "change-at-most", end, within: -width...width, of: measure))
        case ["must-not"]:
            let move = try table.choice("must-not", of: Move.self) ?? .change
            guard move == .regress else { return .mustNot(move) }
            try refuseWithoutDirection(table, "must-not", measure, other: "must-not = \"change\"")
            return .mustNot(move)
        case ["must"]:
            _ = try table.choice("must", of: Must.self)
            try refuseWithoutDirection(table, "must", measure, other: "a bound on the change")
            return .mustImprove
        default:
            throw table.place.error(
                expected: "one of at-least and at-most, change-at-least and change-at-most, must-not, must",
                found: given.isEmpty ? "none of them" : given.joined(separator: ", "),
                remedy: given.isEmpty ? "say what has to be so" : "make a rule of each")
        }
    }

    /// What a number has to do.
    private enum Must: String, CaseIterable { case improve }

    private static func bounds(
        _ table: PolicyTable, _ least: String, _ most: String, _ end: End, within possible: ClosedRange<Double>,
        of measure: MeasureDefinition
    ) throws -> Bounds {
        for key in [least, most] {
            guard let bound = try table.number(key), !possible.contains(bound) else { continue }
            // A share given in percent would never fail, or always.
            throw table.refused(
                key, "a number from \(possible.lowerBound) to \(possible.upperBound), as \(measure.id) can be",
                remedy: "write 0.05 for 5 percent")
        }
        let bounds = Bounds(atLeast: try table.number(least), atMost: try table.number(most), end: end)
        if let low = bounds.atLeast, let high = bounds.atMost, low > high {
            throw table.place.error(
                expected: "\(least) no larger than \(most)", found: "\(low) and \(high)", remedy: "exchange them")
        }
        return bounds
    }

    private static func refuseWithoutDirection(
        _ table: PolicyTable, _ key: String, _ measure: MeasureDefinition, other: String
    ) throws {
        guard measure.direction == .neither else { return }
        throw table.refused(
            key, "a measure of which one direction is better", remedy: "\(measure.id) has none, so use \(other)")
    }
}

extension GateSelector {
    fileprivate init(_ table: PolicyTable, measure: String) throws {
        self.measure = measure
        setting = try table.choice("setting", of: Setting.self)
        variant = try table.choice("variant", of: Variant.self) ?? .original
        group = try table.table("group", keys: ["attribute", "name", "minus"]).map(Group.init)
        let name = try table.text("class"), isEach = try table.flag("each-class")
        guard name == nil || !isEach else {
            throw table.place.error(
                expected: "one of class and each-class", found: "both", remedy: "take one out")
        }
        classes = isEach ? .each : name.map(Classes.one) ?? .together
    }
}

extension GateSelector.Group {
    fileprivate init(_ table: PolicyTable) throws {
        attribute = try table.requiredText("attribute")
        name = try table.text("name")
        minus = try table.text("minus")
        guard minus == nil || name != nil else {
            throw table.place.error(
                expected: "name beside minus", found: "minus alone", remedy: "name the group that it is taken from")
        }
    }
}

extension MeasureDefinition.Unit {
    /// What such a number can be; generous where theory sets no end.
    fileprivate var possible: ClosedRange<Double> {
        switch self {
        case .share, .overlap: 0...1
        case .shareDifference, .correlation: -1...1
        case .area, .areaDifference: -10...10
        case .areaDeviation: 0...10
        case .ratio: 0...1e9
        }
    }
}
