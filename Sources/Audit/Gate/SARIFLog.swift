/// The parts of SARIF 2.1.0 that a gate writes, with the names of its public schema.
///
/// Source: OASIS, Static Analysis Results Interchange Format 2.1.0, errata 01.
struct SARIFLog: Encodable {
    var version = "2.1.0"
    var schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    let runs: [Run]

    enum CodingKeys: String, CodingKey {
        case version
        case schema = "$schema"
        case runs
    }

    struct Run: Encodable {
        let tool: Tool
        let invocations: [Invocation]
        let results: [Result]
        /// Of all checks, which `results` does not hold.
        let properties: [String: String]
    }

    struct Tool: Encodable { let driver: Driver }

    struct Driver: Encodable {
        let name: String
        let version: String
        let rules: [Rule]
    }

    struct Rule: Encodable {
        let id: String
        let shortDescription: Message
        let fullDescription: Message
        let defaultConfiguration: Configuration
        let properties: [String: String]
    }

    struct Configuration: Encodable {
        let enabled: Bool
        let level: Level
    }

    enum Level: String, Encodable {
        case error
        case warning
        case none
    }

    struct Message: Encodable { let text: String }

    struct Invocation: Encodable {
        /// Whether the gate could be asked, whatever it said.
        let executionSuccessful: Bool
        let exitCode: Int32
    }

    struct Result: Encodable {
        let ruleId: String
        let ruleIndex: Int
        let level: Level
        var kind = "fail"
        let message: Message
        let locations: [Location]
        /// What tells a result of one gate from those of the next.
        let partialFingerprints: [String: String]
        let suppressions: [Suppression]
        let properties: [String: String]
    }

    struct Location: Encodable {
        let physicalLocation: PhysicalLocation
        struct PhysicalLocation: Encodable { let artifactLocation: ArtifactLocation }
        struct ArtifactLocation: Encodable { let uri: String }
    }

    struct Suppression: Encodable {
        var kind = "external"
        var status = "accepted"
        let justification: String
    }
}
