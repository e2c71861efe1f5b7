import Render

/// The pages of a report in the groups of its menu, each with what it is worth a look for.
enum ReportMenu {
    private static let results = [
        IndexPage.Way(
            PageLink("Faithfulness", .faithfulness),
            "Does the prediction fall when what the maps mark is taken away? Mean curves, and class by class."),
        IndexPage.Way(
            PageLink("Fairness", .fairness),
            "Do maps point at faces, in one group more than in another, and how many pictures would show it?"),
        IndexPage.Way(
            PageLink("Faces", .faces),
            "Who says where the faces are, and in which groups one is known more often."),
        IndexPage.Way(
            PageLink("Text", .text), "Do maps point at lettering, and do answers depend on what it says?"),
    ]

    private static let evidence = [
        IndexPage.Way(
            PageLink("Dataset", .dataset), "Duplicates, leaks, contradictory and doubtful labels, odd files."),
        IndexPage.Way(
            PageLink("Gallery", .gallery(.all)),
            "Every picture with the maps of both settings: by rule, by what became of it, by class and by group."),
        IndexPage.Way(
            PageLink("Exhibits", .exhibits),
            "The tables and figures of Agarwal (2023) made from this run, with intervals, beside what the paper says."),
    ]

    private static let about = [
        IndexPage.Way(
            PageLink("Method", .method), "Every algorithm and test in plain words, with the constants of this run."),
        IndexPage.Way(
            PageLink("Provenance", .provenance), "What the numbers were computed from, and how to compute them again."),
        IndexPage.Way(
            PageLink("Standards", .standards),
            "Which sections support what the EU AI Act and the NIST AI RMF ask for, and what none of them covers."),
        IndexPage.Way(
            PageLink("Sign-off", .signOff), "The verdicts and the limits on a sheet to be printed and signed."),
    ]

    /// The menu of every page.
    static var groups: [MenuGroup] {
        [
            MenuGroup("Results", [PageLink("Overview", .index)] + results.map(\.link)),
            MenuGroup("Evidence", evidence.map(\.link)),
            MenuGroup("About", about.map(\.link)),
        ]
    }

    /// The ways from the first page to all others.
    static var ways: [IndexPage.Way] { results + evidence + about }
}
