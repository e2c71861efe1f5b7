import Domain
import Render

/// What a report says of one picture, for programs.
struct ReportPicture: Codable, Sendable {
    /// Below the dataset's folder.
    let path: String
    /// SHA-256 of the file.
    let digest: ContentDigest
    /// Its page, relative to the site's folder.
    let page: String
    /// The true class.
    let `class`: String
    /// By attribute, as metadata gives them.
    let groups: [String: String]
    /// Why it could not be used; null where it could.
    @OrNull var problem: String?
    /// By region: how many are known, and who says so; a region of which nobody speaks is left out.
    let regions: [String: Known]
    /// By region: why the picture does not count where both settings are looked at; null where it counts.
    let omissions: [String: OrNull<String>]
    /// By variant that the run looks at.
    let variants: [String: Version]

    /// What is known of one kind of region.
    struct Known: Codable, Sendable {
        let count: Int
        /// "metadata", or the detector's name.
        let source: String
    }

    /// What was found on one version of the picture.
    struct Version: Codable, Sendable {
        /// Identity of what was shown; null where there is no such version.
        @OrNull var digest: ContentDigest?
        /// Why there is none; null where there is one.
        @OrNull var absence: String?
        /// Why the settings are not compared on it; null where they are.
        @OrNull var exclusion: String?
        /// What the model sees of it; null where there is no photo.
        @OrNull var photo: PhotoFile?
        /// By setting; empty where there is no such version.
        let settings: [String: Answer]
    }

    /// A JPEG file of a site.
    struct PhotoFile: Codable, Sendable {
        /// Relative to the site's folder; a site without faces has another picture there, or none.
        let path: String
        /// Pixels.
        let width: Int
        let height: Int
    }

    /// What one setting says, and why.
    struct Answer: Codable, Sendable {
        /// The class of the largest probability.
        let predicted: String
        let probability: Double
        let isCorrect: Bool
        /// Under the deletion curve of the answer; null where the map was not measured.
        @OrNull var deletionArea: Double?
        /// The same over the largest probability of the curve.
        @OrNull var normalisedDeletionArea: Double?
        /// Probability of the answer while pixels are replaced; null where the map was not measured.
        @OrNull var deletionCurve: [Double]?
        /// Under the insertion curve of the answer; null where it was not measured.
        @OrNull var insertionArea: Double?
        /// Null where the answer was not explained.
        @OrNull var map: ReportMap?
        /// By region, for every one with boxes: where the map points.
        let regions: [String: Pointing]
        /// What the map would come to with other seeds; empty where the picture was not explained again.
        let repeats: [Repeat]
    }

    /// An explanation of the same answer with another seed.
    struct Repeat: Codable, Sendable {
        @OrNull var deletionArea: Double?
        let regions: [String: Pointing]
    }

    /// How one map points at one kind of region.
    struct Pointing: Codable, Sendable {
        let hit: Double
        /// Null where the map is zero everywhere.
        @OrNull var mass: Double?
        /// 0 where nothing of the region is in view, so that the other numbers mean nothing.
        let chance: Double
        let centre: Double
    }
}

extension ReportPicture {
    /// Writes down what is known of a picture.
    ///
    /// - `seeds`: what each setting says under the run's own seed and under the others, where it was asked again.
    init(
        _ report: PictureReport, classNames: [String], seeds: [Setting: [PictureFindings.SettingFindings]] = [:]
    ) {
        let picture = report.picture, row = picture.row
        path = row.sample.path
        digest = row.image
        page = report.link.target.path
        `class` = classNames[row.sample.label]
        groups = row.sample.annotation.groups
        problem = row.problem
        regions = Self.byRegion { region in
            row.source(of: region).flatMap { source in
                row.sample.annotation.boxes[region].map { Known(count: $0.count, source: source.name) }
            }
        }
        omissions = Self.byRegion { OrNull(wrappedValue: picture.omission(for: $0)?.rawValue) }
        variants = Dictionary(
            uniqueKeysWithValues: report.findings.variants.map { variant in
                (
                    variant.rawValue,
                    Version(
                        picture, variant, photo: report.photo(variant), classNames: classNames,
                        seeds: variant == .original ? seeds : [:])
                )
            })
    }

    private static func byRegion<Value>(_ value: (Region) -> Value?) -> [String: Value] {
        Dictionary(uniqueKeysWithValues: Region.allCases.map { ($0.rawValue, value($0)) }).compactMapValues { $0 }
    }
}

extension ReportPicture.Version {
    fileprivate init(
        _ picture: PictureFindings, _ variant: Variant, photo: Photo?, classNames: [String],
        seeds: [Setting: [PictureFindings.SettingFindings]]
    ) {
        let shown = picture.variants[variant]
        digest = shown?.image
        absence = picture.absence(variant)?.rawValue
        exclusion = shown == nil ? nil : picture.exclusion(variant)?.rawValue
        self.photo = photo.map {
            ReportPicture.PhotoFile(path: $0.path, width: $0.width, height: $0.height)
        }
        settings = BuildResult.bySetting { setting in
            shown?.settings[setting].map {
                ReportPicture.Answer(
                    $0, isCorrect: picture.isCorrect(setting, variant: variant), scorer: setting, classNames,
                    repeats: (seeds[setting] ?? []).dropFirst().map(ReportPicture.Repeat.init))
            }
        }
    }
}

extension ReportPicture.Answer {
    fileprivate init(
        _ found: PictureFindings.SettingFindings, isCorrect: Bool, scorer: Setting, _ classNames: [String],
        repeats: [ReportPicture.Repeat]
    ) {
        let answer = found.prediction.predicted
        predicted = classNames[answer]
        probability = FixedNumber.decimals(Double(found.prediction.probabilities[answer]))
        self.isCorrect = isCorrect
        deletionArea = found.deletion.map { FixedNumber.decimals($0.area) }
        normalisedDeletionArea = found.deletion?.normalisedArea.map(FixedNumber.decimals)
        deletionCurve = found.deletion?.scores.map { FixedNumber.decimals(Double($0)) }
        let insertion = PictureFindings.Judgement(game: .insertion, scorer: scorer)
        insertionArea = found.curves[insertion].map { FixedNumber.decimals($0.area) }
        map = found.attribution.map { ReportMap($0.map) }
        regions = found.localisations.pointing
        self.repeats = repeats
    }
}

extension ReportPicture.Repeat {
    fileprivate init(_ found: PictureFindings.SettingFindings) {
        deletionArea = found.deletion.map { FixedNumber.decimals($0.area) }
        regions = found.localisations.pointing
    }
}

extension [Region: Localisation] {
    /// By name of the region.
    fileprivate var pointing: [String: ReportPicture.Pointing] {
        Dictionary<String, ReportPicture.Pointing>(
            uniqueKeysWithValues: map { region, place -> (String, ReportPicture.Pointing) in
                (
                    region.rawValue,
                    ReportPicture.Pointing(
                        hit: FixedNumber.decimals(place.hit), mass: place.mass.map(FixedNumber.decimals),
                        chance: FixedNumber.decimals(place.chance), centre: FixedNumber.decimals(place.centre))
                )
            })
    }
}
