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
        /// By setting; empty where there is no such version.
        let settings: [String: Answer]
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
        /// By region, for every one with boxes: where the map points.
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

    /// Writes down what is known of a picture.
    init(_ report: PictureReport, classNames: [String]) {
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
                (variant.rawValue, Version(picture, variant, classNames: classNames))
            })
    }

    private static func byRegion<Value>(_ value: (Region) -> Value?) -> [String: Value] {
        Dictionary(uniqueKeysWithValues: Region.allCases.map { ($0.rawValue, value($0)) }).compactMapValues { $0 }
    }
}

extension ReportPicture.Version {
    fileprivate init(_ picture: PictureFindings, _ variant: Variant, classNames: [String]) {
        let shown = picture.variants[variant]
        digest = shown?.image
        absence = picture.absence(variant)?.rawValue
        exclusion = shown == nil ? nil : picture.exclusion(variant)?.rawValue
        settings = BuildResult.bySetting { setting in
            shown?.settings[setting].map {
                ReportPicture.Answer($0, isCorrect: picture.isCorrect(setting, variant: variant), classNames)
            }
        }
    }
}

extension ReportPicture.Answer {
    fileprivate init(_ found: PictureFindings.SettingFindings, isCorrect: Bool, _ classNames: [String]) {
        let answer = found.prediction.predicted
        predicted = classNames[answer]
        probability = FixedNumber.decimals(Double(found.prediction.probabilities[answer]))
        self.isCorrect = isCorrect
        deletionArea = found.deletion.map { FixedNumber.decimals($0.area) }
        normalisedDeletionArea = found.deletion?.normalisedArea.map(FixedNumber.decimals)
        regions = Dictionary(
            uniqueKeysWithValues: found.localisations.map { region, place in
                (
                    region.rawValue,
                    ReportPicture.Pointing(
                        hit: FixedNumber.decimals(place.hit), mass: place.mass.map(FixedNumber.decimals),
                        chance: FixedNumber.decimals(place.chance), centre: FixedNumber.decimals(place.centre))
                )
            })
    }
}
