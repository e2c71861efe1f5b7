import Domain
import Testing

@testable import Audit

@Suite("A smaller test split keeps the balance of classes")
struct StratifiedSelectionTests {
    /// Pictures of classes of these sizes, class by class.
    private func samples(_ sizes: [Int]) -> [Sample] {
        sizes.enumerated().flatMap { label, size in
            (0..<size).map { Sample(path: "test/\(label)/\($0).jpg", split: .test, label: label) }
        }
    }

    /// Number of pictures of each class.
    private func counts(_ samples: [Sample], classes: Int) -> [Int] {
        (0..<classes).map { label in samples.count { $0.label == label } }
    }

    @Test(arguments: 1...12) func `equally many of each class, one more of the first ones`(_ limit: Int) {
        let chosen = StratifiedSelection.choose(limit, of: samples([10, 10, 10]), seed: 0)
        #expect(counts(chosen, classes: 3) == (0..<3).map { (limit + 2 - $0) / 3 })
    }

    @Test func `a class that runs out leaves its turn to the others`() {
        let chosen = StratifiedSelection.choose(9, of: samples([2, 10, 10]), seed: 0)
        #expect(counts(chosen, classes: 3) == [2, 4, 3])
    }

    @Test func `the same seed chooses the same, in the order of the list`() {
        let all = samples([40, 40])
        let first = StratifiedSelection.choose(10, of: all, seed: 5)
        #expect(first == StratifiedSelection.choose(10, of: all, seed: 5))
        #expect(first == all.filter(first.contains))
        #expect(Set(first).count == 10)
        for seed in 6...9 { #expect(first != StratifiedSelection.choose(10, of: all, seed: UInt64(seed))) }
    }

    @Test func `every picture has its chance`() {
        let all = samples([6, 6])
        let chosen = (0..<200).flatMap { StratifiedSelection.choose(4, of: all, seed: $0) }
        for sample in all {
            // 200 draws of 2 among 6: 67 on average, with a deviation of 7.
            #expect((35...100).contains(chosen.count { $0 == sample }), "\(sample.path)")
        }
    }

    @Test func `a limit that is no limit takes all`() {
        let all = samples([2, 3])
        for limit in [5, 6, 1000] { #expect(StratifiedSelection.choose(limit, of: all, seed: 1) == all) }
        #expect(StratifiedSelection.choose(3, of: [], seed: 1) == [])
    }
}
