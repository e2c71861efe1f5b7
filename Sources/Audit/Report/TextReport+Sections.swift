import Domain
import Render

/// The sections about text: which pictures show it, where maps point, and what it does to the answers.
extension TextReport {
    // MARK: Which pictures

    /// How many pictures show text, and what to do where nothing is known.
    var presence: Section {
        let total = findings.pictures.count
        let names = text.presence.names, known = text.presence.known
        func row(_ name: String, _ pictures: Int, _ shelf: GalleryShelf.Key?) -> [Table.Cell] {
            [
                Table.Cell(name),
                Table.Cell(NumberFormat.count(pictures), link: pictures > 0 ? shelf.map { .gallery($0) } : nil),
                Table.Cell(NumberFormat.percent(total > 0 ? Double(pictures) / Double(total) : nil)),
            ]
        }
        let shelves = TextShelf.all(of: text)
        let rows =
            names.map { name in
                row(
                    name.capitalizedFirst, text.presence.members(name, of: findings.pictures).count,
                    name == TextPresence.present.rawValue ? .text(0) : nil)
            }
            + shelves.enumerated().dropFirst().map { index, shelf in
                row("Text: \(shelf.title)", findings.pictures.count(where: shelf.holds), .text(index))
            }
        return Section(
            anchor: "presence", title: "Which pictures show text",
            summary: known.isEmpty ? Self.howToGiveText : sources,
            table: Table(
                caption: "Audited pictures by their text",
                columns: [
                    Table.Column("Pictures"), Table.Column("Number", isNumber: true),
                    Table.Column("Share", isNumber: true),
                ], rows: rows), notes: agreement)
    }

    private static let howToGiveText =
        "Nothing is known of text in these pictures. A column \(DatasetMetadata.Column.boxes(.text)) in "
        + "\(DatasetMetadata.fileName), in the dataset's folder, tells where it is, as \(BoxList.form), empty where there "
        + "is none; a column \(DatasetMetadata.Column.text) tells what it says. Or "
        + "\(TesseractDetector.remedy), which then searches the pictures. Build the report again afterwards."

    /// Who says whether there is text.
    private var sources: String {
        let rows = findings.pictures.map(\.row)
        let stated = rows.count { $0.source(of: .text) == .metadata }, total = NumberFormat.count(rows.count)
        let metadata = "Metadata says it of \(NumberFormat.count(stated)) of \(total) pictures"
        guard let detector else { return metadata + "." }
        return "\(metadata), and \(detector.name) of \(NumberFormat.count(text.agreement.open)) of which metadata says "
            + "nothing. It finds large and even lettering and misses much of the rest."
    }

    /// How the detector does where metadata knows.
    private var agreement: [String] {
        guard let detector, let found = text.agreement.found else { return [] }
        let falseAlarms = text.agreement.falseAlarms.map {
            " Of \(Words.pictures($0.count)) without text by metadata it finds some in \(NumberFormat.percentInterval($0))."
        }
        return [
            "Held against metadata: of \(Words.pictures(found.count)) marked with text \(detector.name) finds it in "
                + "\(NumberFormat.percentInterval(found)).\(falseAlarms ?? "")"
        ]
    }

    // MARK: Where maps point

    private var tables: RelianceSections {
        RelianceSections(reliance: text.reliance, words: .text, groupTitle: "class", figuresShowGroups: false)
    }

    /// Who is counted, hits, mass, both settings against one another, and all of it by class.
    var relianceSections: [Section] { [counted, tables.hits, tables.mass, tables.settings, byClass] }

    private var counted: Section {
        let counted = text.reliance.original?.paired.count ?? 0
        return Section(
            anchor: "counted", title: "Who is counted",
            summary:
                "\(Words.pictures(counted)) of \(NumberFormat.count(findings.pictures.count)) count where maps are held "
                + "against text: both settings are right on the picture as it is, and some of its text is in the part of it "
                + "that the model sees.",
            table: AttritionTable(
                reliance: text.reliance, words: .text, showsGroups: false, counted: .text(1), omitted: { _ in nil },
                group: { _ in nil }
            ).table)
    }

    private var byClass: Section {
        Section(
            anchor: "classes", title: "Class by class",
            summary:
                "The same numbers for the pictures of each true class. Few of them make wide intervals; no verdict is given "
                + "on a class alone.",
            folds: text.reliance.variants.map {
                Fold(
                    "By class: \(Words.name($0.variant))", table: tables.groupTable($0),
                    notes: tables.groupNotes($0) + tables.massNotes($0))
            })
    }

    // MARK: Answers

    /// Whether a setting is right more often with text or without, by what the text says, and what wrong answers say.
    var answerSections: [Section] { [accuracy, wording, outcomes].compactMap { $0 } }

    private var accuracy: Section {
        Section(
            anchor: "accuracy", title: "Accuracy with text and without",
            summary:
                "How often each setting is right on pictures with text in them and on the others, over all that could be "
                + "read.",
            table: answerTable("Accuracy by text", text.accuracy),
            folds: [gapFold("The difference in numbers") { text.accuracy.gaps($0, .original).first }].compactMap { $0 })
    }

    private var wording: Section? {
        guard !text.wording.known.isEmpty else { return nil }
        let misread = Setting.allCases.compactMap { setting in
            text.misreadings[setting].flatMap { Words.misreadings(setting, $0) }
        }
        return Section(
            anchor: "wording", title: "What the text says",
            summary:
                "A sign that names the class can give the answer away, and one that names another can mislead. Accuracy by "
                + "what the text says, on the pictures with text.",
            table: answerTable("Accuracy by what the text says", text.wordingAccuracy), notes: misread,
            folds: [gapFold("Names its class less names another class", text.wordingGap)].compactMap { $0 })
    }

    private func answerTable(_ caption: String, _ lines: [GroupAccuracy]) -> Table {
        Table(
            caption: caption,
            columns: [
                Table.Column("Setting and pictures"), Table.Column("Pictures", isNumber: true),
                Table.Column("Accuracy", isNumber: true),
            ],
            rows: Setting.allCases.flatMap { setting in
                lines.filter { $0.setting == setting }.map {
                    [
                        Table.Cell("\(Words.name(setting)), \($0.group)"),
                        Table.Cell(NumberFormat.count($0.original?.count ?? 0)),
                        Table.Cell(NumberFormat.percentInterval($0.original)),
                    ]
                }
            })
    }

    private func gapFold(_ title: String, _ gap: (Setting) -> GroupGap?) -> Fold? {
        let found = Setting.allCases.compactMap { setting in gap(setting).map { (setting, $0) } }
        return found.isEmpty ? nil : Fold(title, table: GroupTables.gaps("Differences in percentage points", found))
    }

    private var outcomes: Section? {
        let groups = Setting.allCases.flatMap { setting in
            (text.outcomes[setting]?.groups ?? []).map { (setting: setting, group: $0) }
        }
        return Section(
            anchor: "outcomes", title: "Right answers and wrong ones",
            summary:
                "Whether maps hit the text more often where the answer is right or where it is wrong: each setting on all "
                + "pictures with text in view, by its own answer.",
            table: Table(
                caption: "Hits on text by answer",
                columns: [Table.Column("Setting and answer")]
                    + ["Pictures", "Hits", "By chance", "Mass in the text"].map { Table.Column($0, isNumber: true) },
                rows: groups.map { one in
                    let scores = one.group.scores
                    return [
                        Table.Cell("\(Words.name(one.setting)), \(one.group.group)"),
                        Table.Cell(NumberFormat.count(scores.count)),
                        Table.Cell(NumberFormat.percentInterval(scores.rate)),
                        Table.Cell(NumberFormat.percent(scores.chance)),
                        Table.Cell(NumberFormat.percentInterval(scores.mass)),
                    ]
                }),
            folds: [gapFold("Right less wrong, in hits") { text.outcomes[$0]?.gap }].compactMap { $0 })
    }
}
