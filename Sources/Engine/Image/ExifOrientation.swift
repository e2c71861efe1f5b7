/// How a camera was held, as EXIF records it: which edge of the stored pixels is the top of the scene.
///
/// Source: CIPA DC-008 (EXIF 2.32), tag 0x0112.
enum ExifOrientation: UInt16, CaseIterable {
    case upright = 1
    case mirrored = 2
    case upsideDown = 3
    case flipped = 4
    case transposed = 5
    case turnedLeft = 6
    case transversed = 7
    case turnedRight = 8

    /// Reads tag 0x0112 of the first directory of a TIFF structure, in either byte order.
    ///
    /// nil where the structure is malformed, lacks the tag or holds a value outside 1 to 8: a bad note about a picture
    /// is no reason to refuse the picture.
    init?(tiff bytes: [UInt8]) {
        let reader: TIFFReader
        switch bytes.prefix(4) {
        case [0x49, 0x49, 0x2A, 0x00]: reader = TIFFReader(bytes: bytes, isLittleEndian: true)
        case [0x4D, 0x4D, 0x00, 0x2A]: reader = TIFFReader(bytes: bytes, isLittleEndian: false)
        default: return nil
        }
        guard let directory = reader.long(at: 4), let count = reader.short(at: directory) else { return nil }
        // An entry has twelve bytes: tag, type (3 is a 16-bit number), count of values, and the value itself.
        for entry in 0..<Int(count) {
            let start = directory + 2 + 12 * entry
            guard let tag = reader.short(at: start) else { return nil }
            guard tag == 0x0112 else { continue }
            guard reader.short(at: start + 2) == 3, let value = reader.short(at: start + 8) else { return nil }
            self.init(rawValue: value)
            return
        }
        return nil
    }

    /// The picture as it was seen: mirrored and turned so that its first row is the top.
    func upright(_ image: PixelImage) -> PixelImage {
        if self == .upright { return image }
        let (columns, rows) = (image.width, image.height)
        let right = columns - 1
        let bottom = (rows - 1) * columns
        // Where the first pixel of the result comes from, and how far the source moves with each column and each row of
        // the result, counted in pixels.
        let (origin, alongColumns, alongRows) =
            switch self {
            case .upright: (0, 1, columns)
            case .mirrored: (right, -1, columns)
            case .upsideDown: (bottom + right, -1, -columns)
            case .flipped: (bottom, 1, -columns)
            case .transposed: (0, columns, 1)
            case .turnedLeft: (bottom, -columns, 1)
            case .transversed: (bottom + right, -columns, -1)
            case .turnedRight: (right, columns, -1)
            }
        let swapsSides = rawValue >= 5
        let (width, height) = swapsSides ? (rows, columns) : (columns, rows)
        let pixels = [UInt8](unsafeUninitializedCapacity: image.pixels.count) { buffer, count in
            var target = 0
            for y in 0..<height {
                var source = 3 * (origin + y * alongRows)
                for _ in 0..<width {
                    for channel in 0..<3 {
                        buffer[target + channel] = image.pixels[source + channel]
                    }
                    target += 3
                    source += 3 * alongColumns
                }
            }
            count = target
        }
        return PixelImage(width: width, height: height, pixels: pixels)
    }
}

/// Reads numbers of either byte order, nil beyond the end.
private struct TIFFReader {
    let bytes: [UInt8]
    let isLittleEndian: Bool

    /// The 16-bit number that starts at `offset`.
    func short(at offset: Int) -> UInt16? {
        guard offset >= 0, offset + 2 <= bytes.count else { return nil }
        let (first, second) = (UInt16(bytes[offset]), UInt16(bytes[offset + 1]))
        return isLittleEndian ? second << 8 | first : first << 8 | second
    }

    /// The 32-bit number that starts at `offset`.
    func long(at offset: Int) -> Int? {
        guard let first = short(at: offset), let second = short(at: offset + 2) else { return nil }
        return isLittleEndian ? Int(second) << 16 | Int(first) : Int(first) << 16 | Int(second)
    }
}
