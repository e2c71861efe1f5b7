import Domain
import Render

extension MeasureDefinition.Unit {
    /// A value of this unit with its interval, as tables and sentences have it.
    func text(_ estimate: Estimate?) -> String {
        switch self {
        case .share: NumberFormat.percentInterval(estimate)
        case .shareDifference: Words.points(estimate)
        case .areaDifference: Words.differenceCell(estimate)
        case .area, .overlap, .correlation: NumberFormat.interval(estimate)
        case .areaDeviation: NumberFormat.interval(estimate, digits: 4)
        case .ratio: NumberFormat.interval(estimate, digits: 1)
        }
    }
}
