import Domain

@testable import Render

/// The page of the demonstration on the dataset.
extension DemoSite {
    var dataset: DatasetPage {
        DatasetPage(
            head: PageHead(
                title: say("Dataset"), lead: say("What occupation is made of, and what is wrong with it."),
                trail: [PageLink(say("Overview"), .index)]),
            findings: [
                Finding(
                    status: Status(.fail, say("Leaks")),
                    statement: say("1 picture of the test split is in the training split too."),
                    evidence: say("0.1% of 2,000: 1 byte for byte.")),
                Finding(
                    status: Status(.pass, say("No contradictions")), statement: say("No picture bears two labels."),
                    evidence: say("By bytes, by pixels and by near-duplicate hashes.")),
            ],
            sections: [
                Section(
                    anchor: "duplicates", title: say("Duplicates"), summary: say("A duplicate counts a picture twice."),
                    table: Table(
                        caption: say("Groups of files"),
                        columns: [Table.Column(say("Alike by")), Table.Column(say("Groups"), isNumber: true)],
                        rows: [[Table.Cell(say("Byte-identical files")), Table.Cell("1")]]))
            ],
            shelves: [leaks],
            tables: [
                Section(
                    anchor: "counts", title: say("Pictures by class"), summary: say("11,000 pictures."),
                    table: Table(
                        caption: say("Number of pictures"),
                        columns: [Table.Column(say("Class")), Table.Column(say("train"), isNumber: true)],
                        rows: Self.classes.map { [Table.Cell(say($0)), Table.Cell("900")] }))
            ],
            method: [
                FactGroup(say("Alike"), [Fact(say("Byte-identical"), say("The same SHA-256 of the files."))])
            ])
    }

    private var leaks: PictureShelf {
        PictureShelf(
            anchor: "leaks", title: say("Leaks"), summary: say("1 group."),
            groups: [
                PictureGroup(
                    statuses: [Status(.fail, say("leak"))], note: say("Byte-identical files."),
                    tiles: [
                        PictureTile(
                            photo: photo(0, say("Picture of the class chef")), title: say("chef-1.jpg"),
                            subtitle: say("test, chef"), target: .image(MadeUp.digest(0))),
                        PictureTile(
                            photo: nil, title: say("chef-9.jpg"), subtitle: say("train, chef"),
                            note: say("cannot be read")),
                    ])
            ], rest: say("3 groups more are not shown."))
    }
}
