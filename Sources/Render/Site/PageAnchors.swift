/// The names on a rendered page that a link can begin at.
enum PageAnchors {
    /// What stands before a name in the page's source; texts cannot hold it, because their quotes are escaped.
    private static let start = Array(" id=\"".utf8)

    /// Every name that the source of a page gives to one of its elements.
    static func all(in html: [UInt8]) -> Set<String> {
        var anchors: Set<String> = []
        var index = 0
        while index + start.count < html.count {
            guard html[index] == start[0], html[index..<index + start.count].elementsEqual(start) else {
                index += 1
                continue
            }
            let name = html[(index + start.count)...].prefix { $0 != UInt8(ascii: "\"") }
            anchors.insert(String(decoding: name, as: UTF8.self))
            index = name.endIndex
        }
        return anchors
    }
}
