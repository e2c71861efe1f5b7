/// Capital letters as lines on a grid 4 wide and 6 high, so that a sign looks the same on every machine.
enum Lettering {
    /// Width of a letter and the gap after it, in units of its height.
    static let advance = 5.4 / 6

    /// Lines of each letter that the professions need; (0, 0) is the top left.
    private static let lines: [Character: [[(Double, Double)]]] = [
        "A": [[(0, 6), (2, 0), (4, 6)], [(0.9, 4), (3.1, 4)]],
        "C": [[(4, 1), (3, 0), (1, 0), (0, 1.2), (0, 4.8), (1, 6), (3, 6), (4, 5)]],
        "D": [[(0, 0), (0, 6), (2.4, 6), (4, 4.6), (4, 1.4), (2.4, 0), (0, 0)]],
        "E": [[(4, 0), (0, 0), (0, 6), (4, 6)], [(0, 3), (3, 3)]],
        "F": [[(4, 0), (0, 0), (0, 6)], [(0, 3), (3, 3)]],
        "G": [[(4, 1), (3, 0), (1, 0), (0, 1.2), (0, 4.8), (1, 6), (3, 6), (4, 5), (4, 3.2), (2.4, 3.2)]],
        "H": [[(0, 0), (0, 6)], [(4, 0), (4, 6)], [(0, 3), (4, 3)]],
        "I": [[(2, 0), (2, 6)], [(1, 0), (3, 0)], [(1, 6), (3, 6)]],
        "J": [[(3.4, 0), (3.4, 4.8), (2.4, 6), (1, 6), (0, 4.8)]],
        "L": [[(0, 0), (0, 6), (4, 6)]],
        "M": [[(0, 6), (0, 0), (2, 3.4), (4, 0), (4, 6)]],
        "N": [[(0, 6), (0, 0), (4, 6), (4, 0)]],
        "O": [[(1, 0), (3, 0), (4, 1.2), (4, 4.8), (3, 6), (1, 6), (0, 4.8), (0, 1.2), (1, 0)]],
        "P": [[(0, 6), (0, 0), (3, 0), (4, 1), (4, 2.2), (3, 3.2), (0, 3.2)]],
        "R": [[(0, 6), (0, 0), (3, 0), (4, 1), (4, 2.2), (3, 3.2), (0, 3.2)], [(2, 3.2), (4, 6)]],
        "T": [[(0, 0), (4, 0)], [(2, 0), (2, 6)]],
        "U": [[(0, 0), (0, 4.8), (1, 6), (3, 6), (4, 4.8), (4, 0)]],
        "W": [[(0, 0), (1, 6), (2, 2.4), (3, 6), (4, 0)]],
    ]

    /// Width of a word whose letters are this high.
    static func width(of word: String, height: Double) -> Double {
        (Double(word.count) * advance - 1.4 / 6) * height
    }

    /// Writes a word in capitals, its top left corner at (x, y).
    static func write(_ word: String, x: Double, y: Double, height: Double, pigment: Pigment, _ brush: Brush) {
        let unit = height / 6
        for (index, letter) in word.uppercased().enumerated() {
            let left = x + Double(index) * advance * height
            for line in lines[letter] ?? [] {
                for (step, point) in line.enumerated() {
                    let place = (left + point.0 * unit, y + point.1 * unit)
                    if step == 0 { brush.move(place.0, place.1) } else { brush.line(place.0, place.1) }
                }
            }
        }
        brush.stroke(pigment, 0.95 * unit)
    }
}
