import Domain
import Foundation
import Render

/// One number of the report: which one it is, how large and how sure, and where the report shows it.
struct MeasureValue: Codable, Hashable, Sendable {
    /// Name of its `MeasureDefinition`.
    let id: String
    /// Null where both settings are compared, or where the number is about no setting.
    @OrNull var setting: Setting?
    let variant: Variant
    /// Null where the number is about all pictures.
    @OrNull var group: Group?
    /// The true class; null where the number is about all classes.
    @OrNull var `class`: String?
    /// Pictures, or faces, behind the number; null with it.
    @OrNull var n: Int?
    @OrNull var point: Double?
    /// Ends of the interval, and how often intervals made this way hold the true value.
    @OrNull var lower: Double?
    @OrNull var upper: Double?
    @OrNull var level: Double?
    /// Two-sided p-value; null where there is no test or nothing to test.
    @OrNull var p: Double?
    /// Why there is no number; null where there is one.
    @OrNull var reason: String?
    /// The page and the place on it, relative to the site's folder.
    let page: String

    /// The pictures that a number is about.
    struct Group: Codable, Hashable, Sendable {
        /// What the groups are by, such as "gender".
        let attribute: String
        let name: String
        /// The group whose value is taken away; null where the number is about one group.
        @OrNull var minus: String?
    }
}

extension MeasureValue {
    /// The number with its interval; nil where it cannot be estimated.
    var estimate: Estimate? {
        guard let point, let lower, let upper, let level, let n else { return nil }
        return Estimate(point: point, lower: lower, upper: upper, level: level, count: n)
    }
}

extension MeasureDefinition {
    /// The value of the measure for some pictures.
    ///
    /// - Parameters:
    ///   - reason: why there is no number, where it is another reason than the usual one of too few pictures.
    ///   - p: a p-value, which counts only where the definition names a test and there is an estimate.
    func value(
        _ estimate: Estimate?, reason: String? = nil, setting: Setting? = nil, variant: Variant = .original,
        group: MeasureValue.Group? = nil, className: String? = nil, p: Double? = nil, on page: PageName,
        _ anchor: String
    ) -> MeasureCatalogue.Entry {
        // A number that is none, and one whose interval has no ends, cannot be said in JSON.
        let estimate = estimate.flatMap { [$0.point, $0.lower, $0.upper].allSatisfy(\.isFinite) ? $0 : nil }
        let value = MeasureValue(
            id: id, setting: setting, variant: variant, group: group, class: className, n: estimate?.count,
            point: estimate.map { FixedNumber.decimals($0.point) },
            lower: estimate.map { FixedNumber.decimals($0.lower) },
            upper: estimate.map { FixedNumber.decimals($0.upper) },
            level: estimate.map { FixedNumber.decimals($0.level) },
            p: estimate == nil || test == nil ? nil : p.flatMap(FixedNumber.significant),
            reason: estimate == nil ? reason ?? interval.whyMissing : nil, page: "\(page.path)#\(anchor)")
        return MeasureCatalogue.Entry(definition: self, value: value)
    }
}

/// Numbers as exports write them, so that the last bits of a sum, which nobody means, change no file.
enum FixedNumber {
    /// Six decimals.
    static func decimals(_ value: Double) -> Double {
        let rounded = (value * 1e6).rounded() / 1e6
        // There is no minus zero.
        return rounded == 0 ? 0 : rounded
    }

    /// Four significant digits, for numbers that may be very small; nil for what is no number.
    static func significant(_ value: Double) -> Double? { value.isFinite ? Double(String(format: "%.3e", value)) : nil }
}
