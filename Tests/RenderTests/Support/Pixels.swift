import CCairo

/// A PNG file decoded by Cairo, apart from the code that wrote it.
struct Pixels {
    let width: Int
    let height: Int
    /// Premultiplied 0xAARRGGBB, row by row.
    private var values: [UInt32] = []

    init(png file: String) {
        let surface = cairo_image_surface_create_from_png(file)
        defer { cairo_surface_destroy(surface) }
        width = Int(cairo_image_surface_get_width(surface))
        height = Int(cairo_image_surface_get_height(surface))
        guard let data = cairo_image_surface_get_data(surface) else { return }
        let stride = Int(cairo_image_surface_get_stride(surface))
        for row in 0..<height {
            let line = UnsafeRawPointer(data + row * stride).assumingMemoryBound(to: UInt32.self)
            values.append(contentsOf: UnsafeBufferPointer(start: line, count: width))
        }
    }

    /// Opacity from 0 to 255.
    func opacity(x: Int, y: Int) -> Int { Int(values[y * width + x] >> 24) }

    /// Red, green and blue from 0 to 255, with the opacity taken out again.
    func colour(x: Int, y: Int) -> [Int] {
        let value = values[y * width + x]
        let alpha = Double(value >> 24)
        guard alpha > 0 else { return [0, 0, 0] }
        return [16, 8, 0].map { Int((Double(value >> $0 & 0xFF) * 255 / alpha).rounded()) }
    }
}
