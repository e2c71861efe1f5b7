import Domain
import Engine
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

    /// Pictures of two classes, of which the first ones of each are of women.
    private func grouped(_ women: [Int], of size: Int) -> [Sample] {
        women.enumerated().flatMap { label, women in
            (0..<size).map { index in
                let gender = index < women ? "female" : "male"
                return Sample(
                    path: "test/\(label)/\(index).jpg", split: .test, label: label,
                    annotation: Annotation(groups: ["gender": gender]))
            }
        }
    }

    @Test(arguments: [2, 3, 8, 9, 20]) func `groups share the pictures of a class, and of all classes`(_ limit: Int) {
        let all = grouped([5, 15], of: 20)
        let chosen = StratifiedSelection.choose(limit, of: all, seed: 3)
        let women = chosen.filter { $0.annotation.groups["gender"] == "female" }
        #expect(chosen.count == limit)
        #expect(abs(2 * women.count - limit) <= 1)
        for label in 0...1 {
            let count = chosen.count { $0.label == label }
            #expect(abs(2 * women.count { $0.label == label } - count) <= 1)
        }
    }

    @Test func `a group that runs out leaves its turn to the others`() {
        let chosen = StratifiedSelection.choose(20, of: grouped([2, 2], of: 20), seed: 3)
        #expect(chosen.count { $0.annotation.groups["gender"] == "female" } == 4)
        #expect(counts(chosen, classes: 2) == [10, 10])
    }

    /// The choice as it was made before groups counted.
    private func formerChoice(_ limit: Int, of samples: [Sample], seed: UInt64) -> [Sample] {
        var random = SplitMix64.derived(runSeed: seed, parts: ["stratified selection"])
        let classes = Dictionary(grouping: samples, by: \.label)
        var waiting = classes.keys.sorted().map { (classes[$0] ?? []).shuffled(using: &random) }
        var chosen: Set<Sample> = []
        while chosen.count < limit {
            for index in waiting.indices where chosen.count < limit {
                if let sample = waiting[index].popLast() { chosen.insert(sample) }
            }
        }
        return samples.filter(chosen.contains)
    }

    @Test func `without groups the choice is what it always was`() {
        for limit in 1...20 {
            let all = samples([12, 9, 5]), former = formerChoice(limit, of: all, seed: 11)
            #expect(StratifiedSelection.choose(limit, of: all, seed: 11) == former)
            // One group alone changes nothing either.
            let grouped = all.map {
                Sample(
                    path: $0.path, split: $0.split, label: $0.label,
                    annotation: Annotation(groups: ["gender": "female"]))
            }
            #expect(StratifiedSelection.choose(limit, of: grouped, seed: 11).map(\.path) == former.map(\.path))
        }
    }

    @Test func `a limit that is no limit takes all`() {
        let all = samples([2, 3])
        for limit in [5, 6, 1000] { #expect(StratifiedSelection.choose(limit, of: all, seed: 1) == all) }
        #expect(StratifiedSelection.choose(3, of: [], seed: 1) == [])
    }
}
