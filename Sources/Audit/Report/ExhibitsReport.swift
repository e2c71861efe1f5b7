import Domain
import Render

/// The exhibits of Agarwal (2023), "Intriguing properties of visual-language model explanations", made from a run.
struct ExhibitsReport {
    let findings: RunFindings
    let fairness: FairnessFindings
    let text: TextFindings
    /// One for each picture of the run, in order.
    let pictures: [PictureReport]

    /// The page: every table and figure in the order of the paper.
    var page: ExhibitsPage {
        ExhibitsPage(
            head: PageHead(
                title: "The paper\u{2019}s exhibits",
                lead:
                    "Every table and figure of Agarwal (2023) as this audit\u{2019}s own, on its dataset and model, "
                    + "with the interval and the number of pictures that each rests on. What the paper says is never "
                    + "taken for granted: beside it stands what was found here.",
                trail: [PageLink("Overview", .index)]),
            exhibits: [
                maps(.figure1), lettering(.figure2), masked(.figure3), pointing, deletion, maskedDeletion, accuracy,
                maskedPictures, maps(.figure7), lettering(.figure8), masked(.figure9),
            ])
    }

    /// A figure of pictures: the paper has each twice, with few examples in its text and more in its appendix.
    enum Gallery: String {
        case figure1, figure2, figure3, figure7, figure8, figure9

        /// The figure's number.
        var number: String { String(rawValue.suffix(1)) }
        /// Whether it stands in the appendix.
        var hasMore: Bool { ["7", "8", "9"].contains(number) }
    }

    /// Pictures in a figure of the paper's text, and in one of its appendix.
    static let few = 4
    static let more = 8

    /// Draws pictures by the run's seed.
    var draw: PictureDraw { PictureDraw(seed: findings.run.seed) }

    /// The faces of the run, under the paper's definition.
    var faces: RegionReliance { fairness.gender.faces }

    /// The part of some drawn pictures that a figure shows: the first few, or what follows them.
    func part(_ drawn: [PictureReport], _ figure: Gallery) -> [PictureReport] {
        Array(figure.hasMore ? drawn.dropFirst(Self.few).prefix(Self.more) : drawn.prefix(Self.few))
    }

    /// An exhibit with nothing to show, and why.
    static func absent(
        _ anchor: String, _ name: String, _ subject: String, paper: String, finding: Finding
    ) -> Exhibit {
        Exhibit(
            anchor: anchor, name: name, subject: subject, paper: paper, status: Status(.unclear, "Not made"),
            findings: [finding])
    }

    /// A finding about which the paper says something, under the verdict on that.
    static func compared(_ finding: Finding, _ verdict: ClaimVerdict) -> Finding {
        Finding(status: status(verdict), statement: finding.statement, evidence: finding.evidence)
    }

    /// Whether this audit found what the paper did.
    static func status(_ verdict: ClaimVerdict) -> Status {
        switch verdict {
        case .holds: Status(.holds, "As in the paper")
        case .contradicted: Status(.contradicted, "The other way round")
        case .cannotTell: Status(.unclear, "Cannot tell")
        }
    }

    /// The verdict on "this is above zero".
    static func verdict(aboveZero difference: Estimate?) -> ClaimVerdict {
        guard let difference else { return .cannotTell }
        return difference.lower > 0 ? .holds : difference.upper < 0 ? .contradicted : .cannotTell
    }

    /// The verdict on "this setting is the one".
    static func verdict(_ found: Setting?, is claimed: Setting) -> ClaimVerdict {
        found.map { $0 == claimed ? .holds : .contradicted } ?? .cannotTell
    }
}
