import Domain
import Engine

/// Two pictures that differ in their pixels and are alike nevertheless.
struct PicturePair: Hashable, Sendable {
    /// Content of the first of the files with the one picture.
    let one: ContentDigest
    /// Content of the first of the files with the other.
    let other: ContentDigest
    let closeness: Closeness

    /// How alike they are, and by which measure.
    enum Closeness: Hashable, Sendable {
        /// Bits in which the hashes differ.
        case hashes(perceptual: Int, difference: Int)
        /// Cosine of the directions of a model's embeddings less their mean, and their distance as a share of that to a further neighbour.
        case embeddings(cosine: Double, ratio: Double)
    }

    /// Near duplicates by hash among the pictures that can be read and are not flat.
    static func nearDuplicates(_ pictures: [InspectedPicture], parameters: InspectionParameters) -> [PicturePair] {
        let candidates = distinct(pictures).filter { $0.statistics.contrast >= parameters.flatContrast }
        let hashes = candidates.map {
            HashPairs.Hashes(
                perceptual: $0.statistics.perceptualHash, difference: $0.statistics.differenceHash)
        }
        return HashPairs.within(
            perceptual: parameters.perceptualDistance, difference: parameters.differenceDistance, hashes
        ).map {
            PicturePair(
                one: candidates[$0.one].content, other: candidates[$0.other].content,
                closeness: .hashes(perceptual: $0.perceptual, difference: $0.difference))
        }
    }

    /// Pictures that a model finds alike, among those that it has embedded.
    static func lookAlikes(
        _ pictures: [InspectedPicture], embeddings: [ContentDigest: [Float]], parameters: InspectionParameters,
        pool: LanePool
    ) async throws -> [PicturePair] {
        let candidates = distinct(pictures).filter {
            embeddings[$0.content] != nil && $0.statistics.contrast >= parameters.flatContrast
        }
        return try await SimilarEmbeddings.pairs(
            candidates.compactMap { embeddings[$0.content] }, ratio: parameters.lookAlikeRatio,
            neighbour: parameters.lookAlikeNeighbour, pool: pool
        ).map {
            PicturePair(
                one: candidates[$0.one].content, other: candidates[$0.other].content,
                closeness: .embeddings(cosine: $0.cosine, ratio: $0.ratio))
        }
    }

    /// Each picture once, whatever number of files holds its pixels, by its first file.
    private static func distinct(
        _ pictures: [InspectedPicture]
    ) -> [(content: ContentDigest, statistics: PictureStatistics)] {
        var seen: Set<ContentDigest> = []
        return pictures.compactMap { picture in
            guard let statistics = picture.statistics, seen.insert(statistics.pixels).inserted else { return nil }
            return (picture.content, statistics)
        }
    }
}
