import Domain

/// One thing that a policy asks of a version.
struct GateRule: Sendable {
    /// What waivers and other programs call it: a-z, 0-9 and "-".
    let id: String
    let severity: Severity
    /// Which numbers it is about.
    let subject: GateSelector
    let demand: Demand
    /// Pictures that have to be behind a number; nil where any will do.
    let minimumCount: Int?
    let reason: String?
    /// Who answers for it.
    let owner: String?
    /// The last day on which it holds, in UTC; nil for a rule without an end.
    let expires: CalendarDay?

    /// What a failure comes to.
    enum Severity: String, Codable, CaseIterable, Sendable {
        /// The rule is not looked at.
        case off
        /// It is said and passes.
        case warn
        /// The gate fails.
        case error
    }

    /// What has to be so.
    enum Demand: Hashable, Sendable {
        /// Of a number of a report.
        case value(Bounds)
        /// Of the difference between two versions, candidate minus baseline.
        case change(Bounds)
        case mustNot(Move)
        /// The difference has to be shown, in the good direction.
        case mustImprove

        /// Which kind of document answers it.
        var asks: GateSubject.Kind {
            if case .value = self { .report } else { .comparison }
        }
    }

    /// What a number must not do.
    enum Move: String, CaseIterable, Sendable {
        /// Become worse.
        case regress
        /// Become other, in whichever direction.
        case change
    }

    /// What a number has to lie between.
    struct Bounds: Hashable, Sendable {
        let atLeast: Double?
        let atMost: Double?
        let end: End
    }

    /// Which part of an interval has to keep to a bound.
    enum End: String, Codable, CaseIterable, Sendable {
        /// The end that is nearer to failing: the lower one of a least value, the upper one of a largest.
        case cautious
        /// The value itself.
        case point
        case lower
        case upper
    }
}

/// Which numbers a rule is about: what is not named is either all pictures or every setting.
struct GateSelector: Hashable, Sendable {
    /// Name of a `MeasureDefinition`.
    let measure: String
    /// Nil for both, or where the number is about none.
    let setting: Setting?
    let variant: Variant
    /// Nil for the number about all pictures.
    let group: Group?
    let classes: Classes

    /// The groups of an attribute: all of them, one, or the difference of two.
    struct Group: Hashable, Sendable {
        let attribute: String
        /// Nil for every group, and every pair of groups.
        let name: String?
        let minus: String?
    }

    enum Classes: Hashable, Sendable {
        /// The number over all classes.
        case together
        case each
        case one(String)
    }
}
