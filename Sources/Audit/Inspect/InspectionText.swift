import Domain
import Render

/// What `inspect` prints: short, the most important first.
struct InspectionText {
    /// Lines of each list where nothing else is said.
    static let defaultLimit = 5

    let inspection: DatasetInspection
    /// The most lines of each list.
    let limit: Int

    /// Several lines without a line break at the end.
    var text: String {
        let parts: [[String]] = [heading, duplicates, unreadable, odd, counts, faces]
        return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
    }

    private var heading: [String] {
        let counts = inspection.counts
        return [
            "\(inspection.name): \(Words.pictures(inspection.pictures.count)) of "
                + "\(NumberFormat.count(inspection.classNames.count)) classes, "
                + "\(NumberFormat.count(counts.count(split: .train))) to train and "
                + "\(NumberFormat.count(counts.count(split: .test))) to test"
        ]
    }

    // MARK: Duplicates

    private var duplicates: [String] {
        let groups = inspection.duplicates
        return DatasetWords.leaks(inspection)
            + [DuplicateGroup.Kind.bytes, .pixels, .near].flatMap { kind -> [String] in
                let name = DatasetWords.name(kind)
                let found = groups[kind]
                guard !found.isEmpty else { return ["\(name): none"] }
                let sums =
                    "\(name): \(DatasetWords.groups(found.count)), \(NumberFormat.count(found.leaking.count)) in both train "
                    + "and test, \(NumberFormat.count(found.contradictory.count)) with different labels"
                // Contradictions first: they are few, and each is an error.
                let order = found.filter(\.contradicts) + found.filter { $0.leaks && !$0.contradicts }
                return [sums] + list(order.map(line))
            }
    }

    private func line(_ group: DuplicateGroup) -> String {
        let marks = [group.contradicts ? "labels" : nil, group.leaks ? "leak" : nil].compactMap { $0 }
        return "[\(marks.joined(separator: ", "))] \(group.files.map(\.sample.path).joined(separator: "  "))"
    }

    // MARK: Files

    private var unreadable: [String] {
        let files = inspection.unreadable
        guard !files.isEmpty else { return ["Unreadable files: none"] }
        return ["Unreadable files: \(NumberFormat.count(files.count))"]
            + list(files.map { $0.problem ?? "" })
    }

    private var odd: [String] {
        guard !inspection.odd.findings.isEmpty else { return ["Odd pictures: none"] }
        return ["Odd pictures"]
            + inspection.odd.findings.flatMap { finding -> [String] in
                let count = NumberFormat.count(finding.pictures.count)
                let name = DatasetWords.name(finding.kind, inspection.parameters)
                if finding.isTrait { return ["  \(name): \(count), which is most of them and nothing odd here"] }
                return ["  \(name): \(count)"]
                    + list(
                        finding.pictures.map {
                            "\($0.picture.sample.path) (\(DatasetWords.value(finding.kind, $0.value)))"
                        }, indent: "    ")
            }
    }

    // MARK: Counts

    private var counts: [String] {
        let counts = inspection.counts
        let groups = counts.attributes.map { attribute, names in
            "\(attribute): "
                + names.map { "\($0) \(NumberFormat.count(counts.count(group: (attribute, $0))))" }
                .joined(separator: ", ")
        }
        let classes = inspection.classNames.enumerated().map { label, name in
            let train = counts.count(label: label, split: .train), test = counts.count(label: label, split: .test)
            return "\(name): \(NumberFormat.count(train)) train, \(NumberFormat.count(test)) test"
        }
        return ["Pictures by class"] + list(classes) + groups
    }

    private var faces: [String] {
        let faces = MarkedFaces(inspection.pictures)
        return ["Faces: " + DatasetWords.faces(faces)]
    }

    /// The first lines of a list, and how many there are besides.
    private func list(_ lines: [String], indent: String = "  ") -> [String] {
        let more = lines.count - limit
        return lines.prefix(limit).map { indent + $0 }
            + (more > 0 ? ["\(indent)and \(NumberFormat.count(more)) more; --limit or --json shows all"] : [])
    }
}
