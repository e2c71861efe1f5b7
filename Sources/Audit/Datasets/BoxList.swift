import Domain

/// Boxes as a cell of `metadata.csv` holds them: `x y width height` in pixels, several separated by `;`.
enum BoxList {
    /// The form in words, for complaints.
    static let form = "\"x y width height\" in pixels, width and height above 0, several separated by ;"

    /// Beyond any picture that is decoded; larger numbers are slips.
    private static let largest = 1_000_000.0

    /// The boxes in a cell, none in an empty one; nil where something else stands there.
    static func boxes(_ cell: String) -> [Box]? {
        guard cell.contains(where: { !$0.isWhitespace }) else { return [] }
        var boxes: [Box] = []
        for piece in cell.split(separator: ";", omittingEmptySubsequences: false) {
            let numbers = piece.split(whereSeparator: \.isWhitespace).map { Double($0) ?? .nan }
            // A comparison with something that is no number fails too.
            guard numbers.count == 4, numbers.allSatisfy({ abs($0) <= largest }), numbers[2] > 0, numbers[3] > 0 else {
                return nil
            }
            boxes.append(Box(x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3]))
        }
        return boxes
    }
}
