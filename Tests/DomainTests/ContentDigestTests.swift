import Domain
import Foundation
import Testing

@Suite("A content digest")
struct ContentDigestTests {
    private let digest = ContentDigest(hex: String(repeating: "0123456789abcdef", count: 4))

    @Test func `is a bare string in JSON`() throws {
        let json = try JSONEncoder().encode([digest])
        #expect(String(decoding: json, as: UTF8.self) == "[\"\(digest.hex)\"]")
        #expect(try JSONDecoder().decode([ContentDigest].self, from: json) == [digest])
    }

    @Test func `is named by its first twelve digits`() {
        #expect(digest.short == "0123456789ab")
    }
}
