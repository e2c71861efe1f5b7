import Synchronization

/// Pictures that a model finds far more alike than their neighbours.
///
/// How close two embeddings are means something only beside how close others lie: a weak model gives all pictures of a
/// class nearly one direction. Two pictures are look-alikes where their distance is less than a share of the distance from
/// either of them to its k-th nearest neighbour, as Lowe's ratio test tells a match from a chance (IJCV 2004, section
/// 7.1). Distances are those of the directions, sqrt(2 - 2 cos), after the mean of all directions was taken away.
public enum SimilarEmbeddings {
    /// Two pictures, by their places in the list, the smaller one first.
    public struct Pair: Hashable, Sendable {
        /// Place of the first.
        public let one: Int
        /// Place of the second.
        public let other: Int
        /// Cosine of their directions less the mean direction.
        public let cosine: Double
        /// Their distance as a share of the nearer of the two k-th neighbours' distances.
        public let ratio: Double
    }

    /// Embeddings that are compared with all others in one product.
    private static let block = 128

    /// A picture's nearest others, the nearest first.
    private typealias Neighbours = [(index: Int, cosine: Float)]

    /// All look-alikes in the order of their places; none among k pictures or fewer.
    ///
    /// Vectors that are not finite have no direction and are left out.
    ///
    /// - Parameters:
    ///   - embeddings: n vectors of one length.
    ///   - ratio: the share that a distance has to stay below.
    ///   - neighbour: k, from 2 up: groups of more than k look-alikes hide from themselves.
    ///   - pool: lanes that share the work; the result does not depend on their number.
    public static func pairs(
        _ embeddings: [[Float]], ratio: Double, neighbour: Int, pool: LanePool
    ) async throws -> [Pair] {
        let places = embeddings.indices.filter { embeddings[$0].allSatisfy(\.isFinite) }
        guard let length = embeddings.first?.count, places.count > neighbour else { return [] }
        let count = places.count
        let directions = ConstantTensor(Self.directions(places.map { embeddings[$0] }, length: length))
        let blocks = stride(from: 0, to: count, by: block).map { $0..<min($0 + block, count) }
        let found = Mutex([Int: [Neighbours]]())
        try await pool.run(blocks, makeScratch: { CosineRoom(rows: block, columns: count) }) { rows, room in
            let all = Matrix(directions, rows: count, columns: length), cosines = room.cosines.rows(0..<rows.count)
            BLAS.multiply(all.rows(rows), .normal, all, .transposed, into: cosines)
            let nearest = rows.map { row in
                Self.nearest(neighbour, to: row, cosines: cosines.row(row - rows.lowerBound), count: count)
            }
            found.withLock { $0[rows.lowerBound] = nearest }
        }
        let neighbours = found.withLock { found in blocks.flatMap { found[$0.lowerBound] ?? [] } }
        let reach = neighbours.map { distance($0[neighbour - 1].cosine) }
        return neighbours.indices.flatMap { one -> [Pair] in
            neighbours[one].filter { $0.index > one }.compactMap { other -> Pair? in
                let share = distance(other.cosine) / min(reach[one], reach[other.index])
                guard share < ratio else { return nil }
                return Pair(
                    one: places[one], other: places[other.index], cosine: Double(min(other.cosine, 1)), ratio: share)
            }.sorted { $0.other < $1.other }
        }
    }

    private static func distance(_ cosine: Float) -> Double { max(0, 2 - 2 * Double(cosine)).squareRoot() }

    /// The nearest others of one picture; of equally near ones the earlier comes first.
    private static func nearest(
        _ number: Int, to row: Int, cosines: UnsafeMutablePointer<Float>, count: Int
    ) -> Neighbours {
        var nearest: Neighbours = []
        nearest.reserveCapacity(number + 1)
        // Most pictures are further away than the worst of those that are kept, and cost one comparison.
        var worst = -Float.infinity
        for index in 0..<count where index != row && cosines[index] > worst {
            let cosine = cosines[index]
            let place = nearest.firstIndex { $0.cosine < cosine } ?? nearest.count
            nearest.insert((index, cosine), at: place)
            if nearest.count > number { nearest.removeLast() }
            if nearest.count == number { worst = nearest[number - 1].cosine }
        }
        return nearest
    }

    /// The directions less their mean, of length one; zero where nothing is left.
    private static func directions(_ embeddings: [[Float]], length: Int) -> [Float] {
        let directions = embeddings.map { unit($0.map(Double.init)) }
        var mean = [Double](repeating: 0, count: length)
        for direction in directions {
            for index in 0..<length { mean[index] += direction[index] / Double(directions.count) }
        }
        return directions.flatMap { direction -> [Float] in
            unit((0..<length).map { direction[$0] - mean[$0] }).map(Float.init)
        }
    }

    private static func unit(_ vector: [Double]) -> [Double] {
        let size = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return size > 0 ? vector.map { $0 / size } : vector
    }
}

/// A lane's room for the cosines of one block of pictures with all others.
private final class CosineRoom {
    private let arena: Arena
    let cosines: Matrix

    init(rows: Int, columns: Int) {
        arena = Arena(floats: Arena.floats(rows, columns))
        cosines = arena.matrix(rows, columns)
    }
}
