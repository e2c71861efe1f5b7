import CKernels
import Testing

@testable import Engine

@Suite("The kernels of the face detector")
struct FaceKernelTests {
    /// Made-up values in [-1, 1).
    private func values(_ count: Int, seed: UInt64) -> [Float] {
        var random = SplitMix64(seed: seed)
        return (0..<count).map { _ in 2 * random.uniform() - 1 }
    }

    private struct Shape {
        let count: Int, height: Int, width: Int, channels: Int, side: Int, outputs: Int
    }

    /// Fewer pixels than are computed at once, outputs that fill no block or several, kernels of every side in use.
    @Test(arguments: [
        [1, 12, 15, 3, 3, 10], [1, 5, 6, 10, 3, 16], [2, 4, 4, 5, 2, 33], [3, 1, 1, 7, 1, 6], [2, 3, 3, 64, 3, 20],
    ])
    func `a convolution is the sum over its kernel, bent below zero`(_ numbers: [Int]) {
        let s = Shape(
            count: numbers[0], height: numbers[1], width: numbers[2], channels: numbers[3], side: numbers[4],
            outputs: numbers[5])
        let weight = values(s.outputs * s.side * s.side * s.channels, seed: 1)
        let bias = values(s.outputs, seed: 2), slope = values(s.outputs, seed: 3)
        func at(_ o: Int, _ y: Int, _ x: Int, _ c: Int) -> Int { ((o * s.side + y) * s.side + x) * s.channels + c }
        let layer = Convolution(side: s.side, channels: s.channels, outputs: s.outputs, bias: bias, slope: slope) {
            weight[at($0, $1, $2, $3)]
        }
        let input = FeatureBuffer(), output = FeatureBuffer()
        let x = input.map(count: s.count, height: s.height, width: s.width, channels: s.channels)
        for (index, value) in values(x.size, seed: 4).enumerated() { x.start[index] = value }
        let y = layer.forward(x, into: output)
        #expect(
            [y.count, y.height, y.width, y.channels] == [
                s.count, s.height - s.side + 1, s.width - s.side + 1, s.outputs,
            ])
        for image in 0..<y.count {
            for row in 0..<y.height {
                for column in 0..<y.width {
                    for o in 0..<s.outputs {
                        var sum = Double(bias[o])
                        for ky in 0..<s.side {
                            for kx in 0..<s.side {
                                for c in 0..<s.channels {
                                    sum +=
                                        Double(weight[at(o, ky, kx, c)])
                                        * Double(x.pixel(image, row + ky, column + kx)[c])
                                }
                            }
                        }
                        let expected = sum > 0 ? sum : sum * Double(slope[o])
                        #expect(abs(Double(y.pixel(image, row, column)[o]) - expected) < 2e-5)
                    }
                }
            }
        }
        withExtendedLifetime((input, output)) {}
    }

    @Test(arguments: [(7, 10, 3, 2), (6, 5, 2, 2), (4, 4, 3, 2), (2, 2, 2, 2)])
    func `a pool takes the largest, and what is there at the rim`(_ height: Int, _ width: Int, _ side: Int, _ step: Int)
    {
        let input = FeatureBuffer(), output = FeatureBuffer(), channels = 5
        let x = input.map(count: 2, height: height, width: width, channels: channels)
        for (index, value) in values(x.size, seed: 5).enumerated() { x.start[index] = value - 2 }
        let y = MaxPool(side: side, step: step).forward(x, into: output)
        for image in 0..<2 {
            for row in 0..<y.height {
                for column in 0..<y.width {
                    let rows = row * step..<min(height, row * step + side)
                    let columns = column * step..<min(width, column * step + side)
                    #expect(!rows.isEmpty && !columns.isEmpty)
                    for c in 0..<channels {
                        let largest = rows.flatMap { v in columns.map { x.pixel(image, v, $0)[c] } }.max()
                        #expect(y.pixel(image, row, column)[c] == largest)
                    }
                }
            }
        }
        // The last window starts inside and reaches the end.
        #expect((y.height - 1) * step < height && (y.height - 1) * step + side >= height)
        withExtendedLifetime((input, output)) {}
    }

    @Test(arguments: [(9, 7), (3, 20), (40, 40), (1, 1), (13, 17)])
    func `a resize by areas takes the mean of the pixels that each cell touches`(_ outHeight: Int, _ outWidth: Int) {
        let width = 17, height = 13
        let image = PixelImage(
            width: width, height: height,
            pixels: values(3 * width * height, seed: 6).map { UInt8(127.5 * ($0 + 1)) })
        let part = PixelRectangle(rows: 2..<12, columns: 1..<17), lane = FaceLane()
        let found = lane.input.map(count: 1, height: outHeight, width: outWidth, channels: 3)
        lane.resize(image, part: part, to: (outHeight, outWidth), rows: 0..<outHeight, into: found.start)
        func cells(_ index: Int, _ count: Int, over pixels: Range<Int>) -> Range<Int> {
            let first = Double(index * pixels.count) / Double(count)
            let last = Double((index + 1) * pixels.count) / Double(count)
            return pixels.lowerBound + Int(first.rounded(.down))..<pixels.lowerBound + Int(last.rounded(.up))
        }
        for row in 0..<outHeight {
            for column in 0..<outWidth {
                let rows = cells(row, outHeight, over: part.rows), columns = cells(column, outWidth, over: part.columns)
                for c in 0..<3 {
                    let sum = rows.reduce(0) { sum, v in
                        columns.reduce(sum) { $0 + Int(image.pixels[3 * (v * width + $1) + c]) }
                    }
                    let expected = (Double(sum) / Double(rows.count * columns.count) - 127.5) / 128
                    #expect(abs(Double(found.pixel(0, row, column)[c]) - expected) < 1e-6)
                }
            }
        }
        // A strip is a part of the whole, to the bit.
        let strip = lane.one.map(count: 1, height: 1, width: outWidth, channels: 3)
        lane.resize(image, part: part, to: (outHeight, outWidth), rows: outHeight - 1..<outHeight, into: strip.start)
        for index in 0..<strip.size { #expect(strip.start[index] == found.pixel(0, outHeight - 1, 0)[index]) }
    }
}
