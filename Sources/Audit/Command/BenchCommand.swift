import ArgumentParser
import Domain
import Engine
import Foundation
import Logging

/// `vlm-audit bench`: how fast this machine explains, and what limits it.
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measures the speed of a model on this machine against that of its matrix products alone.")

    @Option(name: .customLong("model"), help: "A CLIP checkpoint: a folder, or a name that models list shows.")
    var modelFolder: String?

    @Option(
        help:
            "An architecture with random weights instead: \(CLIPConfiguration.presets.keys.sorted().joined(separator: ", "))."
    )
    var arch: String?

    @Option(help: "Sizes of micro-batch to measure, separated by commas.")
    var batches = "1,2,4,8,16"

    @Option(help: "Repetitions of each measurement; the median is reported.")
    var repetitions = 5

    @OptionGroup var workers: WorkerOptions

    @Flag(help: "Write the figures as JSON.")
    var json = false

    func validate() throws {
        guard (modelFolder == nil) != (arch == nil) else {
            throw ValidationError("Expected either --model or --arch; name one of them.")
        }
        if let arch, CLIPConfiguration.presets[arch] == nil {
            throw ValidationError(
                "--arch \(arch): expected one of \(CLIPConfiguration.presets.keys.sorted().joined(separator: ", ")).")
        }
        guard !sizes.isEmpty, sizes.allSatisfy({ (1...256).contains($0) }) else {
            throw ValidationError("--batches \(batches): expected whole numbers from 1 to 256 separated by commas.")
        }
        guard (1...1000).contains(repetitions) else {
            throw ValidationError("--repetitions \(repetitions): expected a whole number from 1 to 1000.")
        }
    }

    private var sizes: [Int] {
        let parts = batches.split(separator: ",").map { Int($0.trimmingCharacters(in: .whitespaces)) }
        return parts.contains(nil) ? [] : parts.compactMap { $0 }
    }

    func run() async throws {
        let lanes = workers.lanes
        let benchmark: ModelBenchmark
        if let arch, let configuration = CLIPConfiguration.presets[arch] {
            benchmark = ModelBenchmark(configuration: configuration, lanes: lanes, repetitions: repetitions)
        } else {
            let model = try CLIPModel.load(try ModelLocator().locate(modelFolder ?? "").folder)
            benchmark = ModelBenchmark(model: model, lanes: lanes, repetitions: repetitions)
        }
        let measured = Set(sizes + [benchmark.buildBatch]).sorted()
        let report = try await benchmark.run(batches: measured) { step in
            Logger(label: VLMAudit.name).notice("Measure \(step)")
        }
        let result = BenchResult(
            subject: arch ?? modelFolder ?? "", environment: .current(lanes: lanes, microBatch: benchmark.buildBatch),
            report: report)
        print(json ? try JSONText.text(result) : result.text)
    }
}

/// The figures of a benchmark with what they depend on.
struct BenchResult: Encodable {
    /// Checkpoint or architecture.
    let model: String
    let environment: RunEnvironment
    /// Milliseconds for a picture, forward and back to the input, at the micro-batch of a build.
    let forwardBackwardMs: Double
    /// The same, forward only.
    let forwardMs: Double
    /// Share of the time that is not spent in matrix products, at the micro-batch of a build.
    let elementwiseShare: Double
    let peakMemoryMB: Double
    let passes: [ModelBenchmark.PassSpeed]
    let products: [ModelBenchmark.ProductSpeed]

    init(subject: String, environment: RunEnvironment, report: ModelBenchmark.Report) {
        model = subject
        self.environment = environment
        let build = report.passes.first { $0.batch == environment.microBatch }
        forwardBackwardMs = build?.forwardBackwardMs ?? .nan
        forwardMs = build?.forwardMs ?? .nan
        elementwiseShare = build?.elementwiseShare ?? .nan
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        peakMemoryMB = Double(usage.ru_maxrss) / 1024
        passes = report.passes
        products = report.products
    }

    var text: String {
        var lines = [
            "\(model): \(environment.lanes) lanes, OpenBLAS kernels \(environment.blasCore) "
                + "(chosen by \(environment.blasCoreChosenBy.rawValue)), "
                + "elementwise kernels \(environment.instructionSet)",
            String(
                format:
                    "forward + input backward %.1f ms a picture at the micro-batch of a build (%d), peak memory %.0f MB",
                forwardBackwardMs, environment.microBatch, peakMemoryMB),
            "",
            "  batch   forward   forward+backward   products alone   elsewhere",
        ]
        lines += passes.map {
            String(
                format: "  %5d  %5.1f ms           %6.1f ms        %6.1f ms      %4.1f %%", $0.batch, $0.forwardMs,
                $0.forwardBackwardMs, $0.productsMs, 100 * $0.elementwiseShare)
        }
        lines += ["", "  GFLOP/s one lane   all lanes   times   product"]
        lines += products.map {
            String(format: "  %16.0f  %10.0f  %6d   ", $0.gigaflopsPerLane, $0.gigaflopsAllLanes, $0.count) + $0.shape
        }
        return lines.joined(separator: "\n")
    }
}
