import Domain
import Foundation

@testable import Render

/// Made-up data: nothing here was measured.
enum MadeUp {
    /// A smooth hill of heat with its top at a place given in parts of the picture.
    static func map(x: Double, y: Double, width: Double = 0.16, height: Double = 1) -> AttributionMap {
        let values = (0..<28 * 28).map { index in
            let (row, column) = (Double(index / 28) + 0.5, Double(index % 28) + 0.5)
            let distance = pow(column / 28 - x, 2) + pow(row / 28 - y, 2)
            let ripple = 0.9 + 0.1 * sin(column * 1.3) * cos(row * 0.9)
            return Float(min(1, height * ripple * exp(-distance / (2 * width * width))))
        }
        return AttributionMap(rows: 28, columns: 28, values: values)
    }

    /// A falling curve of 29 points.
    static func curve(start: Double, end: Double, speed: Double) -> DeletionCurve {
        DeletionCurve(scores: (0...28).map { Float(end + (start - end) * exp(-speed * Double($0) / 28)) })
    }

    /// A digest that looks like one.
    static func digest(_ number: Int) -> ContentDigest {
        let digits = String(UInt64(number + 1) &* 0x9E37_79B9_7F4A_7C15, radix: 16)
        return ContentDigest(hex: String(repeating: digits + "0", count: 5).prefix(64).description)
    }

    /// A drawing in place of a photo; a PNG, which browsers show under any name.
    static func photo(_ number: Int, alternative: String) -> Photo {
        let canvas = Canvas.pixels(width: 224, height: 224, opaque: true)
        let sky = Colour(number.isMultiple(of: 2) ? 0xC9DCE8 : 0x39424E)
        canvas.fillRectangle(x: 0, y: 0, width: 224, height: 224, colour: sky)
        canvas.fillRectangle(x: 0, y: 170, width: 224, height: 54, colour: Colour(0x7B8F5A))
        canvas.fillDiscs(at: [Point(x: 112, y: 80)], radius: 34, colour: Colour(0xC98F6B))
        canvas.fillRectangle(x: 66, y: 112, width: 92, height: 112, colour: Colour(0xF4F4F0))
        let bytes = (try? canvas.png()) ?? []
        return Photo(digest: digest(number), jpeg: bytes, width: 224, height: 224, alternative: alternative)
    }
}
