import Foundation
import Testing

@Suite("bench")
struct BenchTests {
    private func bench(_ more: [String]) async throws -> ProgramResult {
        try await Fixture(withDataset: false).run(["bench", "--model", Fixture.model.path] + more)
    }

    @Test func `gives its figures as JSON`() async throws {
        let result = try await bench(["--repetitions", "2", "--batches", "1,2", "--workers", "1", "--json"])
        result.expectSuccess()
        let json = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        #expect(json["model"] as? String == Fixture.model.path)
        for key in ["forwardBackwardMs", "forwardMs", "peakMemoryMB"] {
            #expect(json[key] as? Double ?? 0 > 0, "\(key)")
        }
        #expect((0..<1).contains(json["elementwiseShare"] as? Double ?? -1))
        let environment = try #require(json["environment"] as? [String: Any])
        #expect(environment["lanes"] as? Int == 1)
        #expect(environment["blasCore"] as? String != nil)
        let build = try #require(environment["microBatch"] as? Int)
        let passes = try #require(json["passes"] as? [[String: Any]])
        #expect(passes.compactMap { $0["batch"] as? Int } == [1, 2, build])
        for pass in passes {
            #expect(pass["productsMs"] as? Double ?? 0 > 0)
            // 50 tokens of width 32 through 2 layers, forward and back: some ten million operations.
            #expect((0.001..<1).contains(pass["gigaflopPerImage"] as? Double ?? 0))
        }
        let products = try #require(json["products"] as? [[String: Any]])
        #expect(products.count > 5)
        #expect(products.allSatisfy { $0["gigaflopsPerLane"] as? Double ?? 0 > 0 && $0["shape"] is String })
    }

    @Test func `gives its figures as a table`() async throws {
        let result = try await bench(["--repetitions", "1", "--batches", "1", "--workers", "1"])
        result.expectSuccess()
        #expect(result.output.contains("ms a picture"))
        #expect(result.output.contains("GFLOP/s"))
    }
}
