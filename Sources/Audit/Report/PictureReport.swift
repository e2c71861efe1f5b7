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
    /// What identifies the picture beside its name: its true class.
    var subtitle: String { trueClass }
    private var trueClass: String { findings.classNames[picture.row.sample.label] }

    /// The way to the picture's page.
    var link: PageLink { PageLink(title, name) }

    /// The picture in the gallery.
    var tile: GalleryTile { tile(stacks(.original)) }

    /// The picture in the gallery with other layers, and with something to be said before the answers.
    func tile(_ stacks: [Stack], first: String? = nil) -> GalleryTile {
        GalleryTile(
            title: title, target: name, subtitle: trueClass, stacks: stacks, status: status,
            note: [first, answers].compactMap { $0 }.joined(separator: " \u{00B7} "))
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
    func stacks(_ variant: Variant) -> [Stack] { Setting.allCases.flatMap { stacks(variant, of: $0) } }

    /// The photo of one version under the map of one setting; nothing where there is no photo or the setting says
    /// nothing.
    func stacks(_ variant: Variant, of setting: Setting) -> [Stack] {
        guard let photo = photo(variant), let shown = picture.variants[variant], let found = shown.settings[setting]
        else { return [] }
        let predicted = found.prediction.predicted
        return [
            Stack(
                label: Words.name(setting) + (variant == .faceMasked ? ", face covered" : ""), photo: photo,
                heat: found.attribution.map {
                    HeatLayer(digest: shown.image, kind: setting.rawValue, map: $0.map)
                },
                note: "\(findings.classNames[predicted]), probability "
                    + NumberFormat.probability(Double(found.prediction.probabilities[predicted])))
        ]
    }

    /// What the model sees of one version; nil where there is no photo of it.
    func photo(_ variant: Variant) -> Photo? {
        guard let photo = photos[variant], let shown = picture.variants[variant] else { return nil }
        return Photo(
            digest: shown.image, jpeg: [UInt8](photo.jpeg), width: photo.width, height: photo.height,
            alternative: "Picture of the class \(trueClass)" + (variant == .faceMasked ? " with its face covered" : ""))
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

    private typealias Curves = [PictureFindings.Judgement: ScoreCurve]

    private var curves: Section? {
        let found = Setting.allCases.compactMap { setting in
            picture.settings[setting].flatMap { result in
                result.deletion.map {
                    (setting: setting, target: result.prediction.predicted, curve: $0, curves: result.curves)
                }
            }
        }
        guard !found.isEmpty else { return nil }
        func area(
            _ one: (setting: Setting, target: Int, curve: ScoreCurve, curves: Curves), _ game: PixelGame,
            by scorer: Setting
        )
            -> String
        {
            NumberFormat.decimal(one.curves[PictureFindings.Judgement(game: game, scorer: scorer)]?.area)
        }
        let isMeasured = findings.checks != nil
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
                    ]
                        + (isMeasured ? ["Area by the other setting's score", "Insertion area"] : []).map {
                            Table.Column($0, isNumber: true)
                        },
                    rows: found.map { one in
                        [
                            Words.name(one.setting), findings.classNames[one.target],
                            NumberFormat.decimal(one.curve.area), NumberFormat.decimal(one.curve.normalisedArea),
                        ].map { Table.Cell($0) }
                            + (isMeasured
                            ? [
                                area(one, .deletion, by: one.setting.other),
                                area(one, .insertion, by: one.setting),
                            ] : []).map { Table.Cell($0) }
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
