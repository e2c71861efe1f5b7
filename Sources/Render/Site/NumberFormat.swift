public import Domain
import Foundation

/// Every number on a page passes through here, so that all pages write numbers alike.
public enum NumberFormat {
    /// What stands where a value could not be estimated; never a zero.
    public static let notEstimable = "not estimable"

    /// A plain decimal number such as 0.213, with a true minus sign.
    public static func decimal(_ value: Double?, digits: Int = 3) -> String {
        guard let value, value.isFinite else { return notEstimable }
        let text = String(format: "%.\(digits)f", abs(value))
        let isZero = !text.contains { $0 != "0" && $0 != "." }
        return value < 0 && !isZero ? "\u{2212}\(text)" : text
    }

    /// A share as a percentage: 0.927 gives 92.7%.
    public static func percent(_ share: Double?, digits: Int = 1) -> String {
        guard let share, share.isFinite else { return notEstimable }
        return decimal(share * 100, digits: digits) + "%"
    }

    /// A probability with three digits; one that would round to 0 or 1 without being so is written as a bound.
    public static func probability(_ value: Double?) -> String {
        guard let value, value.isFinite else { return notEstimable }
        if value > 0, value < 0.000_5 { return "< 0.001" }
        if value < 1, value >= 0.999_5 { return "> 0.999" }
        return decimal(value)
    }

    /// The p-value of a test: two digits from 0.1, three below, and a bound below 0.001.
    public static func pValue(_ value: Double?) -> String {
        guard let value, value.isFinite else { return notEstimable }
        if value < 0.001 { return "< 0.001" }
        return decimal(value, digits: value < 0.095 ? 3 : 2)
    }

    /// A difference, which always shows its sign: +0.012.
    public static func difference(_ value: Double?, digits: Int = 3) -> String {
        let text = decimal(value, digits: digits)
        guard let value, value.isFinite, value > 0, text.contains(where: { "123456789".contains($0) }) else {
            return text
        }
        return "+\(text)"
    }

    /// A whole number with its thousands apart: 11,000.
    public static func count(_ value: Int) -> String {
        let digits = Array(String(value.magnitude))
        var text = value < 0 ? "\u{2212}" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
            text.append(digit)
        }
        return text
    }

    /// A value and its interval: 0.123 [0.101, 0.145].
    public static func interval(_ estimate: Estimate?, digits: Int = 3) -> String {
        guard let estimate, estimate.point.isFinite else { return notEstimable }
        return "\(decimal(estimate.point, digits: digits)) \(ends(of: estimate) { decimal($0, digits: digits) })"
    }

    /// A share and its interval: 92.7% [90.1%, 94.8%].
    public static func percentInterval(_ estimate: Estimate?, digits: Int = 1) -> String {
        guard let estimate, estimate.point.isFinite else { return notEstimable }
        return "\(percent(estimate.point, digits: digits)) \(ends(of: estimate) { percent($0, digits: digits) })"
    }

    /// What an interval means, to stand beside it: 95% interval, 200 pictures.
    public static func basis(of estimate: Estimate?) -> String {
        guard let estimate else { return notEstimable }
        let pictures = estimate.count == 1 ? "1 picture" : "\(count(estimate.count)) pictures"
        return "\(percent(estimate.level, digits: 0)) interval, \(pictures)"
    }

    /// A time span in the two largest units: 3 min 12 s.
    public static func duration(seconds: Double?) -> String {
        guard let seconds, seconds.isFinite, seconds >= 0 else { return notEstimable }
        if seconds < 10 { return "\(decimal(seconds, digits: 1)) s" }
        let whole = Int(seconds.rounded())
        if whole < 60 { return "\(whole) s" }
        if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
        return "\(count(whole / 3600)) h \(whole % 3600 / 60) min"
    }

    /// The width of a bar in a drawing 100 units wide.
    static func barWidth(_ share: Double) -> String {
        String(format: "%.1f", min(max(share, 0), 1) * 100)
    }

    /// A place in a vector drawing, to hundredths of a pixel and without idle zeros.
    static func coordinate(_ value: Double) -> String {
        guard value.isFinite else { return "0" }
        let hundredths = Int((min(value.magnitude, 1e12) * 100).rounded(.toNearestOrEven))
        var text = value < 0 && hundredths > 0 ? "-" : ""
        text += String(hundredths / 100)
        let (tenth, rest) = (hundredths % 100 / 10, hundredths % 10)
        if tenth > 0 || rest > 0 { text += ".\(tenth)" }
        if rest > 0 { text += String(rest) }
        return text
    }

    private static func ends(of estimate: Estimate, _ format: (Double) -> String) -> String {
        guard estimate.lower.isFinite, estimate.upper.isFinite else { return "[interval \(notEstimable)]" }
        return "[\(format(estimate.lower)), \(format(estimate.upper))]"
    }
}
