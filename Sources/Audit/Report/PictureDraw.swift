import Domain
import Engine

/// Pictures drawn at random for people to look at: by the seed of the run and the pictures' content, never by what
/// they show.
struct PictureDraw {
    /// Seed of the run.
    let seed: UInt64

    /// The pictures in an order that depends on seed, purpose and content alone, each content once.
    func order(_ pictures: [PictureReport], for purpose: String) -> [PictureReport] {
        var seen: Set<ContentDigest> = []
        return pictures.filter { seen.insert($0.picture.row.image).inserted }.map { picture in
            var random = SplitMix64.derived(
                runSeed: seed,
                parts: [
                    "picture draw", purpose, picture.picture.row.image.hex,
                ])
            return (place: random.next(), picture: picture)
        }.sorted { $0.place < $1.place }.map(\.picture)
    }

    /// The first picture of each kind in that order, then the second of each, and so on.
    func inTurn<Kind: Hashable>(
        _ pictures: [PictureReport], for purpose: String, kind: (PictureFindings) -> Kind
    ) -> [PictureReport] {
        var taken: [Kind: Int] = [:]
        return order(pictures, for: purpose).enumerated().map { place, picture in
            let kind = kind(picture.picture), round = taken[kind, default: 0]
            taken[kind] = round + 1
            return (round: round, place: place, picture: picture)
        }.sorted { ($0.round, $0.place) < ($1.round, $1.place) }.map(\.picture)
    }

    /// The first picture of each kind in that order.
    func oneOfEach<Kind: Hashable>(
        _ pictures: [PictureReport], for purpose: String, kind: (PictureFindings) -> Kind
    ) -> [PictureReport] {
        var seen: Set<Kind> = []
        return order(pictures, for: purpose).filter { seen.insert(kind($0.picture)).inserted }
    }
}
