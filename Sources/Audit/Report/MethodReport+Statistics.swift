import Domain
import Engine
import Render

/// The intervals, the tests, and the words that verdicts are made of.
extension MethodReport {
    var statistics: [MethodEntry] {
        [wilson, newcombe, mcNemar, fisher, bootstrap, wilcoxon, chanceTest, together, sampleSize]
    }

    private var wilson: MethodEntry {
        MethodEntry(
            anchor: "wilson", title: "Wilson's interval, for a rate",
            paragraphs: [
                "For the share of pictures on which something happens. It never leaves 0 to 100 %, and is not empty "
                    + "where nothing or everything happened, as the textbook interval is."
            ],
            formulas: ["(p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n),  z = 1.96"],
            source: "Wilson, JASA 1927.")
    }

    private var newcombe: MethodEntry {
        MethodEntry(
            anchor: "newcombe", title: "Newcombe's interval, for the difference of two rates",
            paragraphs: [
                "For two groups of different pictures, such as two genders: made of the Wilson intervals of both "
                    + "rates, so it keeps their good manners where groups are small. Changes on the same pictures, "
                    + "such as by covering faces, get its paired form."
            ], source: "Newcombe, Statistics in Medicine 1998, methods 10 of both papers.")
    }

    private var mcNemar: MethodEntry {
        MethodEntry(
            anchor: "mcnemar", title: "McNemar's exact test, for the same pictures twice",
            paragraphs: [
                "Both settings see the same pictures, so only those count on which they differ: is it as often the one "
                    + "as the other? Comparing the two rates as if they came from different pictures would waste most "
                    + "of the evidence."
            ], source: "McNemar, Psychometrika 1947; exact binomial form.")
    }

    private var fisher: MethodEntry {
        MethodEntry(
            anchor: "fisher", title: "Fisher's exact test, for two groups",
            paragraphs: [
                "Beside every gap: how likely at least so uneven a division of the hits would be if both groups had "
                    + "one rate. Exact, so it holds for small groups too. Where there are several gaps, p is "
                    + "multiplied by their number (Bonferroni)."
            ], source: "Fisher, 1935.")
    }

    private var bootstrap: MethodEntry {
        MethodEntry(
            anchor: "bootstrap", title: "Bootstrap by picture, for means",
            paragraphs: [
                "For areas, masses and differences of them: the pictures are drawn again with replacement, and the "
                    + "spread of the means gives the interval, corrected for bias and skew. Whole pictures are drawn, "
                    + "so what belongs to one picture stays together. Bands of mean curves are pointwise percentiles."
            ],
            cannotSay:
                "Much from few pictures: with fewer than \(LimitsReport.fewPictures) its intervals are too narrow.",
            source: "Efron, JASA 1987 (BCa).",
            constants: FactGroup(
                "In this program",
                [
                    Fact("Resamples", NumberFormat.count(Bootstrap().resamples)),
                    Fact("Seed", String(Bootstrap().seed)),
                ]))
    }

    private var wilcoxon: MethodEntry {
        MethodEntry(
            anchor: "wilcoxon", title: "Wilcoxon's signed-rank test, for paired values",
            paragraphs: [
                "Beside paired differences of mass and area: are they as often and as far above zero as below? A "
                    + "setting is named only where interval and test agree. Class by class, p is adjusted for the "
                    + "number of classes (Holm)."
            ], source: "Wilcoxon, Biometrics Bulletin 1945.")
    }

    private var chanceTest: MethodEntry {
        MethodEntry(
            anchor: "chance-test", title: "Exact test against chance, for hits",
            paragraphs: [
                "If each picture were hit with its own chance, the number of hits would be Poisson-binomial; the "
                    + "p-value says how far out the observed number lies. More than chance is said only where this "
                    + "test and the interval agree."
            ])
    }

    private var together: MethodEntry {
        MethodEntry(
            anchor: "many-tests", title: "Many comparisons at once",
            paragraphs: [
                "Gaps between groups, Bonferroni: where more than two groups give several pairs, the intervals of one "
                    + "attribute are widened so that all of them hold together, and p-values are multiplied by the "
                    + "number of pairs. So it is with hits, accuracy, faces found and pictures left out.",
                "Class by class, Holm: on the page on faithfulness the p-values of Wilcoxon's test are adjusted for "
                    + "the number of classes, the smallest of m times m, the next times m − 1, and so on. The "
                    + "intervals there are those of one class alone; a class has a verdict only where its interval "
                    + "excludes zero and the adjusted p is below 5%. Nowhere else is a verdict given on single "
                    + "classes, whose pictures are too few.",
                "Nothing else is corrected. Other scores and other definitions share maps and pictures, and only show "
                    + "how far an answer rests on the choice. Different questions of this report are not corrected "
                    + "for one another: of twenty verdicts on nothing at all, one would be expected to show something.",
            ],
            formulas: [
                "Bonferroni, k pairs:  level = 1 − 0.05 / k,  adjusted p = min(1, k · p)",
                "Holm, i-th smallest of m:  adjusted p = min(1, largest of (m − j + 1) · p(j) for j from 1 to i)",
            ], source: "Bonferroni's inequality; Holm, Scandinavian Journal of Statistics 1979.",
            constants: FactGroup("In this run", [Fact("Classes (m)", NumberFormat.count(findings.classNames.count))]))
    }

    private var sampleSize: MethodEntry {
        MethodEntry(
            anchor: "sample-size", title: "\u{201C}About 290 pictures per group would be needed\u{201D}",
            paragraphs: [
                "Where a question stays open, the report extrapolates: with how many pictures would a difference of "
                    + "the observed size be shown with 80% power at 5%? For means from the width of the interval, "
                    + "which shrinks with the square root of the number; for rates from the usual formula. Rounded up "
                    + "to two digits, because more would not be worth it. The least gap that groups of the present "
                    + "sizes show 8 times in 10 stands beside it."
            ],
            formulas: ["n needed ≈ n · ((1.96 + 0.84) / 1.96 · half width / difference)²"],
            cannotSay: "That so many pictures will show it: the observed difference may itself be chance.")
    }

    /// The words of the verdicts and of the tables.
    var glossary: [Fact] {
        let margin = NumberFormat.decimal(100 * GroupGap.margin, digits: 0)
        return [
            Fact(
                "Pass",
                "A gap whose whole interval lies within \(margin) points of zero; or a check that found nothing."),
            Fact("Fail", "A gap whose interval excludes zero, however small; of datasets, a fault by its name."),
            Fact(
                "Cannot tell",
                "The interval holds both answers: the pictures are too few, not the difference too small."),
            Fact("Not measured", "Nothing was known that could be measured, such as no face in any picture."),
            Fact("Not estimable", "There are too few pictures for a value or an interval; it is never written as 0."),
            Fact("More than chance", "Maps hit or cover the region more than the same maps moved at random would."),
            Fact("Less than chance", "The same in the other direction: maps avoid the region."),
            Fact("Holds", "A claim whose interval lies on its side of zero, and whose test agrees."),
            Fact("Contradicted", "A claim whose interval lies on the other side of zero, and whose test agrees."),
            Fact("Setting", "One of the two ways of using one model: zero-shot and fine-tuned."),
            Fact("Map", "What an answer depends on, from 0 (may be hidden without harm) to 1."),
            Fact(
                "Faithful",
                "A map is the more faithful, the faster the probability falls when what it marks is taken away."),
            Fact("Compared", "Pictures that both settings classify correctly; only they count in comparisons of maps."),
            Fact(
                "Counted",
                "Compared pictures whose region, such as a face, is known and in the part that the model sees."),
            Fact("Left out", "Pictures that do not count, each with a reason and a shelf in the gallery."),
            Fact("Hit", "The most salient pixel of a map lies on the region."),
            Fact("Reliance", "Rate of hits, or mass, less what chance would give."),
            Fact("Gap", "Rate of one group less the rate of another."),
            Fact(
                "95% interval",
                "Of intervals made this way, 95 in 100 hold the value that pictures without end would show."),
            Fact("p", "How often chance alone would give at least so large a difference, if there were none."),
        ]
    }
}
