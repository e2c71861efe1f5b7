public import Domain

/// One axis of a chart: what it measures, its range and its marks.
public struct Axis: Hashable, Sendable {
    /// What is measured, with its unit.
    public let title: String
    let range: ClosedRange<Double>
    let ticks: [Tick]
    /// Whether values are written as percentages.
    var isShare = false

    struct Tick: Hashable, Sendable {
        let value: Double
        let label: String
    }

    /// A probability from 0 to 1.
    public static func probability(_ title: String) -> Axis {
        Axis(
            title: title, range: 0...1,
            ticks: [0, 0.25, 0.5, 0.75, 1].map { Tick(value: $0, label: NumberFormat.decimal($0, digits: 2)) })
    }

    /// A share from 0 % to 100 %.
    public static func share(_ title: String) -> Axis {
        Axis(
            title: title, range: 0...1,
            ticks: [0, 0.25, 0.5, 0.75, 1].map { Tick(value: $0, label: NumberFormat.percent($0, digits: 0)) },
            isShare: true)
    }

    /// Evenly spaced places that are counted from 1, such as versions; of many only some have a mark.
    public static func places(_ title: String, count: Int) -> Axis {
        precondition(count > 1, "An axis has at least its two ends.")
        let every = (count + 11) / 12
        return Axis(
            title: title, range: 0...1,
            ticks: stride(from: 0, to: count, by: every).map {
                Tick(value: Double($0) / Double(count - 1), label: String($0 + 1))
            })
    }

    /// An axis that holds zero and every interval, with marks at round numbers.
    public static func fitting(_ estimates: [Estimate], title: String) -> Axis {
        fitting(estimates.flatMap { [$0.lower, $0.point, $0.upper] }, title: title) { value, digits in
            NumberFormat.decimal(value, digits: digits)
        }
    }

    /// An axis from 0 % that holds every one of some shares, with marks at round percentages.
    public static func shares(fitting shares: [Double], title: String) -> Axis {
        var axis = fitting(shares, title: title) { value, digits in
            NumberFormat.percent(value, digits: max(0, digits - 2))
        }
        axis.isShare = true
        return axis
    }

    private static func fitting(
        _ given: [Double], title: String, label: (_ value: Double, _ digits: Int) -> String
    ) -> Axis {
        let values = given.filter(\.isFinite)
        let low = min(0, values.min() ?? 0)
        let high = max(0, values.max() ?? 0)
        let span = high > low ? high - low : 1
        let step = roundStep(atLeast: span / 5)
        let digits = max(0, Int((-log10Floor(step)).rounded()))
        let (first, last) = (Int((low / step).rounded(.down)), Int(((low + span) / step).rounded(.up)))
        let ticks = (first...last).map { index in
            Tick(value: Double(index) * step, label: label(Double(index) * step, digits))
        }
        return Axis(title: title, range: Double(first) * step...Double(last) * step, ticks: ticks)
    }

    /// The smallest of 1, 2, 5 times a power of ten that is not below the given step.
    private static func roundStep(atLeast step: Double) -> Double {
        var power = 1.0
        while power > step { power /= 10 }
        while power * 10 <= step { power *= 10 }
        return [1, 2, 5, 10].map { $0 * power }.first { $0 >= step * 0.999_999 } ?? 10 * power
    }

    /// The smallest round number that is not below a given one, for the end of a scale without marks.
    static func roundEnd(atLeast value: Double) -> Double { roundStep(atLeast: value) }

    /// Exponent of the power of ten just below a positive number.
    private static func log10Floor(_ value: Double) -> Double {
        var (power, exponent) = (1.0, 0.0)
        while power > value * 1.000_001 {
            power /= 10
            exponent -= 1
        }
        return exponent
    }
}
