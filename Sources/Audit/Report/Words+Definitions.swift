import Domain
import Render

/// The fixed words about definitions of "points at a face", and about claims under all of them.
extension Words {
    /// What of a map is looked at, in tables.
    static func name(_ measure: PointingDefinition.Measure) -> String {
        switch measure {
        case .topPixel: "top pixel"
        case .nearTopPixel: "within \(PointingDefinition.tolerance) pixels of it"
        case .topShare: "top \(NumberFormat.percent(PointingDefinition.topShare, digits: 0)) of the pixels"
        case .mass: "mass"
        }
    }

    /// The same in a word, for the grid of a chart.
    static func word(_ measure: PointingDefinition.Measure) -> String {
        switch measure {
        case .topPixel: "top"
        case .nearTopPixel: "near"
        case .topShare: "top \(NumberFormat.percent(PointingDefinition.topShare, digits: 0))"
        case .mass: "mass"
        }
    }

    /// What is taken for the face.
    static func name(_ shape: PointingDefinition.Shape) -> String {
        switch shape {
        case .box: "box"
        case .ellipse: "ellipse"
        }
    }

    /// The verdict on a claim, which alone is neither good nor bad.
    static func status(_ verdict: ClaimVerdict) -> Status {
        switch verdict {
        case .holds: Status(.holds, "Holds")
        case .contradicted: Status(.contradicted, "Contradicted")
        case .cannotTell: Status(.unclear, "Cannot tell")
        }
    }

    /// A claim as a sentence.
    static func sentence(_ claim: Claim) -> String {
        switch claim {
        case .fineTunedMore: "Fine-tuned explanations point at faces more than zero-shot ones."
        case .moreThanChance(let setting): "\(name(setting)) explanations point at faces more than chance."
        case .gap(let setting, let more, let less):
            "\(name(setting)) explanations point at the face more on pictures marked \(more) than on pictures marked "
                + "\(less)."
        }
    }

    /// A claim in a few words, for a table.
    static func name(_ claim: Claim) -> String {
        switch claim {
        case .fineTunedMore: "Fine-tuned more than zero-shot"
        case .moreThanChance(let setting): "\(name(setting)) more than chance"
        case .gap(let setting, let more, let less): "\(name(setting)): \(more) more than \(less)"
        }
    }

    /// A claim as the title of what was found of it, which must not read like a finding.
    static func title(_ claim: Claim) -> String {
        let sentence = sentence(claim)
        return "Claim: \(sentence.prefix(1).lowercased())\(sentence.dropFirst().dropLast())"
    }

    /// In how many definitions a claim holds.
    static func robustness(_ panel: ClaimPanel) -> String {
        let holds = panel.count(.holds), contradicted = panel.count(.contradicted), open = panel.count(.cannotTell)
        let all = panel.results.count
        if holds == all { return "It holds in all \(NumberFormat.count(all)) definitions." }
        return "It holds in \(NumberFormat.count(holds)) of \(NumberFormat.count(all)) definitions and is "
            + "contradicted in \(contradicted == 0 ? "none" : NumberFormat.count(contradicted))"
            + (open == 0
                ? "."
                : "; in \(holds + contradicted == 0 ? "all" : "the other") "
                    + "\(NumberFormat.count(open)) we cannot tell.")
    }
}
