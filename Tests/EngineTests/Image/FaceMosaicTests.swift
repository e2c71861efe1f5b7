import Domain
import Testing

@testable import Engine

@Suite("Mosaics over faces")
struct FaceMosaicTests {
    /// A picture in which every pixel has a colour of its own.
    private let image = PixelImage(
        width: 60, height: 50,
        pixels: (0..<60 * 50).flatMap { index -> [UInt8] in
            let row = index / 60, column = index % 60
            return [UInt8(index % 251), UInt8(row * 5), UInt8(column * 4)]
        })

    private func pixel(_ image: PixelImage, _ x: Int, _ y: Int) -> [UInt8] {
        Array(image.pixels[3 * (y * image.width + x)..<3 * (y * image.width + x) + 3])
    }

    @Test func `cells have one colour, and what lies outside the margin stays`() {
        let covered = FaceMosaic.covered(image, boxes: [Box(x: 20, y: 10, width: 20, height: 20)], cells: 3)
        // The box grows by a fifth of 20 pixels on each side: 28 pixels, in cells of 10.
        #expect(pixel(covered, 16, 6) == pixel(covered, 25, 15) && pixel(covered, 25, 15) != pixel(covered, 26, 15))
        for (x, y) in [(15, 10), (44, 10), (30, 5), (30, 34)] { #expect(pixel(covered, x, y) == pixel(image, x, y)) }
        #expect(pixel(covered, 43, 33) != pixel(image, 43, 33))
    }

    @Test func `one cell is a plain patch in the mean colour`() {
        let plain = PixelImage(width: 4, height: 1, pixels: [0, 0, 0, 100, 0, 0, 0, 0, 0, 51, 0, 0])
        let covered = FaceMosaic.covered(plain, boxes: [Box(x: 0, y: 0, width: 4, height: 1)], cells: 1)
        #expect(covered.pixels == [38, 0, 0, 38, 0, 0, 38, 0, 0, 38, 0, 0])
    }

    @Test func `boxes may lie partly or wholly outside`() {
        let outside = Box(x: 500, y: 500, width: 10, height: 10)
        #expect(FaceMosaic.covered(image, boxes: [outside], cells: 6) == image)
        let partly = FaceMosaic.covered(image, boxes: [Box(x: -10, y: -10, width: 30, height: 30)], cells: 6)
        #expect(partly != image && pixel(partly, 40, 40) == pixel(image, 40, 40))
    }
}
