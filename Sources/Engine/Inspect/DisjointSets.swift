/// Which members of a list belong together, directly or through others (single linkage).
///
/// Tarjan, "Efficiency of a good but not linear set union algorithm", JACM 1975, with path halving.
public struct DisjointSets {
    private var parents: [Int]

    /// Every member alone.
    public init(count: Int) { parents = Array(0..<count) }

    /// Joins the sets of two members.
    public mutating func join(_ one: Int, _ other: Int) {
        let first = root(of: one), second = root(of: other)
        // The earlier member leads, so that the sets do not depend on the order in which they were joined.
        parents[max(first, second)] = min(first, second)
    }

    /// The member that stands for a member's set: its first one.
    public mutating func root(of member: Int) -> Int {
        var member = member
        while parents[member] != member {
            parents[member] = parents[parents[member]]
            member = parents[member]
        }
        return member
    }

    /// All sets of at least two members, in the order of their first ones.
    public mutating func groups() -> [[Int]] {
        var members: [Int: [Int]] = [:]
        for member in parents.indices { members[root(of: member), default: []].append(member) }
        return members.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    }
}
