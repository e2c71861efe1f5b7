import Testing

@testable import Engine

@Suite("Blurring")
struct GaussianBlurTests {
    @Test("blurring equals Pillow's bit for bit", arguments: GoldenImages.shared.blur)
    func equalsPillow(_ golden: GoldenImages.Case) throws {
        let source = try GoldenImages.source(golden.source)
        #expect(GaussianBlur.blurred(source, sigma: try #require(golden.sigma)) == golden.image)
    }

    @Test("the radius of the box follows the formula", arguments: [(10, 9.475), (5, 4.45), (1, 0.25), (0, 0)])
    func boxRadius(_ sigma: Float, _ radius: Float) {
        #expect(abs(GaussianBlur.boxRadius(sigma: sigma) - radius) < 1e-3)
    }

    @Test("no blur is no change")
    func zeroIsIdentity() throws {
        let photo = try GoldenImages.source("photo")
        #expect(GaussianBlur.blurred(photo, sigma: 0) == photo)
    }
}
