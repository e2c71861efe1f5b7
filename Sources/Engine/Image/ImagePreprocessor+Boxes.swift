public import Domain

extension ImagePreprocessor {
    /// Where a part of a picture lies in the square that the model sees, in the square's pixels.
    ///
    /// Nil where nothing of it is in the square; what lies outside is cut off.
    /// - `box`: in pixels of the upright picture of width x height pixels.
    /// - Result: within 0 ... cropSize in both directions.
    public func modelBox(of box: Box, width: Int, height: Int) -> Box? {
        let whole = edges(of: box, width: width, height: height), side = Double(cropSize)
        let left = max(0, whole.left), right = min(side, whole.right)
        let top = max(0, whole.top), bottom = min(side, whole.bottom)
        guard left < right, top < bottom else { return nil }
        return Box(x: left, y: top, width: right - left, height: bottom - top)
    }

    /// The same with what lies outside the square.
    public func wholeModelBox(of box: Box, width: Int, height: Int) -> Box {
        let whole = edges(of: box, width: width, height: height)
        return Box(x: whole.left, y: whole.top, width: whole.right - whole.left, height: whole.bottom - whole.top)
    }

    /// A resize moves an edge at x to x times the resized width over the width, with the whole numbers that `crop`
    /// resizes to and cuts at.
    private func edges(
        of box: Box, width: Int, height: Int
    ) -> (left: Double, right: Double, top: Double, bottom: Double) {
        precondition(width > 0 && height > 0, "A picture has at least one pixel, not \(width) x \(height).")
        let frame = frame(width: width, height: height, side: cropSize)
        let across = Double(frame.width) / Double(width), down = Double(frame.height) / Double(height)
        return (
            left: box.x * across - Double(frame.x), right: (box.x + box.width) * across - Double(frame.x),
            top: box.y * down - Double(frame.y), bottom: (box.y + box.height) * down - Double(frame.y)
        )
    }
}
