import Domain
import Render

/// The page that holds the report against what laws and frameworks ask to be documented.
///
/// A status is about this run: what it did not measure it cannot support. No status says that anything complies.
struct StandardsReport {
    let findings: RunFindings
    let faithfulness: FaithfulnessFindings
    let fairness: FairnessFindings
    let text: TextFindings
    /// Whether the dataset was looked through for duplicates, leaks and doubtful labels.
    let isInspected: Bool

    /// Whether this run supports a part of a requirement.
    enum Support: CaseIterable {
        case full
        case part
        case none

        /// The same with a sign; none of them is a verdict on the model.
        var status: Status {
            switch self {
            case .full: Status(.holds, "Supports")
            case .part: Status(.info, "Supports in part")
            case .none: Status(.unclear, "Not in this run")
            }
        }

        fileprivate var meaning: String {
            switch self {
            case .full: "A section of this report documents this part, for the audited model and pictures."
            case .part: "The report has something to say on this part; the sentence beside it tells what."
            case .none: "Such a report could support this part, but this run did not measure what it takes."
            }
        }
    }

    /// What this run has for something that is asked.
    struct Evidence {
        let support: Support
        let answer: String
        let places: [PageLink]

        /// Describes it; `answer` is a sentence or two.
        init(_ support: Support, _ answer: String, _ places: PageLink...) {
            self.support = support
            self.answer = answer
            self.places = places
        }

        /// The same where it is all that there is for something wider.
        var inPart: Evidence { Evidence(support == .full ? .part : support, answer, places) }

        private init(_ support: Support, _ answer: String, _ places: [PageLink]) {
            self.support = support
            self.answer = answer
            self.places = places
        }
    }

    /// A requirement with what this run has for each part of it; the wording of a part is a piece of the quote.
    struct Entry {
        let anchor: String
        let title: String
        let subject: String
        let quote: String
        let parts: [(asks: String, evidence: Evidence)]
        let notCovered: String

        func count(_ support: Support) -> Int { parts.count { $0.evidence.support == support } }

        var requirement: Requirement {
            Requirement(
                anchor: anchor, title: title, subject: subject, quote: quote,
                points: parts.map {
                    Requirement.Point(
                        asks: "\u{201C}\($0.asks)\u{201D}", status: $0.evidence.support.status,
                        answer: $0.evidence.answer, places: $0.evidence.places)
                }, notCovered: notCovered)
        }
    }

    /// The page: what the run supports at a glance, and requirement by requirement.
    func page() -> StandardsPage {
        let texts = [aiAct, riskFramework], entries = texts.flatMap(\.entries)
        return StandardsPage(
            head: PageHead(
                title: "Standards",
                lead:
                    "Where this report supports what the EU AI Act and the NIST AI Risk Management Framework ask to be "
                    + "documented, and where it does not. A report supports; whether a system complies is for people "
                    + "to decide who know its purpose and the law.",
                trail: [PageLink("Overview", .index)]),
            balance: Self.balance(entries),
            meanings: Support.allCases.map { Finding(status: $0.status, statement: $0.meaning, evidence: "") },
            overview: Self.overview(entries), chapters: texts.map(\.chapter))
    }

    /// A text with its requirements.
    struct Text {
        let anchor: String
        let title: String
        let summary: String
        let source: String
        let entries: [Entry]

        fileprivate var chapter: RequirementChapter {
            RequirementChapter(
                anchor: anchor, title: title, summary: summary, source: source,
                requirements: entries.map(\.requirement))
        }
    }

    /// How many parts are supported, in a sentence.
    static func balance(_ entries: [Entry]) -> String {
        func count(_ support: Support) -> Int { entries.reduce(0) { $0 + $1.count(support) } }
        let missing = count(.none)
        let rest =
            switch missing {
            case 0: "It measured something for each of them."
            case 1: "For the other one it did not measure what it takes."
            default: "For the other \(missing) it did not measure what it takes."
            }
        return
            "Here are \(entries.count) requirements with \(entries.reduce(0) { $0 + $1.parts.count }) parts that a "
            + "report of this kind can be held against. This run supports \(count(.full)) of these parts, and "
            + "\(count(.part)) in part. "
            + rest
    }

    /// Counts alone: a requirement asks for more than its parts, so that no status sums it up.
    private static func overview(_ entries: [Entry]) -> Table {
        Table(
            caption:
                "Requirements, and how many of their parts this run supports; what no such report covers stands beside each",
            columns: [Table.Column("Requirement")]
                + ["Parts", "In full", "In part", "Not"].map { Table.Column($0, isNumber: true) },
            rows: entries.map { entry in
                [
                    Table.Cell(PageLink("\(entry.title): \(entry.subject)", .standards, anchor: entry.anchor)),
                    Table.Cell(NumberFormat.count(entry.parts.count)),
                ] + Support.allCases.map { Table.Cell(NumberFormat.count(entry.count($0))) }
            })
    }
}
