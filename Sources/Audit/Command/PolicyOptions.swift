import ArgumentParser
import Foundation

/// A policy whose word stands on the first page of what a command writes.
struct PolicyOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A policy (.toml, .yaml or .yml) whose verdict and waivers stand on the first page.",
            discussion: "Everything is written; a version that fails ends with status 1. \"vlm-audit gate\" says more.")
    )
    var policy: String?

    /// Reads the policy, before long work begins; nil where none is asked.
    func read() throws -> GatePolicy? { try policy.map(GatePolicy.read) }
}
