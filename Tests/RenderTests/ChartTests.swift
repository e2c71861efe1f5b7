import Domain
import Testing

@testable import Render

@Suite("Charts")
struct ChartTests {
    private func lines(_ values: [Double] = [1, 0.5, 0.25]) -> LineChart {
        LineChart(
            name: "test", title: "Two curves",
            series: [
                LineChart.Series(
                    name: "Zero-shot", style: .zeroShot, values: values, band: values.map { $0...$0 + 0.1 }),
                LineChart.Series(name: "<b>&\"", style: .fineTuned, values: [0.9, 0.8, 0.1]),
            ],
            across: .share("Pixels replaced"), up: .probability("Probability"))
    }

    private func text(_ rendition: Rendition) -> String { String(decoding: rendition.bytes, as: UTF8.self) }

    @Test func haveTheSameBytesEachTime() throws {
        #expect(try lines().draw() == lines().draw())
    }

    @Test func differWithTheirNumbers() throws {
        #expect(try lines().draw() != lines([1, 0.5, 0.3]).draw())
    }

    @Test func comeForBothColourSchemesAndForNarrowWindows() throws {
        let renditions = try lines().draw()
        #expect(renditions.map(\.suffix) == ["-narrow-dark", "-narrow", "-dark", ""])
        #expect(renditions.last?.media == nil)
        #expect(renditions.filter { $0.width <= 360 }.count == 2)
    }

    @Test func tellSeriesApartByMoreThanColour() throws {
        let svg = text(try #require(lines().draw().last))
        #expect(svg.contains("stroke-dasharray=\"7,5\""))
    }

    @Test func escapeTheirWords() throws {
        let svg = text(try #require(lines().draw().last))
        #expect(svg.contains("&lt;b&gt;&amp;&quot;"))
        #expect(!svg.contains("<b>"))
    }

    /// A file opened by itself over a connection with a strict policy has to keep its colours.
    @Test func needNoInlineStyle() throws {
        for rendition in try lines().draw() {
            let svg = text(rendition)
            #expect(!svg.contains("style") && !svg.contains("rgb("))
            #expect(svg.contains("stroke=\"#\(rendition.suffix.hasSuffix("dark") ? "62bdf2" : "0064a8")\""))
        }
    }

    @Test func sayTheirEndsInWords() {
        #expect(lines().alternative.hasPrefix("Two curves. Zero-shot from 1.000 to 0.250; "))
    }

    @Test func cutWordsThatDoNotFit() throws {
        let canvas = Canvas.vector(width: 100, height: 20)
        let cut = canvas.fitted("A label that is far too long", size: 13, width: 60)
        #expect(cut.hasSuffix("\u{2026}"))
        #expect(canvas.textWidth(cut, size: 13) <= 60)
    }

    @Test func cutWordsAtTheLastLetterThatFits() {
        // Each letter is 0.592 wide, the ellipsis 1.
        #expect(LetterWidths.fitted("vvvv", width: 2.368) == "vvvv")
        #expect(LetterWidths.fitted("vvvv", width: 2.3) == "vv\u{2026}")
        #expect(LetterWidths.fitted("vvvv", width: 0.5) == "\u{2026}")
        let long = String(repeating: "v", count: 4000)
        #expect(LetterWidths.fitted(long, width: 60).count == 100)
    }

    @Test func leaveRoomForLabelsWithoutAskingForFonts() {
        // 0.684 and 278 + 635 thousandths of a font size in DejaVu Sans; an ellipsis and a Chinese sign fill a square.
        #expect(abs(LetterWidths.width(of: "A") - 0.684) < 1e-12)
        #expect(abs(LetterWidths.width(of: "ib") - 0.913) < 1e-12)
        #expect(LetterWidths.width(of: "\u{2026}\u{5B57}") == 2)
        #expect(LetterWidths.width(of: "") == 0)
    }

    @Test func sayWhatCouldNotBeEstimated() throws {
        let chart = IntervalChart(
            name: "gap", title: "Areas",
            rows: [IntervalChart.Row(label: "Fine-tuned", style: .fineTuned, estimate: nil)],
            axis: .fitting([], title: "Area"))
        #expect(text(try #require(chart.draw().last)).contains("not estimable"))
        #expect(chart.alternative == "Areas. Fine-tuned not estimable.")
    }

    @Test func drawEstimatesWithoutAnInterval() throws {
        let open = Estimate(point: 0.4, lower: .nan, upper: .nan, count: 1)
        let rows = [IntervalChart.Row(label: "One picture", style: .zeroShot, estimate: open)]
        let chart = IntervalChart(name: "one", title: "Areas", rows: rows, axis: .fitting([open], title: "Area"))
        #expect(!text(try #require(chart.draw().last)).contains("nan"))
        #expect(chart.alternative.contains("interval not estimable"))
    }

    @Test func markAxesAtRoundNumbers() {
        let axis = Axis.fitting([Estimate(point: 0.2, lower: 0.18, upper: 0.274, count: 5)], title: "Area")
        #expect(axis.ticks.map(\.label) == ["0.0", "0.1", "0.2", "0.3"])
        let gap = Axis.fitting([Estimate(point: -0.03, lower: -0.058, upper: 0.012, count: 5)], title: "Gap")
        #expect(gap.ticks.map(\.label) == ["\u{2212}0.06", "\u{2212}0.04", "\u{2212}0.02", "0.00", "0.02"])
    }

    @Test func markWhatARowIsToBeHeldAgainst() throws {
        func chart(_ reference: Double?) -> IntervalChart {
            IntervalChart(
                name: "hits", title: "Hits",
                rows: [
                    IntervalChart.Row(
                        label: "Zero-shot", style: .zeroShot,
                        estimate: Estimate(point: 0.2, lower: 0.1, upper: 0.3, count: 9), reference: reference)
                ], axis: .shares(fitting: [0.3], title: "Share"), referenceName: "by chance")
        }
        #expect(chart(0.05).alternative == "Hits. Zero-shot 20.0% [10.0%, 30.0%], by chance 5.0%.")
        #expect(chart(nil).alternative == "Hits. Zero-shot 20.0% [10.0%, 30.0%].")
        #expect(try chart(0.05).draw() != chart(nil).draw())
    }

    @Test func fitAxesOfSharesToRoundPercentages() {
        let axis = Axis.shares(fitting: [0.31, 0.08], title: "Share")
        #expect(axis.ticks.map(\.label) == ["0%", "10%", "20%", "30%", "40%"] && axis.isShare)
        #expect(Axis.shares(fitting: [0.031], title: "Share").ticks.last?.label == "4%")
        #expect(Axis.shares(fitting: [], title: "Share").ticks.last?.label == "100%")
    }
}
