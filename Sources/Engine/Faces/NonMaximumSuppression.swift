/// Of boxes that overlap much, keeps the one with the highest probability.
enum NonMaximumSuppression {
    /// What the intersection of two boxes is divided by.
    enum Share {
        /// Area of the union; edges are lines without extent (torchvision's `nms`).
        case union
        /// The smaller area; edges are pixels, which both boxes hold (facenet-pytorch's "Min").
        case smaller

        fileprivate var pixel: Float { self == .union ? 0 : 1 }

        /// Which of two equal probabilities goes first: each as its original sorts them.
        fileprivate var prefersEarlier: Bool { self == .union }
    }

    /// The candidates that are left, the most probable first.
    static func keep(_ candidates: [FaceCandidate], overlap: Double, of share: Share) -> [FaceCandidate] {
        let sorted = candidates.enumerated().sorted { one, other in
            if one.element.score != other.element.score { return one.element.score > other.element.score }
            return (one.offset < other.offset) == share.prefersEarlier
        }.map(\.element)
        let pixel = share.pixel, limit = Float(overlap)
        let areas = sorted.map { ($0.width + pixel) * ($0.height + pixel) }
        var isGone = [Bool](repeating: false, count: sorted.count), kept: [FaceCandidate] = []
        for (index, candidate) in sorted.enumerated() where !isGone[index] {
            kept.append(candidate)
            for other in index + 1..<max(index + 1, sorted.count) where !isGone[other] {
                let (a, b) = (candidate.edges, sorted[other].edges)
                let width = max(0, min(a[2], b[2]) - max(a[0], b[0]) + pixel)
                let height = max(0, min(a[3], b[3]) - max(a[1], b[1]) + pixel)
                let common = width * height
                let whole =
                    share == .union
                    ? areas[index] + areas[other] - common : min(areas[index], areas[other])
                isGone[other] = common / whole > limit
            }
        }
        return kept
    }
}
