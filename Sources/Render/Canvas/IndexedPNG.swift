import CPNG

/// Pictures of few colours as PNG files with a palette, which take half the bytes of the same pixels in true colour.
enum IndexedPNG {
    /// The most colours that a palette holds.
    static let mostColours = 256

    /// The bytes of a PNG file of width x height pixels with their exact colours; nil where there are too many of them.
    ///
    /// Pixels are premultiplied 0xAARRGGBB, row by row from the top left. The palette goes from transparent to opaque, as
    /// opaque entries at its end cost no byte of opacity, and depends on which colours there are, not on where.
    static func encode(_ pixels: [UInt32], width: Int, height: Int) throws(RenderError) -> [UInt8]? {
        precondition(pixels.count == width * height, "A picture of \(width) x \(height) needs as many pixels.")
        guard let (colours, indices) = sorted(pixels) else { return nil }
        var image = png_image()
        image.version = UInt32(PNG_IMAGE_VERSION)
        (image.width, image.height) = (UInt32(width), UInt32(height))
        image.format = UInt32(PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA | PNG_FORMAT_FLAG_COLORMAP)
        image.colormap_entries = UInt32(colours.count)
        defer { png_image_free(&image) }
        let palette = colours.flatMap(straight)
        // An index never takes more than a byte; beyond the pixels there are heads of a few bytes and the palette.
        var bytes = [UInt8](repeating: 0, count: pixels.count + height + 4096)
        var count = bytes.count
        guard png_image_write_to_memory(&image, &bytes, &count, 0, indices, 0, palette) != 0 else {
            throw RenderError(
                file: "picture of \(width) x \(height) pixels", expected: "libpng to encode it",
                found: "\"\(message(of: image))\"", remedy: "Check the free memory.")
        }
        return Array(bytes.prefix(count))
    }

    /// The colours in the order of their value, and so of their opacity, and the place of each pixel's among them.
    private static func sorted(_ pixels: [UInt32]) -> (colours: [UInt32], indices: [UInt8])? {
        var found: [UInt32: UInt8] = [:]
        var indices: [UInt8] = []
        indices.reserveCapacity(pixels.count)
        // Neighbours mostly have the same colour.
        var last: (colour: UInt32, index: UInt8)?
        for pixel in pixels {
            if let last, last.colour == pixel {
                indices.append(last.index)
                continue
            }
            guard let index = found[pixel] ?? UInt8(exactly: found.count) else { return nil }
            found[pixel] = index
            last = (pixel, index)
            indices.append(index)
        }
        let colours = found.keys.sorted()
        var places = [UInt8](repeating: 0, count: mostColours)
        for (place, colour) in colours.enumerated() { places[Int(found[colour] ?? 0)] = UInt8(place) }
        return (colours, indices.map { places[Int($0)] })
    }

    /// Red, green, blue and opacity of a premultiplied pixel, with the opacity taken out again as Cairo does it.
    private static func straight(_ pixel: UInt32) -> [UInt8] {
        let opacity = pixel >> 24
        guard opacity > 0 else { return [0, 0, 0, 0] }
        let parts = [16, 8, 0].map { shift in UInt8(min(255, ((pixel >> shift & 0xFF) * 255 + opacity / 2) / opacity)) }
        return parts + [UInt8(opacity)]
    }

    /// What libpng says of a failure.
    private static func message(of image: png_image) -> String {
        withUnsafeBytes(of: image.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
}
