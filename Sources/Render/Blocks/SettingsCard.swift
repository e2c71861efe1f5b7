public import Domain

/// One measure in both settings: each value with its interval and its verdict, drawn on one scale.
public struct SettingsCard: Sendable {
    /// How the values of a measure are written, and how far its scale reaches.
    public enum Unit: Sendable {
        /// A share, in percent, on a scale from 0 to 100 %.
        case share
        /// A difference of shares, in percentage points, on a scale with zero in the middle.
        case points
        /// An area, as a plain number, on a scale from zero to a round number.
        case area
    }

    /// The measure in one setting.
    public struct Line: Sendable {
        /// Name of the setting.
        public let name: String
        /// The value with its unit, or that it is not estimable.
        public let value: String
        /// Its interval; nil where there is none.
        public let interval: String?
        /// The verdict on this setting, where there is one.
        public let status: Status?
        /// Class of the mark in the stylesheet.
        let look: String
        /// Place of zero on the scale, where zero says something.
        let reference: String?
        /// Places on the scale; nil where there is nothing to draw.
        let whisker: Whisker?
    }

    /// Places on a scale, in percent of its length.
    struct Whisker: Sendable {
        let low: String
        let point: String
        let high: String
        /// Whether the mark is a disc, as in figures; otherwise it is a square.
        let isRound: Bool
    }

    /// What stands at the left end, the middle and the right end of a scale.
    struct Ends: Sendable {
        let low: String
        let middle: String
        let high: String
    }

    /// What is measured.
    public let label: String
    /// The settings in order.
    public let lines: [Line]
    /// What stands at the scale; nil where nothing is drawn on it.
    let ends: Ends?
    /// What it means and on how many pictures it rests, a sentence or two.
    public let detail: String
    /// The verdict on both settings together, where there is one.
    public let status: Status?
    /// The page with the details.
    public let more: PageLink?

    /// Describes a card; `values` has one estimate for each setting, nil where it could not be made, and the verdict on it.
    ///
    /// `direction` says what the scale's middle means or which end is better.
    public init(
        label: String, unit: Unit, values: [(setting: Setting, name: String, estimate: Estimate?, status: Status?)],
        direction: String, detail: String, status: Status? = nil, more: PageLink? = nil
    ) {
        let scale = Scale(unit, values.compactMap(\.estimate))
        self.label = label
        lines = values.map { value in
            let estimate = value.estimate.flatMap { $0.point.isFinite ? $0 : nil }
            return Line(
                name: value.name,
                value: estimate.map { unit.text($0.point) } ?? NumberFormat.notEstimable,
                interval: estimate.flatMap(unit.interval), status: value.status,
                look: value.setting.rawValue,
                reference: unit == .points ? scale.place(0) : nil,
                whisker: estimate.map {
                    // An estimate without an interval is drawn as its mark alone.
                    Whisker(
                        low: scale.place($0.lower.isFinite ? $0.lower : $0.point), point: scale.place($0.point),
                        high: scale.place($0.upper.isFinite ? $0.upper : $0.point),
                        isRound: value.setting == .zeroShot)
                })
        }
        ends = lines.contains { $0.whisker != nil } ? Ends(low: scale.low, middle: direction, high: scale.high) : nil
        self.detail = detail
        self.status = status
        self.more = more
    }

    /// A scale that holds every estimate.
    private struct Scale {
        let range: ClosedRange<Double>
        let low: String
        let high: String

        init(_ unit: Unit, _ estimates: [Estimate]) {
            let reach = estimates.flatMap { [$0.lower, $0.point, $0.upper] }.filter(\.isFinite).map(abs).max() ?? 0
            switch unit {
            case .share: range = 0...1
            case .points:
                let end = Axis.roundEnd(atLeast: max(reach, 0.05))
                range = -end...end
            case .area: range = 0...Axis.roundEnd(atLeast: max(reach, 0.1))
            }
            low = unit.end(range.lowerBound)
            high = unit.end(range.upperBound)
        }

        /// A place in percent of the scale's length.
        func place(_ value: Double) -> String {
            NumberFormat.barWidth((value - range.lowerBound) / (range.upperBound - range.lowerBound))
        }
    }
}

extension SettingsCard.Unit {
    /// A value with its unit.
    fileprivate func text(_ value: Double) -> String {
        switch self {
        case .share: NumberFormat.percent(value)
        case .points: "\(NumberFormat.difference(100 * value, digits: 1)) points"
        case .area: NumberFormat.decimal(value)
        }
    }

    /// The ends of an interval in brackets; nil where they are not known.
    fileprivate func interval(_ estimate: Estimate) -> String? {
        guard estimate.lower.isFinite, estimate.upper.isFinite else { return nil }
        let ends = [estimate.lower, estimate.upper].map { end in
            self == .points ? NumberFormat.difference(100 * end, digits: 1) : text(end)
        }
        return "[\(ends[0]), \(ends[1])]"
    }

    /// The end of a scale.
    fileprivate func end(_ value: Double) -> String {
        switch self {
        case .share: NumberFormat.percent(value, digits: 0)
        case .points: NumberFormat.difference(100 * value, digits: 0)
        case .area: NumberFormat.decimal(value, digits: 1)
        }
    }
}
