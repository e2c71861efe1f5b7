/// Rewrites an SVG file of Cairo as one that draws the same in about half the bytes, whatever release of Cairo wrote it.
///
/// Cairo repeats every property with every line, even where it has its default, and keeps them in `style` attributes,
/// which a strict policy against inline style would refuse. Here they become attributes of their own; colours become six
/// digits, places hundredths of a pixel, and the numbers that Cairo gives its surfaces over the life of the process go,
/// so that the bytes depend on the drawing alone.
struct CompactSVG {
    private let input: [UInt8]
    private var index = 0
    private var output: [UInt8] = []

    /// The file with some more elements before its end.
    static func rewrite(_ file: [UInt8], adding elements: String) -> [UInt8] {
        var rewriting = CompactSVG(input: file)
        rewriting.output.reserveCapacity(file.count)
        rewriting.run(adding: elements)
        return rewriting.output
    }

    private init(input: [UInt8]) {
        self.input = input
    }

    private mutating func run(adding elements: String) {
        while let tag = nextTag() {
            switch tag.name {
            case "?xml": continue
            case "/svg": append(elements + "</svg>\n")
            case "svg": write(tag, adding: Self.rounded)
            default: write(tag, adding: [])
            }
        }
    }

    // MARK: Reading

    private struct Attribute {
        let name: String
        let value: ArraySlice<UInt8>
    }

    private struct Tag {
        let name: String
        let attributes: [Attribute]
        /// Whether nothing stands inside it.
        let isEmpty: Bool
    }

    /// The next tag; Cairo writes nothing but tags and space between them.
    private mutating func nextTag() -> Tag? {
        take { $0 != UInt8(ascii: "<") }
        index += 1
        guard index < input.count else { return nil }
        let name = text(take { !Self.isSpace($0) && $0 != UInt8(ascii: ">") })
        var attributes: [Attribute] = []
        var isEmpty = false
        while index < input.count {
            take(while: Self.isSpace)
            guard index < input.count, input[index] != UInt8(ascii: ">") else { break }
            guard input[index] != UInt8(ascii: "/"), input[index] != UInt8(ascii: "?") else {
                isEmpty = true
                index += 1
                continue
            }
            let name = text(take { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ">") })
            index += 2
            let value = take { $0 != UInt8(ascii: "\"") }
            index += 1
            attributes.append(Attribute(name: name, value: value))
        }
        index += 1
        return Tag(name: name, attributes: attributes, isEmpty: isEmpty)
    }

    @discardableResult
    private mutating func take(while condition: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        let start = min(index, input.count)
        while index < input.count, condition(input[index]) { index += 1 }
        return input[start..<max(start, min(index, input.count))]
    }

    private func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

    // MARK: Writing

    /// All lines of a canvas have round joins and caps; said once, for all of them.
    private static let rounded = [("stroke-linecap", "round"), ("stroke-linejoin", "round")]

    /// What need not be said, because it is the default or stands at the head of the file; a limit of sharp joins means
    /// nothing for round ones.
    private static let idle: Set<String> = [
        "stroke-linecap:round", "stroke-linejoin:round", "stroke-miterlimit:10", "stroke:none", "stroke-opacity:1",
        "fill-opacity:1", "fill-rule:nonzero", "version:1.1",
    ]

    private mutating func write(_ tag: Tag, adding more: [(String, String)]) {
        append("<\(tag.name)")
        for attribute in tag.attributes {
            switch attribute.name {
            case "style":
                for property in attribute.value.split(separator: UInt8(ascii: ";")) {
                    let parts = property.split(separator: UInt8(ascii: ":"), maxSplits: 1)
                    guard parts.count == 2 else { continue }
                    write(text(parts[0].drop(while: Self.isSpace)), parts[1].drop(while: Self.isSpace))
                }
            case "id" where tag.name == "g", "xmlns:xlink":
                continue
            default:
                write(attribute.name, attribute.value)
            }
        }
        for (name, value) in more { append(" \(name)=\"\(value)\"") }
        append(tag.isEmpty ? "/>\n" : ">\n")
    }

    private mutating func write(_ name: String, _ value: ArraySlice<UInt8>) {
        guard !Self.idle.contains("\(name):\(text(value))") else { return }
        append(" \(name)=\"")
        switch name {
        case "d": writePath(value)
        case "xmlns": output += value
        default: if let colour = Self.colour(value) { append(colour.hex) } else { writeNumbers(value) }
        }
        append("\"")
    }

    /// The steps of a path: without the space behind a letter, and without a letter that goes without saying.
    private mutating func writePath(_ path: ArraySlice<UInt8>) {
        var command: UInt8?
        var needsSpace = false
        for word in path.split(whereSeparator: Self.isSpace) {
            guard word.count == 1, let letter = word.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(letter)
            else {
                if needsSpace { output.append(32) }
                writeNumber(word)
                needsSpace = true
                continue
            }
            // A line goes on after a move or a line, and a curve after a curve.
            let goesOn = letter == command || (letter == UInt8(ascii: "L") && command == UInt8(ascii: "M"))
            if !goesOn || letter == UInt8(ascii: "M") {
                output.append(letter)
                needsSpace = false
            }
            command = letter
        }
    }

    /// A value that may hold numbers among other words, such as lengths of dashes.
    private mutating func writeNumbers(_ value: ArraySlice<UInt8>) {
        var rest = value
        while let first = rest.first {
            let number = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: ".") }
            if number.isEmpty {
                output.append(first)
                rest = rest.dropFirst()
            } else {
                writeNumber(number)
                rest = rest[number.endIndex...]
            }
        }
    }

    /// A number rounded to hundredths.
    private mutating func writeNumber(_ digits: ArraySlice<UInt8>) {
        guard let point = digits.firstIndex(of: UInt8(ascii: ".")), digits.endIndex - point > 3,
            let value = Double(text(digits))
        else {
            output += digits
            return
        }
        append(NumberFormat.coordinate(value))
    }

    /// The colour that three percentages make: rgb(0%, 39.215686%, 65.882353%).
    private static func colour(_ value: ArraySlice<UInt8>) -> Colour? {
        guard value.starts(with: "rgb(".utf8) else { return nil }
        let parts = value.dropFirst(4).split(separator: UInt8(ascii: ",")).map { part in
            Double(String(decoding: part.filter { !isSpace($0) && !"%)".utf8.contains($0) }, as: UTF8.self))
        }
        guard parts.count == 3, let red = parts[0], let green = parts[1], let blue = parts[2] else { return nil }
        var colour = Colour(0)
        (colour.red, colour.green, colour.blue) = (red / 100, green / 100, blue / 100)
        return colour
    }

    private mutating func append(_ text: String) { output += text.utf8 }
}
