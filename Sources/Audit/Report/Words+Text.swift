import Domain
import Render

/// The fixed sentences about text in pictures.
extension Words {
    /// Stands where nothing is known of text.
    static let noText = Finding(
        status: Status(.unclear, "Not measured"),
        statement: "Whether the model relies on text in pictures was not measured: no text is known.",
        evidence: "Neither metadata nor a detector marks any. The page on text says how to give it.",
        more: PageLink("How to give text", .text))

    /// Whether one setting is right more often on pictures with text; nil where one of both has no pictures.
    static func textAccuracy(_ setting: Setting, _ gap: GroupGap?) -> Finding? {
        gap.map {
            difference(
                setting, $0, more: "is right more often on pictures with text than on those without",
                less: "is right less often on pictures with text than on those without",
                equal: "is right about equally often on pictures with text and without",
                unclear: "is right more often on pictures with text or on those without")
        }
    }

    /// Whether one setting is right more often where the text names the class; nil where there are no two kinds.
    static func wordingAccuracy(_ setting: Setting, _ gap: GroupGap?) -> Finding? {
        gap.map {
            difference(
                setting, $0, more: "is right more often where the text names the class than where it names another",
                less: "is right less often where the text names the class than where it names another",
                equal: "is right about equally often whether the text names the class or another",
                unclear: "is right more often where the text names the class than where it names another")
        }
    }

    private static func difference(
        _ setting: Setting, _ gap: GroupGap, more: String, less: String, equal: String, unclear: String
    ) -> Finding {
        let statement: String, status: Status
        switch gap.verdict {
        case .fail where gap.gap.point > 0:
            (statement, status) = ("\(name(setting)) \(more).", Status(.info, "More often"))
        case .fail:
            (statement, status) = ("\(name(setting)) \(less).", Status(.info, "Less often"))
        case .pass:
            let margin = NumberFormat.decimal(100 * GroupGap.margin, digits: 0)
            (statement, status) = (
                "\(name(setting)) \(equal): the difference is below \(margin) points.", Status(.info, "About equal")
            )
        case .cannotTell:
            (statement, status) = (
                "We cannot tell whether \(setting.rawValue) \(unclear).", Words.status(Verdict.cannotTell)
            )
        }
        return Finding(
            status: status, statement: statement,
            evidence: "Difference of the accuracy, \(gap.first) minus \(gap.second): \(points(gap.gap)), "
                + "\(NumberFormat.basis(of: gap.gap)), Newcombe; Fisher's exact test \(pValue(gap.fisher)).",
            more: PageLink("Text in numbers", .text))
    }

    /// What wrong answers have to do with the text; nil where nothing is wrong.
    static func misreadings(_ setting: Setting, _ found: Misreadings) -> String? {
        guard let share = found.asWritten else { return nil }
        let answers = found.wrong == 1 ? "answer" : "answers"
        return "\(name(setting)): of \(NumberFormat.count(found.wrong)) wrong \(answers) on "
            + "\(pictures(found.count)) whose text names another class, "
            + "\(NumberFormat.percentInterval(share)) are the class that the text names; if wrong answers fell on all "
            + "classes alike it would be \(NumberFormat.percent(found.chance))."
    }
}
