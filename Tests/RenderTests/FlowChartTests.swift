import Domain
import Foundation
import Testing

@testable import Render

@Suite("Charts of flows and of claims")
struct FlowChartTests {
    private func text(_ rendition: Rendition?) throws -> String {
        String(decoding: try #require(rendition).bytes, as: UTF8.self)
    }

    private func flow(_ counts: [Int]) -> FlowChart {
        FlowChart(
            name: "flow", title: "Left", steps: ["audited", "read", "counted"],
            groups: [FlowChart.Group("<b>a</b>", counts: counts)])
    }

    /// Widths of all upright rectangles of a drawing, in order: from the first corner to the second.
    private func widths(_ svg: String) -> [Double] {
        svg.components(separatedBy: " d=\"M").dropFirst().compactMap { path in
            let numbers = path.prefix { $0 != "\"" }.split { !"0123456789.-".contains($0) }.prefix(4).compactMap {
                Double($0)
            }
            guard numbers.count == 4, numbers[1] == numbers[3] else { return nil }
            return numbers[2] - numbers[0]
        }
    }

    @Test func barsAreAsLongAsTheSharesThatAreLeft() throws {
        let widths = widths(try text(flow([200, 150, 25]).draw().last)).filter { $0 > 0 }
        let whole = try #require(widths.max())
        for share in [0.75, 0.125, 0.25, 0.625] {
            #expect(widths.contains { abs($0 - share * whole) < 0.02 }, "\(share) of \(whole) in \(widths)")
        }
    }

    @Test func sayNumbersAndSharesAndEscapeNames() throws {
        #expect(
            flow([200, 150, 25]).alternative
                == "Left. <b>a</b>: audited 200 (100.0%), read 150 (75.0%), counted 25 (12.5%).")
        let svg = try text(flow([200, 150, 25]).draw().last)
        #expect(svg.contains("&lt;b&gt;a&lt;/b&gt;") && svg.contains("25 (12.5%)"))
    }

    @Test func drawAnEmptyGroupWithoutShares() throws {
        #expect(flow([0, 0, 0]).alternative.contains("counted 0 (not estimable)"))
        _ = try flow([0, 0, 0]).draw()
    }

    private func claims(_ verdict: SpecificationChart.Verdict = .holds) -> SpecificationChart {
        SpecificationChart(
            name: "claims", title: "A claim",
            choices: [
                SpecificationChart.Choice("Face", options: ["box", "ellipse"]),
                SpecificationChart.Choice("Measure", options: ["top", "mass"]),
            ],
            rows: [
                SpecificationChart.Row(
                    options: [0, 1], estimate: Estimate(point: 4, lower: 1, upper: 7, count: 9), verdict: verdict),
                SpecificationChart.Row(options: [1, 0], estimate: nil, verdict: .unclear),
            ], axis: .fitting([Estimate(point: 4, lower: 1, upper: 7, count: 9)], title: "Points"))
    }

    @Test func sayEveryDefinitionWithItsVerdict() {
        #expect(
            claims().alternative
                == "A claim. box, mass 4.0 [1.0, 7.0], holds; ellipse, top not estimable, cannot tell.")
    }

    @Test func tellVerdictsApartByMoreThanColour() throws {
        let theme = ChartTheme.light
        #expect(Set([theme.above, theme.below, theme.neutral]).count == 3)
        let drawings = try SpecificationChart.Verdict.allCases.map { try text(claims($0).draw().last) }
        // Without their colours the drawings still differ.
        #expect(Set(drawings.map { $0.replacing(/(fill|stroke)="[^"]*"/, with: "") }).count == 3)
    }

    @Test func writeDefinitionsAboveTheirRowsInNarrowWindows() throws {
        let renditions = try claims().draw()
        #expect(renditions.map(\.suffix) == ["-narrow-dark", "-narrow", "-dark", ""])
        #expect(try text(renditions[1]).contains(">box, mass<"))
        #expect(try text(renditions[3]).contains("not estimable"))
    }
}
