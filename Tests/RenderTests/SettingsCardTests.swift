import Domain
import Testing

@testable import Render

@Suite("A card of both settings")
struct SettingsCardTests {
    private func card(_ unit: SettingsCard.Unit, _ estimates: [Estimate?]) -> SettingsCard {
        SettingsCard(
            label: "", unit: unit,
            values: zip(Setting.allCases, estimates).map { ($0, $0.rawValue, $1, nil) }, direction: "", detail: "")
    }

    @Test func writesSharesPointsAndAreasEachInItsOwnWay() {
        let estimate = Estimate(point: 0.125, lower: 0.05, upper: 0.25, count: 88)
        func line(_ unit: SettingsCard.Unit) -> SettingsCard.Line { card(unit, [estimate]).lines[0] }
        #expect(line(.share).value == "12.5%" && line(.share).interval == "[5.0%, 25.0%]")
        #expect(line(.points).value == "+12.5 points" && line(.points).interval == "[+5.0, +25.0]")
        #expect(line(.area).value == "0.125" && line(.area).interval == "[0.050, 0.250]")
    }

    @Test func drawsBothSettingsOnOneScaleThatHoldsEveryWhisker() {
        let drawn = card(
            .points,
            [
                Estimate(point: -0.1, lower: -0.2, upper: 0, count: 9),
                Estimate(point: 0.05, lower: 0, upper: 0.1, count: 9),
            ])
        #expect(drawn.ends?.low == "\u{2212}20" && drawn.ends?.high == "+20")
        #expect(drawn.lines.map(\.whisker?.low) == ["0.0", "50.0"])
        #expect(drawn.lines.map(\.whisker?.point) == ["25.0", "62.5"])
        #expect(drawn.lines.map(\.whisker?.isRound) == [true, false])
        #expect(drawn.lines.allSatisfy { $0.reference == "50.0" })
        #expect(card(.area, [Estimate(point: 0.34, lower: 0.3, upper: 0.38, count: 9)]).ends?.high == "0.5")
    }

    @Test func saysOnceThatAValueIsNotEstimableAndDrawsNothing() {
        let empty = card(.share, [nil]), line = empty.lines[0]
        #expect(line.value == NumberFormat.notEstimable && line.interval == nil && line.whisker == nil)
        #expect(empty.ends == nil)
    }

    @Test func drawsAnEstimateWithoutAnIntervalAsItsMarkAlone() {
        let line = card(.share, [Estimate(point: 0.5, lower: .nan, upper: .nan, count: 1)]).lines[0]
        #expect(line.interval == nil && line.whisker?.low == "50.0" && line.whisker?.high == "50.0")
    }
}
