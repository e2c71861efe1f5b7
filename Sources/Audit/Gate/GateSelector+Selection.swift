import Domain

/// Which number a rule asks for, and the number where the document has it.
struct GateSelection: Sendable {
    let measure: String
    let setting: Setting?
    let variant: Variant
    let group: MeasureValue.Group?
    let className: String?
    /// Nil where the document has no such number.
    let value: GateValue?
}

extension GateSelector {
    /// Every number that a rule asks for.
    ///
    /// Where it leaves the setting, the group or the class open it asks for all of them: a number that one setting has and
    /// the other lacks is missing. Never empty.
    func select(from values: [GateValue]) -> [GateSelection] {
        let known = values.filter { $0.measure == measure }
        let matching = known.filter { $0.variant == variant && matches($0.className) }.compactMap(inGroup)
        let settings: [Setting?] =
            if let setting { [setting] } else { known.contains { $0.setting != nil } ? Setting.allCases : [nil] }
        var seen: Set<Part> = []
        let parts = matching.map { Part(group: $0.group, className: $0.className) }.filter { seen.insert($0).inserted }
        return settings.flatMap { setting in
            (parts.isEmpty ? [asked] : parts).map { part in
                GateSelection(
                    measure: measure, setting: setting, variant: variant, group: part.group, className: part.className,
                    value: matching.first {
                        $0.setting == setting && $0.group == part.group && $0.className == part.className
                    })
            }
        }
    }

    /// The pictures that a number is about.
    private struct Part: Hashable {
        let group: MeasureValue.Group?
        let className: String?
    }

    /// What is asked for where the document has nothing of the kind.
    private var asked: Part {
        let name: String? = if case .one(let name) = classes { name } else { nil }
        return Part(
            group: group.map {
                MeasureValue.Group(attribute: $0.attribute, name: $0.name ?? "every group", minus: $0.minus)
            }, className: name ?? (classes == .each ? "every class" : nil))
    }

    private func matches(_ className: String?) -> Bool {
        switch classes {
        case .together: className == nil
        case .each: className != nil
        case .one(let name): className == name
        }
    }

    /// The number if it is about the group, with the sign that the rule means.
    private func inGroup(_ value: GateValue) -> GateValue? {
        guard let group else { return value.group == nil ? value : nil }
        guard let found = value.group, found.attribute == group.attribute else { return nil }
        guard let name = group.name else { return value }
        if found.name == name, found.minus == group.minus { return value }
        return found.name == group.minus && found.minus == name ? value.reversed : nil
    }
}
