import Foundation

/// A box that may hold a face, in pixels of the picture, with what a network says of it.
struct FaceCandidate {
    /// Left, upper, right and lower edge.
    var edges: SIMD4<Float>
    /// Probability of a face, in [0, 1].
    var score: Float
    /// How far each edge is to move, in widths and heights of the box.
    var offsets: SIMD4<Float>
    /// Places in the box, in shares of its width and height; empty before O-Net.
    var places: [SIMD2<Float>] = []

    var width: Float { edges[2] - edges[0] }
    var height: Float { edges[3] - edges[1] }

    /// Reads what a network says: not a face, a face, four offsets, and perhaps places.
    ///
    /// Nil where the probability is not above `threshold`, or not a number.
    init?(_ answer: UnsafePointer<Float>, edges: SIMD4<Float>, above threshold: Float) {
        guard let score = Self.probability(answer), score > threshold else { return nil }
        self.init(answer, edges: edges, score: score)
    }

    /// The same with a probability that is known.
    init(_ answer: UnsafePointer<Float>, edges: SIMD4<Float>, score: Float) {
        self.edges = edges
        self.score = score
        offsets = SIMD4(answer[2], answer[3], answer[4], answer[5])
    }

    /// Softmax of the first two values: the share of the second; nil where that is not a number.
    static func probability(_ answer: UnsafePointer<Float>) -> Float? {
        let highest = max(answer[0], answer[1])
        let no = exp(answer[0] - highest), yes = exp(answer[1] - highest)
        let share = yes / (no + yes)
        return share.isFinite ? share : nil
    }

    /// Moves the edges by the offsets.
    ///
    /// - `extra`: pixels added to width and height before; the reference adds none after P-Net and one later.
    mutating func regress(extra: Float) {
        let (w, h) = (width + extra, height + extra)
        edges += offsets * SIMD4(w, h, w, h)
    }

    /// Makes the box a square around its centre, with its longer side.
    mutating func square() {
        let (w, h) = (width, height), side = max(w, h)
        let left = edges[0] + w * 0.5 - side * 0.5, top = edges[1] + h * 0.5 - side * 0.5
        edges = SIMD4(left, top, left + side, top + side)
    }

    /// The pixels of a picture that the box is cut from: clipped at the rim, not filled up; nil where none are left.
    ///
    /// Edges count pixels from 1 and include both ends, as the MATLAB original does.
    func pixels(width: Int, height: Int) -> PixelRectangle? {
        // Beyond any picture; also refuses what is not a number.
        guard (0..<4).allSatisfy({ abs(edges[$0]) < 1e7 }) else { return nil }
        let (left, top) = (max(1, Int(edges[0])) - 1, max(1, Int(edges[1])) - 1)
        let (right, bottom) = (min(width, Int(edges[2])), min(height, Int(edges[3])))
        guard right > left, bottom > top else { return nil }
        return PixelRectangle(rows: top..<bottom, columns: left..<right)
    }
}
