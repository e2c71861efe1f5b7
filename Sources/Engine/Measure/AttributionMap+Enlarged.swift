import Domain

extension AttributionMap {
    /// The map at the resolution of the picture, side x side values in row-major order: what every measure ranks.
    ///
    /// Bilinear with half-pixel centres; the map must be square.
    func enlarged(to side: Int) -> [Float] {
        precondition(rows == columns, "Pictures are square and so are their maps, not \(rows) x \(columns).")
        return BilinearUpsampling(small: rows, large: side).enlarge(values)
    }
}
