import Render

/// The function MEASURE of the NIST AI Risk Management Framework, in the points that an audit of a model has something to
/// say on.
extension StandardsReport {
    var riskFramework: Text {
        Text(
            anchor: "ai-rmf", title: "NIST AI Risk Management Framework, MEASURE",
            summary:
                "A voluntary framework. Its function MEASURE is about the risks and the context that an organisation "
                + "has identified in the function MAP; an audit of a model does not know them.",
            source:
                "NIST AI 100-1, Artificial Intelligence Risk Management Framework (AI RMF 1.0), National Institute of "
                + "Standards and Technology, January 2023, table 3, \u{201C}Categories and subcategories for the "
                + "MEASURE function\u{201D}.",
            entries: [
                documentedTests, people, performance, validity, accountability, explanation, fairnessAndBias,
                effectiveness,
            ])
    }

    private var documentedTests: Entry {
        Entry(
            anchor: "measure-2-1", title: "MEASURE 2.1", subject: "test sets, metrics and tools",
            quote: "Test sets, metrics, and details about the tools used during TEVV are documented.",
            parts: [
                ("Test sets", testData), ("metrics", metrics), ("details about the tools used during TEVV", tools),
            ],
            notCovered: "Any other test, evaluation, verification or validation (TEVV) than this audit.")
    }

    private var people: Entry {
        Entry(
            anchor: "measure-2-2", title: "MEASURE 2.2", subject: "human subjects",
            quote:
                "Evaluations involving human subjects meet applicable requirements (including human subject "
                + "protection) and are representative of the relevant population.",
            parts: [("representative of the relevant population", population)],
            notCovered:
                "No person takes part in this audit. Whether people in the pictures agreed to be in them, how they are "
                + "protected, and which population the system is for, it does not know.")
    }

    private var population: Evidence {
        let groups = accuracyByGroup
        guard groups.support != .none else { return groups }
        return Evidence(
            .part,
            "Who is in the pictures is counted by group and class, and who falls out of a comparison as well; the "
                + "population itself is not known here.",
            PageLink("Dataset", .dataset), PageLink("Faces", .faces))
    }

    private var performance: Entry {
        Entry(
            anchor: "measure-2-3", title: "MEASURE 2.3", subject: "performance",
            quote:
                "AI system performance or assurance criteria are measured qualitatively or quantitatively and "
                + "demonstrated for conditions similar to deployment setting(s). Measures are documented.",
            parts: [
                ("measured qualitatively or quantitatively", accuracy), ("Measures are documented.", metrics),
            ],
            notCovered: "Conditions similar to deployment: the audit knows these pictures and no others.")
    }

    private var validity: Entry {
        Entry(
            anchor: "measure-2-5", title: "MEASURE 2.5", subject: "validity, reliability, generalisation",
            quote:
                "The AI system to be deployed is demonstrated to be valid and reliable. Limitations of the "
                + "generalizability beyond the conditions under which the technology was developed are "
                + "documented.",
            parts: [
                ("demonstrated to be valid and reliable", checks.inPart),
                ("Limitations of the generalizability", limits),
            ],
            notCovered:
                "That the system is valid for its purpose. How it does on other pictures is not tested; the report "
                + "says that this is unknown.")
    }

    private var accountability: Entry {
        Entry(
            anchor: "measure-2-8", title: "MEASURE 2.8", subject: "transparency and accountability",
            quote:
                "Risks associated with transparency and accountability \u{2013} as identified in the MAP function "
                + "\u{2013} are examined and documented.",
            parts: [("transparency and accountability", transparency)],
            notCovered:
                "The risks that MAP has identified, who answers for the system, and how people can object to what it "
                + "says.")
    }

    private var explanation: Entry {
        Entry(
            anchor: "measure-2-9", title: "MEASURE 2.9", subject: "explained, validated, documented",
            quote:
                "The AI model is explained, validated, and documented, and AI system output is interpreted within its "
                + "context \u{2013} as identified in the MAP function \u{2013} to inform responsible use and "
                + "governance.",
            parts: [
                ("explained", maps), ("validated", mapsTested), ("documented", procedures),
                ("AI system output is interpreted within its context", mapsInContext),
            ],
            notCovered:
                "The context of use as MAP has identified it. A map says what an answer depends on in a picture; it "
                + "is no reason, and it does not say how the answer is used.")
    }

    private var fairnessAndBias: Entry {
        Entry(
            anchor: "measure-2-11", title: "MEASURE 2.11", subject: "fairness and bias",
            quote:
                "Fairness and bias \u{2013} as identified in the MAP function \u{2013} are evaluated and results are "
                + "documented.",
            parts: [
                ("Fairness", accuracyByGroup), ("bias", mapsByGroup),
                ("results are documented", groups.support == .none ? groups : resultsOnGroups),
            ],
            notCovered:
                "Groups that metadata does not name, other notions of fairness than equal accuracy and equally placed "
                + "maps, where a difference comes from, and the harm that it may do.")
    }

    private var resultsOnGroups: Evidence {
        Evidence(
            .full,
            "Each gap has a verdict that is no stronger than its interval; report.json has the numbers, and the sheet "
                + "to be signed lists the verdicts.",
            PageLink("What the audit found", .index, anchor: "findings"), PageLink("Sign-off", .signOff))
    }

    private var effectiveness: Entry {
        Entry(
            anchor: "measure-2-13", title: "MEASURE 2.13", subject: "whether the tests themselves work",
            quote: "Effectiveness of the employed TEVV metrics and processes in the MEASURE function are evaluated and "
                + "documented.",
            parts: [("Effectiveness of the employed TEVV metrics", checks)],
            notCovered: "The processes of the organisation around this audit.")
    }
}
