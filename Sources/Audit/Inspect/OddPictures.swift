import Domain
import Engine

/// Pictures that are unlike what a photo of a dataset usually is; each kind has one threshold.
struct OddPictures: Sendable {
    /// What is odd.
    enum Kind: String, CaseIterable, CodingKeyRepresentable, Codable, Sendable {
        case tiny
        case size
        case shape
        case grey
        case dark
        case bright
        case blurred
        case flat
        case lowInformation = "low information"
    }

    /// A kind with the pictures that it holds for.
    struct Finding: Sendable {
        let kind: Kind
        /// The measured values, the oddest first.
        let pictures: [(picture: InspectedPicture, value: Double)]
        /// Whether it holds for most of the dataset: then that is what the dataset is like, and nothing odd.
        let isTrait: Bool
    }

    /// Each kind with at least one picture.
    let findings: [Finding]

    /// Looks at every picture that could be read.
    init(_ pictures: [InspectedPicture], parameters: InspectionParameters) {
        let read = pictures.filter { $0.statistics != nil }
        let areas = read.compactMap { $0.statistics.map { Double($0.area) } }.sorted()
        let median = areas.isEmpty ? 1 : areas[areas.count / 2]
        findings = Kind.allCases.compactMap { kind in
            let found = read.compactMap { picture -> (picture: InspectedPicture, value: Double, oddness: Double)? in
                guard let statistics = picture.statistics,
                    let odd = Self.oddness(kind, of: statistics, medianArea: median, parameters)
                else { return nil }
                return (picture, odd.value, odd.oddness)
            }
            guard !found.isEmpty else { return nil }
            let sorted = found.sorted {
                ($1.oddness, $0.picture.sample.path) < ($0.oddness, $1.picture.sample.path)
            }
            return Finding(
                kind: kind, pictures: sorted.map { ($0.picture, $0.value) }, isTrait: 2 * found.count > read.count)
        }
    }

    /// The findings that point at single pictures.
    var exceptions: [Finding] { findings.filter { !$0.isTrait } }

    /// The measured value where the kind holds for a picture, with a number that grows with how odd it is.
    private static func oddness(
        _ kind: Kind, of picture: PictureStatistics, medianArea: Double, _ limits: InspectionParameters
    ) -> (value: Double, oddness: Double)? {
        func below(_ value: Double, _ limit: Double) -> (value: Double, oddness: Double)? {
            value < limit ? (value, -value) : nil
        }
        func above(_ value: Double, _ limit: Double) -> (value: Double, oddness: Double)? {
            value > limit ? (value, value) : nil
        }
        switch kind {
        case .tiny: return below(Double(min(picture.width, picture.height)), Double(limits.tinySide))
        case .size:
            let factor = Double(picture.area) / medianArea, away = max(factor, 1 / factor)
            return away > limits.areaFactor ? (factor, away) : nil
        case .shape: return above(picture.elongation, limits.elongation.nextDown)
        case .grey: return below(picture.colour, limits.greyColour)
        case .dark: return below(picture.brightness, limits.darkBrightness)
        case .bright: return above(picture.brightness, limits.brightBrightness)
        case .blurred:
            // A picture without structure is not blurred, it is flat.
            return picture.contrast < limits.flatContrast ? nil : below(picture.sharpness, limits.blurredSharpness)
        case .flat: return below(picture.contrast, limits.flatContrast)
        case .lowInformation: return below(picture.entropy, limits.lowEntropy)
        }
    }
}
