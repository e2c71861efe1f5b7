/// What somebody who wrote an unknown name may have meant.
enum NearestName {
    /// The most scalars of a name that is compared.
    private static let longest = 80

    /// Known names that differ little from a wrong one, the nearest first; mostly one, often none.
    ///
    /// - Parameter count: the most names.
    static func of(_ wrong: String, among names: [String], count: Int = 3) -> [String] {
        let scalars = Array(wrong.lowercased().unicodeScalars.prefix(longest))
        let allowed = max(2, scalars.count / 3)
        let near = names.map { (name: $0, distance: distance(scalars, Array($0.lowercased().unicodeScalars))) }
            .filter { $0.distance <= allowed }
        return near.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(count).map(\.name)
    }

    /// A half-sentence that names them, with a comma in front; nothing where there are none.
    static func hint(_ wrong: String, among names: [String]) -> String {
        let near = of(wrong, among: names).map { "\"\($0)\"" }
        return near.isEmpty ? "" : ", which may mean \(near.joined(separator: " or "))"
    }

    /// The least number of scalars that have to be put in, taken out or exchanged (Levenshtein 1966).
    private static func distance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
        var row = Array(0...second.count)
        for (line, scalar) in first.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for (column, other) in second.enumerated() {
                let changed = diagonal + (scalar == other ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(changed, min(row[column], diagonal) + 1)
            }
        }
        return row[second.count]
    }
}
