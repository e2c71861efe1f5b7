import Domain
import Foundation
import Testing

@testable import Audit
@testable import Render

@Suite("Versions that are not made alike")
struct IdentityCheckTests {
    private let pictures = (0..<4).map { index in
        MadeVersion.picture("\(index).jpg", [.zeroShot: MadeVersion.answer(), .fineTuned: MadeVersion.answer()])
    }

    /// The document with one value replaced, by the path of its keys.
    private func changed(_ document: ReportDocument, _ keys: [String], _ value: Any) throws -> ReportDocument {
        func replaced(_ object: Any, _ keys: ArraySlice<String>) -> Any {
            guard let key = keys.first, var dictionary = object as? [String: Any] else { return value }
            dictionary[key] = replaced(dictionary[key] ?? NSNull(), keys.dropFirst())
            return dictionary
        }
        let object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(document))
        return try JSONDecoder().decode(
            ReportDocument.self, from: JSONSerialization.data(withJSONObject: replaced(object, keys[...])))
    }

    private func differences(_ keys: [String], _ value: Any) throws -> [IdentityDifference] {
        let baseline = MadeVersion.document("model", pictures)
        return IdentityCheck(baseline: baseline, candidate: try changed(baseline, keys, value)).differences
    }

    @Test(
        arguments: [
            (["dataset", "digest"], String(repeating: "a", count: 64), "dataset"),
            (["dataset", "split"], "train", "split"),
            (["classifiers", "zero-shot", "promptTemplate"], "the {class}", "prompt template"),
            (["run", "finished"], "", "state of the run"),
        ] as [([String], String, String)])
    func `are told by what differs, with both values`(keys: [String], value: String, name: String) throws {
        let found = try differences(keys, value.isEmpty ? NSNull() : value)
        let one = try #require(found.first)
        #expect(found.count == 1 && one.name == name && one.isBlocking && one.baseline != one.candidate)
    }

    @Test func `by a constant of the explainer, but not by its seed`() throws {
        let values: ([String: Any]) -> [String: Any] = { ["digest": String(repeating: "b", count: 64), "values": $0] }
        let baseline = try changed(
            MadeVersion.document("model", pictures), ["parameters"],
            ["meaningful-perturbation": values(["l1Weight": 0.0001, "seed": 1])])
        let candidate = try changed(
            baseline, ["parameters"], ["meaningful-perturbation": values(["l1Weight": 0.001, "seed": 2])])
        let found = IdentityCheck(baseline: baseline, candidate: candidate).differences
        #expect(
            found == [
                IdentityDifference(
                    name: "l1Weight of meaningful-perturbation", baseline: "0.0001", candidate: "0.001",
                    isBlocking: true)
            ])
    }

    @Test func `by the audited pictures`() throws {
        let found = IdentityCheck(
            baseline: MadeVersion.document("model", pictures),
            candidate: MadeVersion.document("model", Array(pictures.dropLast()))
        ).differences
        #expect(found.map(\.name) == ["audited pictures"])
    }

    @Test func `may differ by model, head, seed and program`() throws {
        let found = IdentityCheck(
            baseline: MadeVersion.document("one", pictures, seed: 1, head: "x"),
            candidate: MadeVersion.document("other", pictures, seed: 2, head: "y")
        ).differences
        #expect(found.map(\.name) == ["model", "trained head", "seed"])
        #expect(found.allSatisfy { !$0.isBlocking })
    }

    @Test func `are refused in one sentence, and compared by force with a notice`() throws {
        let baseline = MadeVersion.make("one", pictures)
        let document = try changed(baseline.document, ["dataset", "digest"], String(repeating: "a", count: 64))
        let candidate = AuditedVersion(document: document, origin: "run other", photo: { _, _ in nil })
        let error = #expect(throws: AuditError.self) {
            try Comparison(baseline: baseline, candidate: candidate, isForced: false)
        }
        let sentence = try #require(error).description
        #expect(error?.status == .badData)
        #expect(
            sentence.hasPrefix(
                "run one and run other: expected two audits that are made alike but found other values of dataset"))
        #expect(sentence.contains("aaaaaaaa") && sentence.contains("--force"))
        let forced = try Comparison(baseline: baseline, candidate: candidate, isForced: true)
        #expect(try #require(forced.forcedNotice).text.contains("they differ by dataset."))
        // Where nothing had to be forced nothing is said of it.
        #expect(try Comparison(baseline: baseline, candidate: baseline, isForced: true).forcedNotice == nil)
    }
}
