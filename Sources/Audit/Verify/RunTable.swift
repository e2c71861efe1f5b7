/// A table of the database, and which of its rows one run rests on.
///
/// The database holds all runs of an output folder, and they share what was computed from the same things. What another
/// run added later must not count, or a site would stop belonging to its database whenever something else is built.
struct RunTable: Sendable {
    let name: String
    /// Which rows belong, in terms of the parts that `RunScope` names.
    let condition: String
    /// What is read in place of a column.
    var readings: [String: String] = [:]
    /// Which picture a row is about; nil where it is about several or none.
    var owner: Owner?

    /// How a row names its picture.
    enum Owner: Hashable, Sendable {
        /// A column with the digest of what was shown.
        case image(String)
        /// A column with the path below the dataset's folder.
        case path

        /// Name of the column.
        var column: String {
            switch self {
            case .image(let column): column
            case .path: "path"
            }
        }
    }

    /// Every table but the list of migrations, in order of name.
    static let all = (inputs + settings + results + repetitions + inspection).sorted { $0.name < $1.name }

    /// What the run was given.
    private static let inputs = [
        // A file that cannot be read keeps the reason, which starts with the path of whichever dataset was read last.
        RunTable(
            name: "image", condition: "digest IN (SELECT image FROM known)",
            readings: ["problem": "substr(problem, max(1, instr(problem, ': expected ')))"], owner: .image("digest")),
        RunTable(name: "dataset", condition: "digest IN (SELECT datasetDigest FROM it)"),
        RunTable(name: "sample", condition: ofDataset, owner: .path),
        RunTable(name: "sampleGroup", condition: ofDataset, owner: .path),
        RunTable(name: "sampleText", condition: ofDataset, owner: .path),
        RunTable(name: "sampleRegion", condition: ofDataset, owner: .path),
        RunTable(name: "sampleBox", condition: ofDataset, owner: .path),
        RunTable(
            name: "sampleInput",
            condition: "digest IN (SELECT datasetDigest FROM it UNION SELECT modelDigest FROM it)"),
        RunTable(name: "model", condition: "digest IN (SELECT modelDigest FROM it)"),
        RunTable(name: "detector", condition: "digest IN (SELECT digest FROM detectors)"),
        RunTable(
            name: "detection", condition: ofDetectors, owner: .image("imageDigest")),
        RunTable(name: "detectedRegion", condition: ofDetectors, owner: .image("imageDigest")),
    ]

    /// What the run was asked for.
    private static let settings = [
        RunTable(name: "run", condition: "name = :run"),
        RunTable(name: "runSample", condition: ofRun, owner: .path),
        RunTable(name: "runVariant", condition: ofRun),
        RunTable(name: "runDetector", condition: ofRun),
        RunTable(name: "runSampleVariant", condition: ofRun, owner: .path),
        RunTable(name: "runFaithfulness", condition: ofRun),
        RunTable(name: "runRepeat", condition: ofRun),
        RunTable(name: "runCheckedSample", condition: ofRun, owner: .path),
        RunTable(name: "runInspection", condition: ofRun),
        RunTable(name: "parameters", condition: "digest IN (SELECT parameters FROM methods)"),
        RunTable(name: "classifier", condition: "digest IN (SELECT digest FROM classifiers)"),
        RunTable(name: "head", condition: "digest IN (SELECT digest FROM heads)"),
    ]

    /// What was computed of each picture.
    private static let results = [
        RunTable(
            name: "embedding",
            condition: "imageDigest IN (SELECT image FROM studied) AND modelDigest IN (SELECT modelDigest FROM it)",
            owner: .image("imageDigest")),
        RunTable(
            name: "photo",
            condition: "imageDigest IN (SELECT image FROM shown) AND modelDigest IN (SELECT modelDigest FROM it)",
            owner: .image("imageDigest")),
        RunTable(
            name: "prediction", condition: "imageDigest IN (SELECT image FROM shown) AND \(byClassifiers)",
            owner: .image("imageDigest")),
        RunTable(
            name: "attribution",
            condition: """
                (imageDigest, parameterDigest) IN (SELECT image, attribution FROM explained) AND \(byClassifiers)
                """,
            owner: .image("imageDigest")),
        RunTable(
            name: "deletion",
            condition: "\(ofMaps) AND parameterDigest IN (SELECT deletionDigest FROM it)", owner: .image("imageDigest")),
        RunTable(name: "localisation", condition: "\(ofMaps) AND \(besideBoxes)", owner: .image("imageDigest")),
        RunTable(name: "pointing", condition: "\(ofMaps) AND \(besideBoxes)", owner: .image("imageDigest")),
        RunTable(
            name: "mapCurve",
            condition: """
                imageDigest IN (SELECT image FROM original) AND attributionDigest IN (SELECT attributionDigest FROM it)
                AND \(byClassifiers) AND \(ofGames)
                """, owner: .image("imageDigest")),
        RunTable(
            name: "floorCurve",
            condition: """
                (imageDigest, target) IN (SELECT image, target FROM compared)
                AND floorDigest IN (SELECT floorDigest FROM further) AND \(ofGames)
                """, owner: .image("imageDigest")),
    ]

    /// What was explained again.
    private static let repetitions = [
        RunTable(
            name: "scoreRange",
            condition: """
                imageDigest IN (SELECT image FROM checked) AND parameterDigest IN (SELECT matchedDigest FROM further)
                AND \(byClassifiers)
                """, owner: .image("imageDigest"))
    ]

    /// What was found in the dataset.
    private static let inspection = [
        RunTable(
            name: "inspection", condition: "imageDigest IN (SELECT image FROM known)", owner: .image("imageDigest")),
        RunTable(name: "similaritySearch", condition: "digest IN (SELECT digest FROM searches)"),
        RunTable(name: "similarPair", condition: "searchDigest IN (SELECT digest FROM searches)"),
        RunTable(name: "labelAudit", condition: "digest IN (SELECT labelAudit FROM inspected)"),
        RunTable(
            name: "labelJudgement", condition: "auditDigest IN (SELECT labelAudit FROM inspected)", owner: .path),
        RunTable(
            name: "thumbnail", condition: "imageDigest IN (SELECT image FROM small)", owner: .image("imageDigest")),
    ]

    // MARK: Conditions that several share

    private static let ofRun = "run = :run"
    private static let ofDataset = "datasetDigest IN (SELECT datasetDigest FROM it)"
    private static let ofDetectors =
        "imageDigest IN (SELECT image FROM original) AND detectorDigest IN (SELECT digest FROM detectors)"
    private static let byClassifiers = "classifierDigest IN (SELECT digest FROM classifiers)"
    private static let ofMaps =
        "(imageDigest, attributionDigest) IN (SELECT image, attribution FROM explained) AND \(byClassifiers)"
    private static let besideBoxes = "imageDigest || region || boxesDigest IN (SELECT key FROM boxes)"
    private static let ofGames =
        "parameterDigest IN (SELECT parameters FROM games) AND scorerDigest IN (SELECT digest FROM classifiers)"
}
