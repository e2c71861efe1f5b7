/// Sharpness of a picture by its second derivative.
enum Laplacian {
    /// Variance of the Laplacian over the inner pixels, in squared levels; 0 for pictures under 3 pixels a side.
    ///
    ///     L(x, y) = g(x - 1, y) + g(x + 1, y) + g(x, y - 1) + g(x, y + 1) - 4 g(x, y)
    ///
    /// Pech-Pacheco et al., "Diatom autofocusing in brightfield microscopy", ICPR 2000 (measure LAP4).
    ///
    /// - Parameter grey: luma in all three channels.
    static func variance(of grey: PixelImage) -> Double {
        let width = grey.width, height = grey.height
        guard width >= 3, height >= 3 else { return 0 }
        let pixels = grey.pixels.span
        var sum = 0, squares = 0
        for y in 1..<height - 1 {
            for x in 1..<width - 1 {
                let centre = 3 &* (y &* width &+ x)
                let around =
                    Int(pixels[centre &- 3]) &+ Int(pixels[centre &+ 3]) &+ Int(pixels[centre &- 3 &* width])
                    &+ Int(pixels[centre &+ 3 &* width])
                let value = around &- 4 &* Int(pixels[centre])
                sum &+= value
                squares &+= value &* value
            }
        }
        let count = Double((width - 2) * (height - 2)), mean = Double(sum) / count
        return Double(squares) / count - mean * mean
    }
}
