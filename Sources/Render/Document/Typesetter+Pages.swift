extension Typesetter {
    /// Everything that a page of the report says, in the order of its stored properties.
    ///
    /// A page needs no words about paper: blocks that paper knows are set wherever they stand in it, and of anything else
    /// what is in it. Its links to neighbours, filters and the like are for a screen and fall away.
    func set(_ page: any Page) throws(RenderError) -> [Piece] {
        var pieces = open(page.name, head: page.head)
        let parts = Mirror(reflecting: page).children
        let isGrouped = parts.contains { $0.value is [FindingGroup] }
        for (label, value) in parts {
            guard let label, !Self.screenOnly.contains(label) else { continue }
            // Findings that stand in groups as well stand there alone.
            if isGrouped, value is [Finding] { continue }
            pieces += try set(value, label: label)
        }
        return pieces
    }

    private func set(_ value: Any, label: String) throws(RenderError) -> [Piece] {
        switch value {
        case let limits as [Limit]: return self.limits(limits, title: Self.title(of: label))
        case let findings as [Finding]:
            return findings.isEmpty
                ? [] : [section(Self.title(of: label), anchor: label)] + findings.flatMap(finding)
        case let cards as [Card]: return self.cards(cards)
        case let cards as [SettingsCard]: return self.cards(cards)
        case let groups as [FindingGroup]:
            return groups.flatMap { group in
                group.findings.isEmpty ? [] : [section(group.title, anchor: nil)] + group.findings.flatMap(finding)
            }
        case let groups as [FactGroup]: return list(groups, label: label)
        case let stacks as [Stack]: return try self.stacks(stacks)
        case let tiles as [GalleryTile]: return try pictures(tiles)
        case let finding as Finding: return self.finding(finding)
        case let notice as Notice: return self.notice(notice)
        case let exhibit as Exhibit: return try self.exhibit(exhibit)
        case let requirement as Requirement: return self.requirement(requirement)
        case let section as Section: return try set(section)
        case let group as FactGroup: return facts(group)
        case let table as Table: return self.table(table)
        case let figure as FigureBlock: return try self.figure(figure)
        case let shelf as PictureShelf: return try self.shelf(shelf)
        case let stack as Stack: return try stacks([stack])
        case let link as PageLink: return paragraph(run(link))
        case let figure as any Figure: return try picture(of: figure, width: width, isFramed: false)
        case let texts as [String]: return list(texts, label: label)
        case let facts as [Fact]: return facts.isEmpty ? [] : self.facts(FactGroup(Self.title(of: label), facts))
        case let text as String where label == "line": return paragraph(text, style: .code, before: 2)
        case let text as String: return Self.sentences.contains(label) ? paragraph(text) : []
        case is Bool, is PageName: return []
        case let list as [Any]:
            var pieces: [Piece] = []
            for item in list { pieces += try set(item, label: label) }
            return pieces
        default: return try setParts(of: value, label: label)
        }
    }

    /// What is in a struct that paper does not know: its title and its sentences first, then the blocks in it.
    private func setParts(of value: Any, label: String) throws(RenderError) -> [Piece] {
        let mirror = Mirror(reflecting: value)
        if mirror.displayStyle == .optional {
            guard let child = mirror.children.first else { return [] }
            return try set(child.value, label: label)
        }
        guard mirror.displayStyle == .struct else { return [] }
        let fields = mirror.children.compactMap { child in child.label.map { (label: $0, value: child.value) } }
        func text(_ label: String) -> String? { fields.first { $0.label == label }?.value as? String }
        if label == "lines", let title = text("title") { return line(title) }
        let name = [text("title") ?? text("name"), text("subject")].compactMap { $0 }.joined(separator: ": ")
        var pieces: [Piece] = []
        if !name.isEmpty { pieces.append(section(name, anchor: text("anchor"))) }
        for field in fields where !Self.screenOnly.contains(field.label) {
            pieces += try set(field.value, label: field.label)
        }
        return pieces
    }

    /// Groups of properties; one that an earlier page has printed in full is named and not printed again.
    private func list(_ groups: [FactGroup], label: String) -> [Piece] {
        guard !groups.isEmpty else { return [] }
        var pieces = [section(Self.title(of: label), anchor: label)], repeated: [String] = []
        for group in groups {
            if isFirst(group) { pieces += facts(group) } else { repeated.append(group.title) }
        }
        guard !repeated.isEmpty else { return pieces }
        return pieces + paragraph("As printed before: \(repeated.joined(separator: ", ")).", style: .small, before: 8)
    }

    /// Lists of texts: choices get boxes to be ticked, formulas and commands equal letters, notes stand as paragraphs.
    private func list(_ texts: [String], label: String) -> [Piece] {
        switch label {
        case "decisions": return choices(texts)
        case "formulas", "terms":
            return texts.flatMap { paragraph($0, style: label == "terms" ? .small : .code, before: 3) }
        case "notes", "paragraphs", "cautions": return texts.flatMap { paragraph($0) }
        default:
            guard !texts.isEmpty else { return [] }
            return [subsection(Self.title(of: label))] + texts.flatMap { paragraph("\u{2022} \($0)", before: 3) }
        }
    }

    /// What a page holds for a screen alone: ways to other pages, names to link to, and what says when a copy was rendered.
    private static let screenOnly: Set<String> = ["head", "ways", "anchor", "rendering", "previous", "next"]

    /// Names of properties that hold sentences for readers.
    private static let sentences: Set<String> = [
        "summary", "lead", "text", "caption", "note", "description", "balance", "detail", "rule", "reason", "reading",
        "paper",
        "source", "cannotSay", "subtitle",
    ]

    /// A section with its figure, table and notes, and what a reader of the site would have to open.
    private func set(_ section: Section) throws(RenderError) -> [Piece] {
        var pieces = [self.section(section.title, anchor: section.anchor)]
        let summary = paragraph(section.summary)
        // The words stay with what they are about.
        pieces += section.figure == nil && section.table == nil ? summary : kept(summary)
        if let figure = section.figure { pieces += try self.figure(figure) }
        if let table = section.table { pieces += self.table(table) }
        pieces += section.notes.flatMap { paragraph($0, style: .small, before: 6) }
        for fold in section.folds {
            pieces += [subsection(fold.title)] + table(fold.table, before: 3)
            pieces += fold.notes.flatMap { paragraph($0, style: .small, before: 6) }
        }
        return pieces
    }

    /// Pictures with their maps, as the gallery shows them.
    func pictures(_ tiles: [GalleryTile]) throws(RenderError) -> [Piece] {
        var pieces: [Piece] = [], line: [Plate] = []
        for tile in tiles {
            let plates = tile.stacks.map { stack in
                Plate(
                    figures: Self.layers(of: stack),
                    runs: [
                        TextRun(tile.title, isBold: true),
                        TextRun(" \(tile.subtitle), \(tile.status.word). ", colour: PaperColour.muted),
                        TextRun("\(stack.label): \(stack.note)"),
                    ])
            }
            // The pictures of a tile stay on one line; two of a photo in both settings share it.
            if line.count + plates.count > Self.columns {
                pieces += try lines(of: line)
                line = []
            }
            line += plates
        }
        return pieces + (try lines(of: line))
    }

    /// The words over a list that the templates know by its name.
    private static func title(of label: String) -> String {
        switch label {
        case "limits": "What limits these numbers"
        case "findings": "In short"
        case "method": "How it was measured"
        case "identity": "What was audited"
        case "notMeant": "What a signature does not mean"
        case "words": "Words that verdicts are made of"
        case "meanings": "What the words mean"
        case "groups": "Where the numbers come from"
        case "provenance": "Where the numbers come from"
        default: label.prefix(1).uppercased() + label.dropFirst()
        }
    }
}
