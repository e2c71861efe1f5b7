public import Domain

extension ImagePreprocessor {
    /// Where a part of a picture lies in the square that the model sees, in the square's pixels.
    ///
    /// A resize moves an edge at x to x times the resized width over the width, with the whole numbers that `crop`
    /// resizes to and cuts at; what lies outside the square is cut off. Nil where that leaves nothing.
    /// - `box`: in pixels of the upright picture of width x height pixels.
    /// - Result: within 0 ... cropSize in both directions.
    public func modelBox(of box: Box, width: Int, height: Int) -> Box? {
        precondition(width > 0 && height > 0, "A picture has at least one pixel, not \(width) x \(height).")
        let frame = frame(width: width, height: height, side: cropSize)
        func carried(_ start: Double, _ extent: Double, scale: Double, offset: Int) -> ClosedRange<Double>? {
            let low = max(0, start * scale - Double(offset))
            let high = min(Double(cropSize), (start + extent) * scale - Double(offset))
            return low < high ? low...high : nil
        }
        guard
            let columns = carried(box.x, box.width, scale: Double(frame.width) / Double(width), offset: frame.x),
            let rows = carried(box.y, box.height, scale: Double(frame.height) / Double(height), offset: frame.y)
        else { return nil }
        return Box(
            x: columns.lowerBound, y: rows.lowerBound, width: columns.upperBound - columns.lowerBound,
            height: rows.upperBound - rows.lowerBound)
    }
}
