import Domain

/// A bill of materials as CycloneDX 1.6 (ECMA-424) describes it, in as much of it as an audit has to say.
///
/// The names of the properties are those of the standard; a key that has no value is left out.
struct CycloneDXDocument: Encodable, Sendable {
    let schema = "http://cyclonedx.org/schema/bom-1.6.schema.json"
    let bomFormat = "CycloneDX"
    let specVersion = "1.6"
    let serialNumber: String
    let version = 1
    let metadata: Metadata
    let components: [Component]
    let externalReferences: [Reference]
    let dependencies: [Dependency]
    let compositions: [Composition]

    private enum CodingKeys: String, CodingKey {
        case schema = "$schema"
        case bomFormat, specVersion, serialNumber, version, metadata, components, externalReferences, dependencies
        case compositions
    }

    /// When the document was made, with what, and of what.
    struct Metadata: Encodable, Sendable {
        /// UTC, ISO 8601; nil where the run has no end.
        let timestamp: String?
        let tools: Tools
        let component: Component
        let properties: [Property]
    }

    struct Tools: Encodable, Sendable {
        let components: [Component]
    }

    /// A model, a dataset or a program.
    struct Component: Encodable, Sendable {
        let type: String
        let bomRef: String
        let name: String
        var version: String?
        var description: String?
        var hashes: [Hash]?
        var modelCard: ModelCard?
        var data: [Data]?
        var properties: [Property]?

        private enum CodingKeys: String, CodingKey {
            case type
            case bomRef = "bom-ref"
            case name, version, description, hashes, modelCard, data, properties
        }
    }

    struct Hash: Encodable, Sendable {
        let alg: String
        let content: String

        init(_ digest: ContentDigest) {
            alg = "SHA-256"
            content = digest.hex
        }
    }

    struct Property: Encodable, Sendable {
        let name: String
        let value: String

        /// Names start with that of the program, as the standard asks for names that it does not define.
        init(_ name: String, _ value: String) {
            self.name = "\(VLMAudit.name):\(name)"
            self.value = value
        }
    }

    struct Data: Encodable, Sendable {
        let type: String
        let name: String
        let contents: Contents
        let description: String
        let sensitiveData: [String]?

        struct Contents: Encodable, Sendable {
            let properties: [Property]
        }
    }

    struct ModelCard: Encodable, Sendable {
        let modelParameters: Parameters
        let quantitativeAnalysis: Analysis
        let considerations: Considerations
        let properties: [Property]

        struct Parameters: Encodable, Sendable {
            let approach: Approach?
            let task: String
            let architectureFamily: String
            let modelArchitecture: String?
            let datasets: [DataReference]
            let inputs: [Format]
            let outputs: [Format]
        }

        struct Approach: Encodable, Sendable {
            let type: String
        }

        struct DataReference: Encodable, Sendable {
            let ref: String
        }

        struct Format: Encodable, Sendable {
            let format: String
        }

        struct Analysis: Encodable, Sendable {
            let performanceMetrics: [Metric]
        }

        struct Metric: Encodable, Sendable {
            let type: String
            let value: String
            /// Nil for all pictures.
            let slice: String?
            let confidenceInterval: Interval
        }

        struct Interval: Encodable, Sendable {
            let lowerBound: String
            let upperBound: String
        }

        struct Considerations: Encodable, Sendable {
            let technicalLimitations: [String]
            var performanceTradeoffs: [String]?
            var ethicalConsiderations: [Risk]?
            var fairnessAssessments: [Fairness]?
        }

        struct Risk: Encodable, Sendable {
            let name: String
        }

        struct Fairness: Encodable, Sendable {
            let groupAtRisk: String
            let harms: String
        }
    }

    struct Reference: Encodable, Sendable {
        let type: String
        let url: String
        let comment: String
        let hashes: [Hash]
    }

    struct Dependency: Encodable, Sendable {
        let ref: String
        let dependsOn: [String]
    }

    /// What is known to be missing.
    struct Composition: Encodable, Sendable {
        let aggregate: String
        let dependencies: [String]
    }
}
