import Domain
import Engine

/// Numbers of both versions that are looked at together: their p-values are corrected for how many they are.
struct MeasureFamily {
    /// How often at most a family shows a difference of versions that do not differ.
    static let falseAlarmRate = 0.05

    /// Both versions of every picture.
    let pictures: [ComparedPicture]
    let baseline: ReportDocument
    let candidate: ReportDocument

    /// A number before its p-value is corrected.
    fileprivate struct Draft {
        let definition: MeasureDefinition
        let setting: Setting
        var variant = Variant.original
        var group: MeasureValue.Group?
        var className: String?
        let change: PairedChange
        /// The largest difference that seeds alone make.
        let noise: Double?
        let page: String
    }

    /// The numbers over all pictures, and the gaps of the two largest groups of people.
    var overall: [ComparedMeasure] {
        let all = PictureMeasure.all.flatMap { measure in
            Setting.allCases.map { setting in
                draft(measure, setting, pictures, page: "measures.html#\(setting.rawValue)")
            }
        }
        let gaps = PictureMeasure.gaps.flatMap { gap in
            Setting.allCases.compactMap { self.gap(gap.measure, gap.definition, $0) }
        }
        return Self.corrected(all.filter { $0.change.count > 0 } + gaps)
    }

    /// The numbers group by group and class by class.
    var parts: [ComparedMeasure] {
        let drafts = Setting.allCases.flatMap { setting in
            PictureMeasure.inParts.flatMap { measure in
                groups.flatMap { attribute, names in
                    names.map { name in
                        draft(
                            measure, setting, members(name, of: attribute),
                            page: "parts.html#\(setting.rawValue)-groups",
                            group: MeasureValue.Group(attribute: attribute, name: name))
                    }
                }
                    + classes.map { name in
                        draft(
                            measure, setting, pictures.filter { $0.known.class == name },
                            page: "parts.html#\(setting.rawValue)-classes", className: name)
                    }
            }
        }
        return Self.corrected(drafts.filter { $0.change.count > 0 })
    }

    // MARK: Parts

    /// The classes of both versions, in the order of the candidate's labels.
    private var classes: [String] {
        candidate.dataset.classes + baseline.dataset.classes.filter { !candidate.dataset.classes.contains($0) }
    }

    /// By attribute: the groups that metadata names, in order.
    private var groups: [(attribute: String, names: [String])] {
        var found: [String: Set<String>] = [:]
        for (attribute, name) in pictures.flatMap(\.known.groups) { found[attribute, default: []].insert(name) }
        return found.sorted { $0.key < $1.key }.map { (attribute: $0.key, names: $0.value.sorted()) }
    }

    private func members(_ name: String, of attribute: String) -> [ComparedPicture] {
        pictures.filter { $0.known.groups[attribute] == name }
    }

    // MARK: Numbers

    private func draft(
        _ measure: PictureMeasure, _ setting: Setting, _ pictures: [ComparedPicture], page: String,
        group: MeasureValue.Group? = nil, className: String? = nil
    ) -> Draft {
        let pairs = Self.pairs(measure, setting, pictures)
        return Draft(
            definition: measure.definition, setting: setting, variant: measure.variant, group: group,
            className: className,
            change: measure.isHit ? PairedChange(hits: pairs) : PairedChange(values: pairs),
            noise: pairs.isEmpty ? nil : noise(measure, setting).threshold(over: pairs.count), page: page)
    }

    /// The gap of the two groups by gender with the most pictures; nil where there are no two.
    private func gap(_ measure: PictureMeasure, _ definition: MeasureDefinition, _ setting: Setting) -> Draft? {
        let attribute = PictureGroups.gender
        let sizes = (groups.first { $0.attribute == attribute }?.names ?? [])
            .map { (name: $0, pairs: Self.pairs(measure, setting, members($0, of: attribute))) }
            .filter { !$0.pairs.isEmpty }
            .sorted { ($1.pairs.count, $0.name) < ($0.pairs.count, $1.name) }.prefix(2).sorted { $0.name < $1.name }
        guard sizes.count == 2 else { return nil }
        return Draft(
            definition: definition, setting: setting,
            group: MeasureValue.Group(attribute: attribute, name: sizes[0].name, minus: sizes[1].name),
            change: PairedChange(gapOf: sizes[0].pairs, minus: sizes[1].pairs),
            noise: noise(measure, setting).threshold(over: sizes[0].pairs.count, sizes[1].pairs.count),
            page: "measures.html#\(setting.rawValue)")
    }

    private func noise(_ measure: PictureMeasure, _ setting: Setting) -> SeedNoise {
        SeedNoise(measure, setting, baseline: baseline, candidate: candidate)
    }

    private static func pairs(
        _ measure: PictureMeasure, _ setting: Setting, _ pictures: [ComparedPicture]
    ) -> [PairedChange.Pair] {
        pictures.compactMap { picture in picture.pair { measure.value($0, setting) } }
    }

    private static func corrected(_ drafts: [Draft]) -> [ComparedMeasure] {
        // What cannot be tested takes no part in the correction.
        let tested = drafts.indices.filter { drafts[$0].change.p != nil }
        let adjusted = Dictionary(
            uniqueKeysWithValues: zip(tested, Holm.adjusted(tested.compactMap { drafts[$0].change.p })))
        return drafts.indices.map { ComparedMeasure(drafts[$0], adjustedP: adjusted[$0]) }
    }
}

extension ComparedMeasure {
    fileprivate init(_ draft: MeasureFamily.Draft, adjustedP: Double?) {
        let change = draft.change
        self.init(
            id: draft.definition.id, setting: draft.setting, variant: draft.variant, group: draft.group,
            class: draft.className, n: change.count, baseline: change.baseline.map(FixedNumber.decimals),
            candidate: change.candidate.map(FixedNumber.decimals),
            difference: change.difference.map {
                Interval(
                    point: FixedNumber.decimals($0.point), lower: FixedNumber.decimals($0.lower),
                    upper: FixedNumber.decimals($0.upper), level: $0.level)
            },
            p: change.p.flatMap(FixedNumber.significant), adjustedP: adjustedP.flatMap(FixedNumber.significant),
            noise: draft.noise.map(FixedNumber.decimals),
            change: Change(change, adjustedP: adjustedP, noise: draft.noise, direction: draft.definition.direction),
            reason: change.difference == nil ? "Fewer than two pictures count in both versions." : nil,
            page: draft.page)
    }
}

extension Change {
    /// The word for a change.
    ///
    /// A difference is shown where the corrected p-value is below the false-alarm rate, the interval excludes zero, and
    /// the difference is larger than what seeds alone make. A gap of two groups is better the closer it is to zero; one
    /// that turns round is neither.
    init(_ change: PairedChange, adjustedP: Double?, noise: Double?, direction: MeasureDefinition.Direction) {
        guard let difference = change.difference, let baseline = change.baseline, let candidate = change.candidate
        else {
            self = .cannotTell
            return
        }
        let noise = noise ?? 0
        let isSignificant =
            (adjustedP ?? 1) < MeasureFamily.falseAlarmRate && (difference.lower > 0 || difference.upper < 0)
        if change.isSame || (difference.lower >= -noise && difference.upper <= noise && noise > 0) {
            self = .noChange
        } else if abs(difference.point) <= noise {
            self = .withinNoise
        } else if !isSignificant {
            self = .cannotTell
        } else {
            switch direction {
            case .higher: self = difference.point > 0 ? .improved : .regressed
            case .lower: self = difference.point < 0 ? .improved : .regressed
            case .zero where baseline * candidate >= 0:
                self = abs(candidate) < abs(baseline) ? .improved : .regressed
            case .zero, .neither: self = .changed
            }
        }
    }
}
