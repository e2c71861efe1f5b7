import Engine
import Testing

@Suite("Pictures in memory")
struct PixelImageTests {
    private let image = PixelImage(width: 3, height: 2, pixels: (0..<18).map { UInt8($0) })

    @Test("a crop holds the pixels below and right of its corner")
    func crop() {
        let part = image.cropped(x: 1, y: 1, width: 2, height: 1)
        #expect(part == PixelImage(width: 2, height: 1, pixels: [12, 13, 14, 15, 16, 17]))
    }

    @Test("a crop of everything is the picture")
    func cropOfEverything() {
        #expect(image.cropped(x: 0, y: 0, width: 3, height: 2) == image)
    }
}
