import Domain
import Render

/// Which pictures count, and which are shown.
extension MethodReport {
    /// How pictures fall away on the way to a number, and how the gallery chooses.
    var choices: [MethodEntry] { [attrition, galleryRules] }

    private var attrition: MethodEntry {
        let steps = AttritionStep.allCases.map { Words.name($0, region: "face or text") }
        return MethodEntry(
            anchor: "attrition", title: "Who is left out: the pictures from step to step",
            paragraphs: [
                "A number about faces or text rests on the pictures that are left after several steps. Each picture "
                    + "that falls away has one reason, that of the first step it does not pass. The figure shows for "
                    + "each group what is left after each step.",
                "Where one group falls away more often, the numbers speak of a smaller part of it. The shares left "
                    + "out are compared between all pairs of groups that metadata names, as the gaps of hits are: "
                    + "Newcombe's interval and Fisher's exact test, all pairs together (Bonferroni).",
            ],
            formulas: ["share left out = 1 − pictures counted / pictures audited"],
            cannotSay: "What the maps of the pictures left out would have shown.",
            source: "The paper counts only what both settings classify correctly (\(Self.paper), section 3.1).",
            constants: FactGroup(
                "In this run",
                [
                    Fact("Steps", steps.joined(separator: "; ")),
                    Fact("Audited", Words.pictures(findings.pictures.count)),
                    Fact("Both settings right", Words.pictures(findings.compared.count)),
                    Fact("Counted for faces", Words.pictures(counted(.face))),
                    Fact("Counted for text", Words.pictures(counted(.text))),
                ]))
    }

    private var galleryRules: MethodEntry {
        MethodEntry(
            anchor: "gallery-rules", title: "The rules of the gallery",
            paragraphs: [
                "Beside the shelves by class, group and reason there are shelves by rule: the least faithful maps, "
                    + "the maps with most mass on faces beyond chance, the pictures on which the settings' maps "
                    + "differ most, and those whose maps change most when faces are covered. Each shelf states its "
                    + "rule and how many pictures it chose from. A shelf without a picture is left out.",
                "One shelf is drawn by the run's seed and the content of the files alone, as are the pictures of the "
                    + "paper's figures: never by what the maps show.",
            ],
            formulas: ["distance of two maps = ½ Σ |a / Σ a − b / Σ b|"],
            terms: [
                "a and b are the cells of both maps: the distance is the share of the heat that would have to move, "
                    + "from 0 to 1. Which of the maps is hotter as a whole does not count."
            ],
            cannotSay: "What is typical: extremes show what to look into. The pictures drawn at random are for that.",
            source: "The rules are a choice of this program.",
            constants: FactGroup(
                "In this run",
                [
                    Fact("A shelf by rule", "at most \(Words.pictures(GalleryPage.capacity))"),
                    Fact("Drawn by seed", String(findings.run.seed)),
                ]))
    }

    /// Pictures that count for a region.
    private func counted(_ region: Region) -> Int { findings.pictures.count { $0.omission(for: region) == nil } }
}
