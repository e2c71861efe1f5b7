/// A plain area with words on it, in place of a picture that is not shown.
public struct Plate: Figure {
    /// Place of the file; plates that look alike share one.
    public let asset: AssetName
    /// The words.
    public let alternative: String
    private let words: [String]
    private let width: Int
    private let height: Int
    private let isClear: Bool

    /// A plate of width x height pixels.
    ///
    /// - `name`: a slug that stands for the words; `words`: one text for each line; `isClear`: whether it lets through what
    ///   lies below it.
    public init(name: String, words: [String], width: Int, height: Int, isClear: Bool = false) {
        asset = AssetName(.charts, "plate-\(name)-\(width)-\(height)")
        alternative = words.joined(separator: " ") + "."
        self.words = words
        self.width = width
        self.height = height
        self.isClear = isClear
    }

    /// Draws the plate; it is the same on light and dark pages, as a photo is.
    public func draw() throws(RenderError) -> [Rendition] {
        let canvas = Canvas.vector(width: width, height: height)
        let size = max(8, min(15, Double(width) / 13)), pitch = size * 1.35
        let top = isClear ? Double(height) - pitch * (Double(words.count) + 0.4) : 0
        let middle = (top + Double(height)) / 2
        // The words stand on a ground of their own: a clear plate lies over a photo.
        canvas.fillRectangle(
            x: 0, y: top, width: Double(width), height: Double(height) - top, colour: Colour(0xD8DCE1))
        for (index, line) in words.enumerated() {
            let y = middle + (Double(index) - Double(words.count - 1) / 2) * pitch + size * 0.35
            canvas.text(
                canvas.fitted(line, size: size, width: Double(width) - 6),
                at: Point(x: Double(width) / 2, y: y), size: size, colour: Colour(0x3A424B), anchor: .middle)
        }
        return [try Rendition(media: nil, suffix: "", canvas: canvas)]
    }
}
