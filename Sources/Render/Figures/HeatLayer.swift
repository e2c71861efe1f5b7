public import Domain

/// An attribution map as a transparent picture to be stacked over its photo: irrelevant places let the photo through.
public struct HeatLayer: Figure {
    /// Pixels along each side, those of the picture that the model sees.
    public static let side = 224

    /// Place of the file.
    public let asset: AssetName
    /// Where the heat is, in words.
    public let alternative: String
    private let map: AttributionMap

    /// Shows one explanation of the picture with this digest; `kind` is a slug such as "zero-shot" that tells it from
    /// the others of the same picture.
    public init(digest: ContentDigest, kind: String, map: AttributionMap) {
        asset = AssetName(.heat, "\(digest.short)-\(kind)")
        self.map = map
        alternative = Self.describe(map, kind: kind)
    }

    /// Draws the layer as a PNG file with a palette.
    public func draw() throws(RenderError) -> [Rendition] {
        let layer = HeatPainter.layer(of: map, width: Self.side, height: Self.side)
        return [Rendition(format: .png, width: Self.side, height: Self.side, bytes: try layer.indexedPNG())]
    }

    private static func describe(_ map: AttributionMap, kind: String) -> String {
        let peak = map.peak
        guard map[peak.row, peak.column] > 0 else { return "Heat layer (\(kind)): no place matters." }
        let x = NumberFormat.percent((Double(peak.column) + 0.5) / Double(map.columns), digits: 0)
        let y = NumberFormat.percent((Double(peak.row) + 0.5) / Double(map.rows), digits: 0)
        let mass = NumberFormat.percent(map.mass, digits: 0)
        return "Heat layer (\(kind)): strongest \(x) from the left and \(y) from the top, mean heat \(mass)."
    }
}
