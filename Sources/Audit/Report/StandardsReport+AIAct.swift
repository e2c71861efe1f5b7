import Render

/// Annex IV of the EU AI Act, in the points that an audit of a model has something to say on.
extension StandardsReport {
    var aiAct: Text {
        Text(
            anchor: "ai-act", title: "EU AI Act, Annex IV",
            summary:
                "What the technical documentation of a high-risk AI system shall contain at least, as applicable to "
                + "the system. Its provider draws it up; this report is about a model on some pictures, and can "
                + "be one of its sources.",
            source:
                "Regulation (EU) 2024/1689 of the European Parliament and of the Council of 13 June 2024 (Artificial "
                + "Intelligence Act), Annex IV, \u{201C}Technical documentation referred to in Article 11(1)\u{201D}, "
                + "Official Journal of the European Union, 12 July 2024.",
            entries: [trainingData, oversight, testing, functioning, appropriateness])
    }

    private var trainingData: Entry {
        Entry(
            anchor: "annex-iv-2-d", title: "Annex IV, point 2(d)", subject: "data requirements",
            quote:
                "where relevant, the data requirements in terms of datasheets describing the training methodologies "
                + "and techniques and the training data sets used, including a general description of these data "
                + "sets, information about their provenance, scope and main characteristics; how the data was "
                + "obtained and selected; labelling procedures (e.g. for supervised learning), data cleaning "
                + "methodologies (e.g. outliers detection)",
            parts: [
                (
                    "a general description of these data sets",
                    Evidence(
                        .part,
                        isInspected
                            ? "The training split, on which the linear head was trained, is counted \(counted) "
                                + "beside the test split."
                            : "Only the number of pictures that the linear head was trained on, and the digest of the "
                                + "dataset.",
                        PageLink("Dataset", .dataset), PageLink("Provenance", .provenance))
                ), ("data cleaning methodologies (e.g. outliers detection)", dataFaults),
            ],
            notCovered:
                "What the checkpoint itself was trained on: the audit knows nothing of it. Where the pictures come "
                + "from, how they were obtained and selected, who labelled them, and under which licence.")
    }

    private var oversight: Entry {
        Entry(
            anchor: "annex-iv-2-e", title: "Annex IV, point 2(e)", subject: "human oversight",
            quote:
                "assessment of the human oversight measures needed in accordance with Article 14, including an "
                + "assessment of the technical measures needed to facilitate the interpretation of the outputs "
                + "of AI systems by the deployers, in accordance with Article 13(3), point (d)",
            parts: [
                (
                    "the technical measures needed to facilitate the interpretation of the outputs of AI systems",
                    mapsTested.inPart
                )
            ],
            notCovered:
                "Who oversees the system, how they are trained, and what they can do to intervene. Whether a person "
                + "decides better with a map beside the answer was not tried.")
    }

    private var testing: Entry {
        Entry(
            anchor: "annex-iv-2-g", title: "Annex IV, point 2(g)", subject: "validation and testing",
            quote:
                "the validation and testing procedures used, including information about the validation and testing "
                + "data used and their main characteristics; metrics used to measure accuracy, robustness and "
                + "compliance with other relevant requirements set out in Chapter III, Section 2, as well as "
                + "potentially discriminatory impacts; test logs and all test reports dated and signed by the "
                + "responsible persons, including with regard to pre-determined changes as referred to under point "
                + "(f)",
            parts: [
                ("the validation and testing procedures used", procedures),
                (
                    "information about the validation and testing data used and their main characteristics", testData
                ), ("metrics used to measure accuracy", accuracy), ("robustness", robustness),
                ("potentially discriminatory impacts", groups),
                ("test logs and all test reports dated and signed by the responsible persons", signedReport),
            ],
            notCovered:
                "Compliance with other requirements of Chapter III, Section 2. Robustness against noise, faults, "
                + "attacks and other surroundings. Pre-determined changes under point (f). Groups of people that "
                + "metadata does not name, and what an answer does to anybody. Tests of the system around the model.")
    }

    private var functioning: Entry {
        Entry(
            anchor: "annex-iv-3", title: "Annex IV, point 3", subject: "monitoring, functioning and control",
            quote:
                "Detailed information about the monitoring, functioning and control of the AI system, in particular "
                + "with regard to: its capabilities and limitations in performance, including the degrees of "
                + "accuracy for specific persons or groups of persons on which the system is intended to be used and "
                + "the overall expected level of accuracy in relation to its intended purpose; the foreseeable "
                + "unintended outcomes and sources of risks to health and safety, fundamental rights and "
                + "discrimination in view of the intended purpose of the AI "
                + "system; the human oversight measures needed in accordance with Article 14, including the technical "
                + "measures put in place to facilitate the interpretation of the outputs of AI systems by the "
                + "deployers; specifications on input data, as appropriate",
            parts: [
                ("capabilities and limitations in performance", limits),
                ("the degrees of accuracy for specific persons or groups of persons", accuracyByGroup.inPart),
                ("the overall expected level of accuracy in relation to its intended purpose", accuracy.inPart),
                ("sources of risks to health and safety, fundamental rights and discrimination", mapsByGroup.inPart),
                ("technical measures put in place to facilitate the interpretation of the outputs", maps.inPart),
            ],
            notCovered:
                "The intended purpose, and the persons on which the system is intended to be used: the numbers are "
                + "about these pictures. Monitoring and control in use, risks to health and safety, oversight by "
                + "people, and specifications on input data beyond how a picture is prepared.")
    }

    private var appropriateness: Entry {
        Entry(
            anchor: "annex-iv-4", title: "Annex IV, point 4", subject: "appropriateness of the metrics",
            quote: "A description of the appropriateness of the performance metrics for the specific AI system",
            parts: [("the appropriateness of the performance metrics", metrics.inPart)],
            notCovered:
                "Whether these metrics suit the specific system and its purpose: that is for its provider to say.")
    }
}
