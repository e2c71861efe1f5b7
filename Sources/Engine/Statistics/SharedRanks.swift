/// Ranks from 1 up in which equal values share the mean of theirs.
enum SharedRanks {
    /// Twice the rank of each of some sorted values, which is whole even for shared ranks, and the sizes of groups of
    /// equal values.
    static func doubled(ofSorted values: [Double]) -> (ranks: [Int], tieSizes: [Int]) {
        var doubled: [Int] = [], tieSizes: [Int] = []
        while doubled.count < values.count {
            let start = doubled.count
            let size = values[start...].prefix { $0 == values[start] }.count
            // The mean of the ranks start + 1 ... start + size, doubled.
            doubled += [Int](repeating: 2 * start + size + 1, count: size)
            tieSizes.append(size)
        }
        return (doubled, tieSizes)
    }

    /// Twice the rank of each value, in the order of the values.
    static func doubled(of values: [Double]) -> [Int] {
        let order = values.indices.sorted { values[$0] < values[$1] }
        var result = [Int](repeating: 0, count: values.count)
        for (index, rank) in zip(order, doubled(ofSorted: order.map { values[$0] }).ranks) { result[index] = rank }
        return result
    }
}
