/// Joins short pieces of lines into long ones: a few long lines are drawn much faster than thousands of short ones.
struct LineJoiner {
    /// One end of a piece.
    struct End {
        /// The side of a square that it lies on; two pieces at most end on one.
        let side: Int
        let place: Point
    }

    /// Ends in the order they came.
    private var ends: [End] = []
    /// The pieces that end on a side, by the number of their first end.
    private var pieces: [Int: [Int]] = [:]

    /// Adds one piece.
    mutating func add(_ from: End, _ to: End) {
        for end in [from, to] { pieces[end.side, default: []].append(ends.count) }
        ends += [from, to]
    }

    /// The lines: first those with two ends, from the end that came first, then those that run in a circle.
    var joined: [[Point]] {
        var isUsed = [Bool](repeating: false, count: ends.count)
        var lines: [[Point]] = []
        for onlyOpen in [true, false] {
            for index in ends.indices where !isUsed[index & ~1] {
                guard !onlyOpen || pieces[ends[index].side]?.count == 1 else { continue }
                lines.append(line(from: index, isUsed: &isUsed))
            }
        }
        return lines
    }

    /// The line that begins with an end, as far as pieces go on that are not used yet.
    private func line(from start: Int, isUsed: inout [Bool]) -> [Point] {
        var line = [ends[start].place]
        var next: Int? = start
        while let index = next {
            isUsed[index & ~1] = true
            // The other end of the same piece, and whichever other piece goes on from there.
            let far = ends[index ^ 1]
            line.append(far.place)
            next = pieces[far.side]?.first { !isUsed[$0] }.map { ends[$0].side == far.side ? $0 : $0 + 1 }
        }
        return line
    }
}
