import Domain
import Engine
import Testing

@testable import Audit

@Suite("Tables that tesseract writes")
struct TesseractTableTests {
    private static let head =
        "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"

    private func word(_ line: String) -> TesseractTable.Word? { TesseractTable(Self.head + line).words.first }

    @Test func `words have a box, a confidence and letters`() {
        let text =
            Self.head + "1\t1\t0\t0\t0\t0\t0\t0\t960\t960\t-1\t\n4\t1\t1\t1\t1\t0\t752\t48\t168\t60\t-1\t\n"
            + "5\t1\t1\t1\t1\t1\t752\t48\t168\t60\t91.529037\tCHEF\n5\t1\t1\t1\t1\t2\t7\t8\t9\t10\t3\t \n"
        let words = TesseractTable(text).words
        #expect(
            words.first
                == TesseractTable.Word(
                    box: Box(x: 752, y: 48, width: 168, height: 60), confidence: 91.529037, text: "CHEF"))
        #expect(words.count == 2 && words[1].text.isEmpty)
    }

    @Test(arguments: [
        "5\t1\t1\t1\t1\t1\t1\t2\t3\t4\t90", "5\t1\t1\t1\t1\t1\t-1\t2\t3\t4\t90\ta",
        "5\t1\t1\t1\t1\t1\t1\t2\t0\t4\t90\ta",
        "5\t1\t1\t1\t1\t1\t1\t2\t3\t4\tnan\ta", "5\t1\t1\t1\t1\t1\t1\t2\tinf\t4\t90\ta",
        "5\t1\t1\t1\t1\t1\t1\t2\t3\t4\t101\ta", "5\t1\t1\t1\t1\t1\t1e99\t2\t3\t4\t90\ta",
        "6\t1\t1\t1\t1\t1\t1\t2\t3\t4\t90\ta", "\t\t\t\t\t\t\t\t\t\t\t", "", "5", "\u{0}\t\u{FEFF}",
    ])
    func `lines that are none are passed over`(_ line: String) { #expect(word(line) == nil) }

    @Test func `a tab in a word belongs to the word, and white space does not`() {
        #expect(word("5\t1\t1\t1\t1\t1\t1\t2\t3\t4\t90\t a\tb\u{A0}")?.text == "ab")
    }

    @Test func `any bytes are read to the end`() {
        var random = SplitMix64(seed: 7)
        let alphabet = Array("0159.-\t\n\r ae\u{301}\u{1F600}")
        for _ in 0..<500 {
            let text = String((0..<200).map { _ in alphabet[random.integer(below: alphabet.count)] })
            #expect(TesseractTable(text).words.allSatisfy { $0.box.width > 0 && (0...100).contains($0.confidence) })
        }
    }
}
