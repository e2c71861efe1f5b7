import Testing

@testable import Audit

@Suite("Names of explain's results")
struct OutputNamesTests {
    @Test(arguments: [
        (["a.jpg"], ["a"]), (["x/a.jpg", "y/a.png", "z/a"], ["a", "a-2", "a-3"]), (["a.b.jpg"], ["a.b"]),
        (["a.jpg", "a.jpg"], ["a", "a-2"]), (["a-2.jpg", "a.jpg", "a.png"], ["a-2", "a", "a-3"]),
        (["a.jpg", "b/a.jpg", "a-2.jpg"], ["a", "a-2", "a-2-2"]), ([], []),
        (["a b/c d.jpeg"], ["c d"]), (["/x/.hidden.jpg"], [".hidden"]),
    ])
    func `are the pictures' own, with a number where two would be the same`(_ paths: [String], _ names: [String]) {
        #expect(OutputNames.choose(for: paths) == names)
    }

    @Test func `never meet`() {
        let paths = ["a", "a-2", "a", "a-2", "a-2-2", "a-3", "a"].map { "\($0).jpg" }
        #expect(Set(OutputNames.choose(for: paths)).count == paths.count)
    }
}
