import Foundation

/// Turns the struct of a page into what its template sees.
///
/// Every stored property becomes a name: texts and flags stay, structs become scopes, arrays become lists, page names
/// become links relative to the page, and figures become the files that were written for them. Numbers are refused:
/// they have to pass through `NumberFormat` first.
struct PageBinder {
    let page: PageName
    let log = PageScope.Log()
    /// Says what is shown in place of figures; nil where all are shown as they are.
    var filter: (any FigureFilter)?
    /// Writes a figure's files, once for the whole site.
    let write: (any Figure) throws(RenderError) -> [WrittenRendition]
    /// Notes a link to a page or to a name on it, so that one that leads nowhere is found in the end.
    let link: (PageName, String?) -> Void

    func scope(of value: Any) throws(RenderError) -> PageScope {
        var values: [String: Any] = [:]
        for (label, child) in Mirror(reflecting: value).children {
            if let label { values[label] = try bind(child, label: label) }
        }
        return PageScope(kind: "\(type(of: value))", values: values, log: log)
    }

    private func bind(_ value: Any, label: String) throws(RenderError) -> Any {
        switch value {
        case let text as String:
            return text
        case let flag as Bool:
            return flag
        case let name as PageName:
            return way(to: name, anchor: nil)
        case let words as PageLink:
            let values = ["title": words.title, "target": way(to: words.target, anchor: words.anchor)]
            return PageScope(kind: "PageLink", values: values, log: log)
        case let figure as any Figure:
            return try picture(of: try filter?.shown(figure) ?? figure)
        case let list as [Any]:
            return try list.map { (item) throws(RenderError) in try bind(item, label: label) }
        default:
            let mirror = Mirror(reflecting: value)
            switch mirror.displayStyle {
            case .optional:
                guard let child = mirror.children.first else { return NSNull() }
                return try bind(child.value, label: label)
            case .struct:
                return try scope(of: value)
            default:
                preconditionFailure("\(label) of \(page.path) is a \(type(of: value)): a page holds finished texts.")
            }
        }
    }

    private func way(to target: PageName, anchor: String?) -> String {
        link(target, anchor)
        return page.wayToTop + target.path + (anchor.map { "#\($0)" } ?? "")
    }

    private func picture(of figure: any Figure) throws(RenderError) -> PageScope {
        let files = try write(figure)
        let sources = files.dropLast().map { file in
            PageScope(kind: "source", values: fields(of: file), log: log)
        }
        guard let shown = files.last else { preconditionFailure("A figure has at least one file.") }
        var values = fields(of: shown)
        values["sources"] = sources
        values["alternative"] = figure.alternative
        return PageScope(kind: "figure", values: values, log: log)
    }

    private func fields(of file: WrittenRendition) -> [String: Any] {
        [
            "source": page.wayToTop + file.path, "media": file.media as Any? ?? NSNull(),
            "width": String(file.width), "height": String(file.height),
        ]
    }
}

/// A file of a figure after it was written.
struct WrittenRendition {
    let path: String
    let media: String?
    let width: Int
    let height: Int
}
