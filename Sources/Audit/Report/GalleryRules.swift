import Domain
import Engine
import Render

/// The shelves of the gallery that show pictures by a rule: the worst, the most changed, and some drawn at random.
struct GalleryRules {
    let findings: RunFindings
    /// In the order of the run.
    let pictures: [PictureReport]

    /// Every shelf that has a picture.
    var shelves: [GalleryShelf] {
        (Setting.allCases.map(leastFaithful) + Setting.allCases.map(mostOnFaces) + [settingsDiffer]
            + Setting.allCases.map(coveringChanges)).compactMap(shelf) + [random]
    }

    /// What pictures are ordered by, the largest first.
    private struct Ranking {
        /// Name in links, a slug.
        let slug: String
        let title: String
        /// What the value is, to follow "The pictures with the largest".
        let rule: String
        /// The value of a picture; nil where it has none and is not shown.
        let value: (PictureFindings) -> Double?
        /// The value in words.
        let words: (Double) -> String
        /// What is shown of the picture.
        let stacks: (PictureReport) -> [Stack]
    }

    // MARK: Rules

    private func leastFaithful(_ setting: Setting) -> Ranking {
        Ranking(
            slug: "least-faithful-\(setting.rawValue)", title: "least faithful, \(setting.rawValue)",
            rule: "area under the \(setting.rawValue) deletion curve, among those that both settings classify "
                + "correctly",
            value: { $0.exclusion == nil ? $0.settings[setting]?.deletion?.area : nil },
            words: { "Deletion area \(NumberFormat.decimal($0))" }, stacks: { $0.stacks(.original) })
    }

    private func mostOnFaces(_ setting: Setting) -> Ranking {
        Ranking(
            slug: "most-on-faces-\(setting.rawValue)", title: "most on faces, \(setting.rawValue)",
            rule: "share of the \(setting.rawValue) map on the face, less the share of the picture that the face "
                + "takes, among those that count for faces",
            value: { picture in
                guard picture.omission(for: .face) == nil, let found = picture.settings[setting]?.localisations[.face]
                else { return nil }
                return found.mass.map { $0 - found.chance }
            },
            words: { "Mass on the face less chance \(Words.points($0)) points" }, stacks: { $0.stacks(.original) })
    }

    private var settingsDiffer: Ranking {
        Ranking(
            slug: "settings-differ", title: "settings differ most",
            rule: "distance between the zero-shot and the fine-tuned map, which is the share of the heat that would "
                + "have to move, among those that both settings classify correctly",
            value: { picture in
                guard picture.exclusion == nil, let zeroShot = picture.settings[.zeroShot]?.attribution,
                    let fineTuned = picture.settings[.fineTuned]?.attribution
                else { return nil }
                return zeroShot.map.distance(to: fineTuned.map)
            },
            words: { "Distance of the maps \(NumberFormat.percent($0))" }, stacks: { $0.stacks(.original) })
    }

    private func coveringChanges(_ setting: Setting) -> Ranking {
        Ranking(
            slug: "covering-changes-\(setting.rawValue)", title: "covering changes most, \(setting.rawValue)",
            rule: "distance between the \(setting.rawValue) maps of the original and of the version with faces "
                + "covered, which is the share of the heat that would have to move, among those that count for faces",
            value: { picture in
                guard picture.omission(for: .face) == nil,
                    let original = picture.settings[setting]?.attribution,
                    let covered = picture.variants[.faceMasked]?.settings[setting]?.attribution
                else { return nil }
                return original.map.distance(to: covered.map)
            },
            words: { "Distance of the maps \(NumberFormat.percent($0))" },
            stacks: { report in Variant.allCases.flatMap { report.stacks($0, of: setting) } })
    }

    // MARK: Shelves

    /// The first pictures by a rule, a page of them; nil where no picture has a value.
    private func shelf(_ ranking: Ranking) -> GalleryShelf? {
        let valued = pictures.enumerated().compactMap { place, report in
            ranking.value(report.picture).map { (value: $0, place: place, report: report) }
        }.sorted { ($1.value, $0.place) < ($0.value, $1.place) }
        guard !valued.isEmpty else { return nil }
        let shown = valued.prefix(GalleryPage.capacity)
        return GalleryShelf(
            key: .rule(ranking.slug), title: ranking.title,
            lead: "The \(NumberFormat.count(shown.count)) of \(Words.pictures(valued.count)) with the largest "
                + "\(ranking.rule). Extremes are not typical: they show what to look into.",
            tiles: shown.map { $0.report.tile(ranking.stacks($0.report), first: ranking.words($0.value)) })
    }

    private var random: GalleryShelf {
        let drawn = PictureDraw(seed: findings.run.seed).order(pictures, for: "gallery").prefix(GalleryPage.capacity)
        return GalleryShelf(
            key: .rule("random"), title: "drawn at random",
            lead: "\(Words.pictures(drawn.count)) of \(NumberFormat.count(pictures.count)), drawn by the "
                + "run\u{2019}s seed \(findings.run.seed) and the content of the files alone: what an unsorted look at "
                + "the audit shows.",
            tiles: drawn.map(\.tile))
    }
}
