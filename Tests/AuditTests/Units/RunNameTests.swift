import Testing

@testable import Audit

@Suite("Names of runs are names of folders")
struct RunNameTests {
    @Test(arguments: [
        ("occupation", "occupation"), ("ViT-B_32.v2", "ViT-B_32.v2"), ("my model", "my-model"), ("a/b\\c", "a-b-c"),
        ("../../etc", "etc"), ("..", "run"), ("", "run"), ("---", "run"), (".hidden", "hidden"), ("é", "run"),
        ("名前", "run"), ("médecin", "m-decin"), ("x\u{0}y\n", "x-y-"), ("١٢", "run"),
    ])
    func `slugs hold letters, digits, dots, dashes and underscores alone`(_ text: String, _ slug: String) {
        #expect(RunName.slug(text) == slug)
        #expect(RunName.slug(slug) == slug)
    }

    @Test func `slugs have at most 60 characters`() {
        #expect(RunName.slug(String(repeating: "x", count: 100)).count == 60)
    }

    @Test(arguments: ["a", "run-1", "2024-02-29", "a.b_c", String(repeating: "x", count: 60)])
    func `valid`(_ name: String) {
        #expect(RunName.isValid(name))
    }

    @Test(arguments: [
        "", ".", "..", "-x", ".x", "a/b", "a b", "ä", String(repeating: "x", count: 61), "heads", "audit.sqlite",
        "audit.sqlite-wal", "audit.sqlite-shm",
    ])
    func `not valid`(_ name: String) {
        #expect(!RunName.isValid(name))
    }
}
