import Domain
import Foundation
import Testing

@testable import Audit

@Suite("The audit of the sample world")
struct SampleBuildTests {
    /// The program itself, as the README calls it, on a choice of 20 pictures; the stored results are the judge.
    @Test func `runs with nothing but the program and finds what is stored`() async throws {
        let fixture = try Fixture(withDataset: false)
        let nowhere = ["VLM_AUDIT_DATA": fixture.url("data").path]
        let result = try await fixture.run(["build", "--dataset", "occupation", "--limit", "20"], environment: nowhere)
        result.expectSuccess()
        #expect(result.errors.contains("sample world"))
        let site = fixture.url(try #require(result.outputLines.first)).deletingLastPathComponent()
        for page in ["index.html", "fairness.html", "faithfulness.html", "gallery.html"] {
            let text = try String(contentsOf: site.appending(path: page), encoding: .utf8)
            #expect(text.contains("Sample world, sample model"))
        }

        let stored = try SampleResults().pictures("sample-v2", .zeroShot)
        let mass = Dictionary(uniqueKeysWithValues: stored.map { ($0.path, $0.face.mass ?? 0) })
        let rows = try fixture.rows()
        let paths = try rows.values(String.self, Self.query("sample.path"))
        let found = try rows.values(Double.self, Self.query("localisation.mass"))
        #expect(paths.count == 20 && found.count == 20)
        // Another processor rounds otherwise, and 300 steps of an optimiser spread that a little.
        let differences = zip(paths, found).map { abs((mass[$0] ?? -1) - $1) }
        #expect(differences.reduce(0, +) / 20 < 0.01)

        // Neither needs to be told where pictures and model are.
        let run = site.lastPathComponent
        let verified = try await fixture.run(["verify", run], environment: nowhere)
        verified.expectSuccess()
        #expect(verified.outputLines.last == "Everything that was checked holds.")
        let replayed = try await fixture.run(["replay", run, try #require(paths.last)], environment: nowhere)
        replayed.expectSuccess()
        #expect(replayed.outputLines.last?.hasPrefix("The same to the last bit: ") == true)
    }

    private static func query(_ column: String) -> String {
        """
        SELECT \(column) FROM localisation
        JOIN classifier ON classifier.digest = localisation.classifierDigest AND classifier.setting = 'zero-shot'
        JOIN sample ON sample.imageDigest = localisation.imageDigest
        JOIN run ON run.attributionDigest = localisation.attributionDigest
        WHERE localisation.region = 'face' AND localisation.variant = 'original' ORDER BY sample.path
        """
    }
}
