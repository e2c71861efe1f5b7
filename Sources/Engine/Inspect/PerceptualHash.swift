import Domain
import Foundation

/// Hashes of pictures that stay alike where pictures look alike; the distance of two is the number of bits in which they
/// differ.
///
/// Both are those of the Python package ImageHash 4.3 bit for bit: the first bit, row by row from the top left, is the
/// most significant one. Tested for equality.
public enum PerceptualHash {
    /// Side of the reduced picture whose frequencies are taken.
    private static let side = 32
    /// Frequencies in each direction that make the hash.
    private static let frequencies = 8

    /// pHash (Zauner 2010, as in ImageHash `phash`): the picture is reduced to 32 x 32 luma values (Lanczos), and each of
    /// the 8 x 8 lowest frequencies of its DCT-II gives a bit: whether it is above their median.
    ///
    /// - Parameter grey: luma in all three channels.
    static func perceptual(_ grey: PixelImage) -> UInt64 {
        let small = Resample.resized(grey, width: side, height: side, filter: .lanczos)
        // Frequencies along the columns of the picture, then along its rows: 8 x 32, then 8 x 8 values.
        var rows = [Double](repeating: 0, count: frequencies * side)
        for u in 0..<frequencies {
            for x in 0..<side {
                rows[u * side + x] = (0..<side).reduce(0) {
                    $0 + cosines[u * side + $1] * Double(small.pixels[3 * ($1 * side + x)])
                }
            }
        }
        var spectrum = [Double](repeating: 0, count: frequencies * frequencies)
        for u in 0..<frequencies {
            for v in 0..<frequencies {
                spectrum[u * frequencies + v] = (0..<side).reduce(0) {
                    $0 + cosines[v * side + $1] * rows[u * side + $1]
                }
            }
        }
        let sorted = spectrum.sorted(), median = (sorted[31] + sorted[32]) / 2
        return bits(spectrum.map { $0 > median })
    }

    /// dHash (Krawetz 2013, as in ImageHash `dhash`): the picture is reduced to 9 x 8 luma values (Lanczos), and each
    /// pair of neighbours in a row gives a bit: whether the right one is brighter.
    ///
    /// - Parameter grey: luma in all three channels.
    static func difference(_ grey: PixelImage) -> UInt64 {
        let small = Resample.resized(grey, width: 9, height: 8, filter: .lanczos)
        func value(_ x: Int, _ y: Int) -> UInt8 { small.pixels[3 * (9 * y + x)] }
        return bits((0..<64).map { value($0 % 8 + 1, $0 / 8) > value($0 % 8, $0 / 8) })
    }

    /// Number of bits in which two hashes differ, 0 to 64.
    public static func distance(_ one: UInt64, _ other: UInt64) -> Int { (one ^ other).nonzeroBitCount }

    private static func bits(_ bits: [Bool]) -> UInt64 { bits.reduce(0) { $0 << 1 | ($1 ? 1 : 0) } }

    /// cos(pi u (2 x + 1) / 64) for u below 8 and x below 32: DCT-II without its scale, which no comparison sees.
    private static let cosines: [Double] = (0..<frequencies).flatMap { u in
        (0..<side).map { x in cos(.pi * Double(u * (2 * x + 1)) / Double(2 * side)) }
    }
}
