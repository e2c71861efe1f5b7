import Domain
import Foundation
import Render

/// One picture, as its own page and as a tile of the gallery.
struct PictureReport {
    let picture: PictureFindings
    let findings: RunFindings
    /// Counts up where several files have the same content.
    let copy: Int
    /// What the model sees of each version.
    let photos: [Variant: PhotoRow]

    private var title: String { String(picture.row.sample.path.pathParts.last ?? "") }
    private var name: PageName { .image(picture.row.image, copy: copy) }
    private var trueClass: String { findings.classNames[picture.row.sample.label] }

    /// The way to the picture's page.
    var link: PageLink { PageLink(title, name) }

    /// The picture in the gallery.
    var tile: GalleryTile {
        GalleryTile(
            title: title, target: name, subtitle: trueClass, stacks: stacks(.original), status: status, note: answers)
    }

    /// The picture's page.
    func page(previous: PageLink?, next: PageLink?) -> ImagePage {
        let stacks = Variant.allCases.flatMap(stacks)
        return ImagePage(
            name: name,
            head: PageHead(
                title: title, lead: "A picture of the \(Words.split(findings.split)), of the class \(trueClass).",
                trail: [PageLink("Overview", .index), PageLink("Gallery", .gallery(.all))], section: .gallery(.all)),
            finding: Finding(status: status, statement: answers, evidence: areas),
            viewer: stacks.first.map { ImagePage.Viewer(photo: $0.photo, layers: stacks) },
            probabilities: probabilities, curves: curves, provenance: [facts], previous: previous, next: next)
    }

    private var status: Status {
        guard let exclusion = picture.exclusion else { return Status(.pass, "both right") }
        return Status(exclusion == .unreadable ? .unclear : .fail, Words.name(exclusion))
    }

    private var answers: String {
        if let problem = picture.row.problem { return problem }
        return Setting.allCases.compactMap { setting in
            picture.settings[setting].map {
                "\(Words.name(setting)): \(findings.classNames[$0.prediction.predicted])"
            }
        }.joined(separator: " \u{00B7} ")
    }

    private var areas: String {
        let parts = Setting.allCases.compactMap { setting in
            picture.settings[setting]?.deletion.map {
                "\(setting.rawValue) \(NumberFormat.decimal($0.area))"
            }
        }
        return parts.isEmpty ? "" : "Deletion area: \(parts.joined(separator: ", "))."
    }

    /// The photo of one version under the map of each setting.
    private func stacks(_ variant: Variant) -> [Stack] {
        guard let photo = photos[variant], let shown = picture.variants[variant] else { return [] }
        let isCovered = variant == .faceMasked
        let picturePhoto = Photo(
            digest: shown.image, jpeg: [UInt8](photo.jpeg), width: photo.width, height: photo.height,
            alternative: "Picture of the class \(trueClass)" + (isCovered ? " with its face covered" : ""))
        return Setting.allCases.compactMap { setting in
            guard let found = shown.settings[setting] else { return nil }
            let predicted = found.prediction.predicted
            return Stack(
                label: Words.name(setting) + (isCovered ? ", face covered" : ""), photo: picturePhoto,
                heat: found.attribution.map {
                    HeatLayer(digest: shown.image, kind: setting.rawValue, map: $0.map)
                },
                note: "\(findings.classNames[predicted]), probability "
                    + NumberFormat.probability(Double(found.prediction.probabilities[predicted])))
        }
    }

    /// The most classes whose probabilities are shown; of more, the likeliest.
    private static let mostClasses = 20

    private var probabilities: Probabilities? {
        guard !picture.settings.isEmpty else { return nil }
        let shown = shownClasses
        let (all, some) = (findings.classNames.count, NumberFormat.count(shown.count))
        return Probabilities(
            caption: shown.count == all
                ? "Probability of each class in both settings"
                : "Probability of \(some) of \(NumberFormat.count(all)) classes in both settings: the likeliest and the true one",
            settings: Setting.allCases.map(Words.name),
            rows: shown.map { label in
                Probabilities.Row(
                    className: findings.classNames[label], isTrueClass: label == picture.row.sample.label,
                    bars: Setting.allCases.map { setting in
                        let prediction = picture.settings[setting]?.prediction
                        return Probabilities.Bar(
                            prediction.map { Double($0.probabilities[label]) }, style: SeriesStyle(setting),
                            isPredicted: prediction?.predicted == label)
                    })
            })
    }

    /// The labels of the classes that are likeliest in either setting, and of the true class.
    private var shownClasses: [Int] {
        let labels = findings.classNames.indices
        guard labels.count > Self.mostClasses else { return Array(labels) }
        let highest = labels.map { label in
            picture.settings.values.map { $0.prediction.probabilities[label] }.max() ?? 0
        }
        let likeliest = labels.sorted { (highest[$1], $0) < (highest[$0], $1) }.prefix(Self.mostClasses - 1)
        return Set(likeliest).union([picture.row.sample.label]).sorted()
    }

    private var curves: Section? {
        let found = Setting.allCases.compactMap { setting in
            picture.settings[setting].flatMap { result in
                result.deletion.map { (setting: setting, target: result.prediction.predicted, curve: $0) }
            }
        }
        guard !found.isEmpty else { return nil }
        return Section(
            anchor: "curves", title: "Deletion curves",
            summary:
                "How the probability of each setting's own answer falls while the most salient pixels are replaced.",
            figure: FigureBlock(
                figure: LineChart(
                    name: "deletion-\(picture.row.image.short)", title: "Deletion curves of this picture",
                    series: found.map {
                        LineChart.Series(
                            name: "\(Words.name($0.setting)): \(findings.classNames[$0.target])", setting: $0.setting,
                            curve: $0.curve)
                    },
                    across: .share("Share of pixels replaced, most salient first"),
                    up: .probability("Probability of the answer"), size: .compact),
                caption: "Probability of the answer, from the untouched picture to nothing left of it.",
                reading: "The faster a curve falls, the more faithful the map.",
                data: Table(
                    caption: "Area under the curve",
                    columns: [
                        Table.Column("Setting"), Table.Column("Answer"), Table.Column("Area", isNumber: true),
                        Table.Column("Area / largest probability", isNumber: true),
                    ],
                    rows: found.map {
                        [
                            Table.Cell(Words.name($0.setting)), Table.Cell(findings.classNames[$0.target]),
                            Table.Cell(NumberFormat.decimal($0.curve.area)),
                            Table.Cell(NumberFormat.decimal($0.curve.normalisedArea)),
                        ]
                    })))
    }

    /// Where the faces that are covered and measured are from, and what the detector says of the picture.
    private var faceFacts: [Fact] {
        var facts: [Fact] = []
        if let source = picture.row.source(of: .face), let boxes = picture.row.sample.annotation.boxes[.face] {
            facts.append(Fact("Faces", "\(NumberFormat.count(boxes.count)) by \(source.name)"))
            facts += boxes.enumerated().map { index, box in
                Fact("Face \(index + 1)", Self.place(of: box))
            }
        }
        if let search = picture.row.searches[.face], let found = search.detection.regions {
            let probabilities = found.map { NumberFormat.probability($0.score) }.joined(separator: ", ")
            facts.append(
                Fact("Found by \(search.detector)", found.isEmpty ? "no face" : "probability \(probabilities)"))
        }
        return facts
    }

    /// Where a box lies, in whole pixels as people read them.
    private static func place(of box: Box) -> String {
        func pixels(_ value: Double) -> String { NumberFormat.decimal(value, digits: 0) }
        return "\(pixels(box.width)) \u{00D7} \(pixels(box.height)) pixels at \(pixels(box.x)), \(pixels(box.y))"
    }

    private var facts: FactGroup {
        var facts = [
            Fact("File", picture.row.sample.path, isCode: true),
            Fact("SHA-256", picture.row.image.hex, isCode: true),
        ]
        if let size = picture.row.size {
            facts.append(Fact("Size", "\(size.width) \u{00D7} \(size.height) pixels"))
        }
        facts += faceFacts
        for setting in Setting.allCases {
            guard let attribution = picture.settings[setting]?.attribution else { continue }
            let name = setting.rawValue
            facts.append(
                Fact(
                    "Final objective, \(name)",
                    NumberFormat.decimal(attribution.objective.last.map(Double.init), digits: 4)))
            facts.append(Fact("Share of the picture marked, \(name)", NumberFormat.percent(attribution.map.mass)))
        }
        return FactGroup("This picture", facts)
    }
}
