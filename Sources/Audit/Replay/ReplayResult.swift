import Domain
import Foundation

/// What `replay` says of one picture.
struct ReplayResult: Encodable {
    let run: String
    /// Below the dataset's folder.
    let path: String
    /// Of the file.
    let digest: ContentDigest
    let verdict: Verdict
    /// Where the run was made, and where this was.
    let storedEnvironment: RunEnvironment
    let environment: RunEnvironment
    /// Tables of which the run holds nothing, so that nothing of them is compared.
    let missingTables: [String]
    let values: [ReplayedValue]

    /// What comes of it.
    enum Verdict: String, Encodable {
        /// Every number is the same to the last bit.
        case same
        /// They differ as they do between kinds of processors, and the run was made on another.
        case withinRounding = "within-rounding"
        case differs
    }

    init(
        run: RunRow, picture: RunSampleRow, environment: RunEnvironment, missingTables: [String],
        values: [ReplayedValue]
    ) {
        self.run = run.name
        path = picture.sample.path
        digest = picture.image
        storedEnvironment = run.environment
        self.environment = environment
        self.missingTables = missingTables
        self.values = values
        verdict =
            values.allSatisfy(\.isSame)
            ? .same
            : !environment.computesAlike(run.environment) && values.allSatisfy(\.isWithinRounding)
                ? .withinRounding : .differs
    }
}

extension RunEnvironment {
    /// Whether two processes give the same bits: kernels and program are the same; lanes do not matter.
    func computesAlike(_ other: RunEnvironment) -> Bool {
        blasCore == other.blasCore && instructionSet == other.instructionSet && microBatch == other.microBatch
            && programVersion == other.programVersion
    }

    /// What decides the bits, for a sentence.
    var kernels: String { "\(blasCore), \(instructionSet), \(VLMAudit.name) \(programVersion)" }
}
