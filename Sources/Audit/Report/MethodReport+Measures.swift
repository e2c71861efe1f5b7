import Domain
import Render

/// What is measured on the maps.
extension MethodReport {
    var deletionCurve: MethodEntry {
        let curve = deletion ?? DeletionParameters()
        return MethodEntry(
            anchor: "deletion-curve", title: "Deletion: does the answer fall with what the map marks?",
            paragraphs: [
                "The pixels of a picture are ranked by the map and replaced step by step, the most salient first. The "
                    + "curve is the softmax probability of the answer; the faster it falls, the more faithful the map.",
                "Beside the area stands the area divided by the curve's largest value, which takes the model's "
                    + "confidence out.",
            ],
            formulas: ["area = ∫₀¹ p(share of pixels replaced), by the trapezoid rule"],
            cannotSay:
                "Why a probability falls: a picture with holes is unlike anything in training, and may lose its class "
                + "because it looks odd.",
            source: "Petsiuk et al., BMVC 2018 (RISE).",
            constants: FactGroup(
                "In this run",
                [
                    Fact("Pixels a step", NumberFormat.count(curve.step)),
                    Fact("Replaced by", curve.substrate == .mean ? "the mean colour" : "black"),
                ]))
    }

    var pointingGame: MethodEntry {
        MethodEntry(
            anchor: "pointing-game", title: "Hits: does the most salient pixel lie on a face?",
            paragraphs: [
                "The largest pixel of the enlarged map is a hit where it lies in a marked box; of several largest "
                    + "ones, the share that does. The rate of hits is what the paper calls fairness accuracy.",
                "A large face is hit by chance more often than a small one. By chance is the mean over all shifts of "
                    + "the same map, what leaves on one side coming back on the other: exactly the share of the "
                    + "picture that the boxes take. Corrected is hit less chance, picture by picture.",
            ],
            formulas: ["reliance = mean(hit − share of the picture in the boxes)"],
            cannotSay:
                "That the model recognises a person or a gender: it says where a map points. One pixel is little "
                + "evidence; the mass below asks them all.",
            source: "Zhang et al., IJCV 2018 (pointing game); \(Self.paper), section 3.1.",
            constants: FactGroup(
                "In this program",
                [Fact("Verdict from", "\(Words.pictures(PointingScores.fewestForVerdict)) up")]))
    }

    var mass: MethodEntry {
        MethodEntry(
            anchor: "mass", title: "Mass: how much of the map lies on a face?",
            paragraphs: [
                "The share of the map's values that lies in the boxes. Heat spread without regard to the picture would "
                    + "give a box the share of the area that it takes. Maps that are zero everywhere have no mass, and "
                    + "are counted."
            ],
            formulas: ["mass = Σ A inside the boxes / Σ A"],
            source: "Energy-based pointing game, Wang et al., CVPR workshops 2020.")
    }

    var definitions: MethodEntry {
        let measured = findings.pictures.count { $0.settings.values.contains { !$0.pointing.isEmpty } }
        return MethodEntry(
            anchor: "definitions", title: "Other definitions: does a claim rest on the choice?",
            paragraphs: [
                "\u{201C}Points at a face\u{201D} can be measured in several reasonable ways, and the paper chose one. "
                    + "Every map is held against the faces in all of them, each with its own chance: the top pixel, a "
                    + "pixel near it, the top pixels, and the mass; and the face as its box or as the ellipse in it.",
                "A claim holds where the 95% interval lies on its side of zero and the test agrees, is contradicted "
                    + "where it lies on the other, and otherwise we cannot tell. The panel says in how many "
                    + "definitions it holds.",
            ],
            cannotSay:
                "That definitions confirm one another: they share maps and pictures, and nothing is corrected for "
                + "their number.",
            source: "Steegen et al., Perspectives on Psychological Science 2016; Simonsohn, Simmons and Nelson, Nature "
                + "Human Behaviour 2020; the tolerance of Zhang et al., IJCV 2018.",
            constants: FactGroup(
                "In this run",
                [
                    Fact("Measures", PointingDefinition.Measure.allCases.map(Words.name).joined(separator: "; ")),
                    Fact("Face", PointingDefinition.Shape.allCases.map(Words.name).joined(separator: "; ")),
                    Fact("Definitions", NumberFormat.count(PointingDefinition.allCases.count)),
                    Fact("Measured on", measured == 0 ? "no picture of this run" : Words.pictures(measured)),
                ]))
    }

    var gap: MethodEntry {
        let margin = NumberFormat.decimal(100 * GroupGap.margin, digits: 0)
        return MethodEntry(
            anchor: "group-gap", title: "The gap between groups",
            paragraphs: [
                "The rate of hits of one group less that of another. Groups are what the metadata says; pictures of "
                    + "which it says nothing are the group unknown, which is shown and never compared. Nothing is "
                    + "guessed from a face.",
                "The verdict is fail where the interval excludes zero, pass where it lies within \(margin) points on "
                    + "both sides of zero, and cannot tell otherwise. More than two groups give all pairs, with "
                    + "intervals that hold together (Bonferroni); one pair that fails is enough.",
            ],
            formulas: ["gap = rate(first group) − rate(second group)"],
            cannotSay: "That the model is fair: the gap is about this one measure on these pictures.",
            source:
                "The paper's table 1 (11 of 88 against 18 of 85, and 18 of 88 against 25 of 85) would twice have been "
                + "\u{201C}cannot tell\u{201D}. The margin is a convention of this program.",
            constants: FactGroup("In this program", [Fact("Margin", "\(margin) percentage points")]))
    }

    var evidence: MethodEntry {
        MethodEntry(
            anchor: "evidence-hits", title: "Evidence: do maps point at what makes the class?",
            paragraphs: [
                "Where metadata marks what makes a picture belong to its class, the hits of the maps are held against "
                    + "those of the same maps moved at random and of a map that points at the picture's centre, "
                    + "because photographers put what matters in the middle."
            ])
    }

    var text: MethodEntry {
        MethodEntry(
            anchor: "text-reliance", title: "Text: do maps point at lettering?",
            paragraphs: [
                "Counted, measured and compared exactly as for faces, with the regions of text in their place; and how "
                    + "often each setting is right with text and without, and by whether the text names the class or "
                    + "another one."
            ],
            cannotSay:
                "That a difference comes from the text: pictures with text may differ from others in more than that.",
            source: "\(Self.paper), question 2.")
    }

    // MARK: Where it is from

    var faces: MethodEntry {
        MethodEntry(
            anchor: "face-detector", title: "Where faces are",
            paragraphs: [
                "Metadata wins wherever it speaks of a picture, also where it says that there is no face. Elsewhere "
                    + "the boxes of MTCNN count, if its weights are at hand: three networks that propose, refine and "
                    + "judge faces of all sizes."
            ],
            cannotSay: "That there is no face where none is found: it may be turned away, covered or small.",
            source: "Zhang et al., IEEE Signal Processing Letters 2016.", constants: faceDetector)
    }

    var lettering: MethodEntry {
        MethodEntry(
            anchor: "text-detector", title: "Where text is",
            paragraphs: [
                "Metadata wins here too. Elsewhere the words that tesseract reads count, if it is installed: it finds "
                    + "large and even lettering and misses much of the rest."
            ],
            cannotSay: "That a picture without found text has none.", constants: textDetector)
    }

    var inspection: MethodEntry {
        MethodEntry(
            anchor: "inspection", title: "Faults of the dataset",
            paragraphs: [
                "Files are held against one another by bytes, by pixels after decoding, and by two hashes of their "
                    + "look; labels against the judgement of heads that had not seen them. A leak is a test picture "
                    + "that is, or nearly is, in the training split. The thresholds stand on the page on the dataset; "
                    + "they decide what is shown, and nothing is taken out of the audit because of them."
            ],
            cannotSay: "That a doubtful label is wrong: a weak model doubts more labels than are.",
            source: "Zauner 2010 (pHash); Krawetz 2013 (dHash); Northcutt et al., JAIR 2021 (confident learning).")
    }
}
