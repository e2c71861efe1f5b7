import Testing

@testable import Audit

@Suite("Names as reports show them")
struct ShownNameTests {
    @Test func `are whole up to 120 characters`() {
        let name = String(repeating: "a", count: 120)
        #expect(ShownName.of(name) == name && ShownName.of("") == "")
    }

    @Test func `are cut beyond, and still told from others that start alike`() {
        let start = String(repeating: "z\u{308}", count: 2000)
        let (one, other) = (ShownName.of(start + "1"), ShownName.of(start + "2"))
        #expect(one != other)
        #expect(one.unicodeScalars.count < 120 && one.contains("\u{2026} [4001 characters, "))
    }
}
