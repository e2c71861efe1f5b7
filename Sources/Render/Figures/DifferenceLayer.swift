public import Domain

/// What changed from one map to another of the same picture, as a transparent picture to be stacked over its photo: where
/// nothing changed the photo shows.
public struct DifferenceLayer: Figure {
    /// Place of the file.
    public let asset: AssetName
    /// Where heat came and went, in words.
    public let alternative: String
    private let before: AttributionMap
    private let after: AttributionMap

    /// Shows the change of one explanation of the picture with this digest.
    ///
    /// `kind` is a slug such as "zero-shot" that tells it from the others of the same picture. Both maps have the same cells.
    public init(digest: ContentDigest, kind: String, before: AttributionMap, after: AttributionMap) {
        precondition(
            before.rows == after.rows && before.columns == after.columns, "Maps of one size are compared.")
        asset = AssetName(.heat, "\(digest.short)-\(kind)-difference")
        self.before = before
        self.after = after
        alternative = Self.describe(zip(after.values, before.values).map { Double($0) - Double($1) }, kind: kind)
    }

    /// Draws the layer as a PNG file with a palette.
    public func draw() throws(RenderError) -> [Rendition] {
        let side = HeatLayer.side
        let fields = (HeatField(before, width: side, height: side), HeatField(after, width: side, height: side))
        let palette = (-DivergingScale.levels...DivergingScale.levels).map {
            DivergingScale.layerColour(level: $0).premultiplied
        }
        let canvas = Canvas.pixels(width: side, height: side)
        canvas.setPixels(
            zip(fields.0.values, fields.1.values).map {
                palette[DivergingScale.level(of: $1 - $0) + DivergingScale.levels]
            })
        return [Rendition(format: .png, width: side, height: side, bytes: try canvas.indexedPNG())]
    }

    private static func describe(_ changes: [Double], kind: String) -> String {
        func share(_ condition: (Double) -> Bool) -> String {
            NumberFormat.percent(Double(changes.count(where: condition)) / Double(changes.count), digits: 0)
        }
        return
            "Difference layer (\(kind)): heat rises by more than a quarter on \(share { $0 > 0.25 }) of the picture and "
            + "falls by more than a quarter on \(share { $0 < -0.25 })."
    }
}
