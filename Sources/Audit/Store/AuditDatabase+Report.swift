import Domain
import GRDB

/// One test picture of a run, as the report needs it.
struct RunSampleRow: Sendable {
    /// Its path and class, and what is known of it: what metadata says, and what detectors found where it says nothing.
    let sample: Sample
    /// What metadata alone says of it.
    let stated: Annotation
    /// What the run's detectors made of it, whether or not metadata speaks of the region as well.
    let searches: [Region: RegionSearch]
    let image: ContentDigest
    /// Pixels of the upright picture; nil where it could not be read.
    let size: (width: Int, height: Int)?
    /// Why it could not be used; nil where it could.
    let problem: String?
    /// The pictures that it becomes in other variants, and why one could not be used.
    let versions: [Variant: (image: ContentDigest, problem: String?)]

    /// Puts together what metadata says of a picture (`sample`) and what detectors made of it.
    init(
        sample: Sample, image: ContentDigest, size: (width: Int, height: Int)?, problem: String?,
        searches: [Region: RegionSearch] = [:], versions: [Variant: (image: ContentDigest, problem: String?)] = [:]
    ) {
        stated = sample.annotation
        self.sample = sample.annotated(stated.completed(by: searches.mapValues(\.detection)))
        self.searches = searches
        self.image = image
        self.size = size
        self.problem = problem
        self.versions = versions
    }

    /// Who says where a region is, or that there is none; nil where nobody does.
    func source(of region: Region) -> RegionSource? {
        if stated.boxes[region] != nil { return .metadata }
        return searches[region].flatMap { $0.detection.regions == nil ? nil : .detector($0.detector) }
    }
}

extension AuditDatabase {
    /// Name and class names of a dataset, as they are shown.
    func dataset(_ digest: ContentDigest) throws -> (name: String, classNames: [String])? {
        try writer.read { db in
            try Row.fetchOne(db, sql: "SELECT name, classNames FROM dataset WHERE digest = ?", arguments: [digest.hex])
                .map { ($0["name"], try Self.value([String].self, json: $0["classNames"]).map(ShownName.of)) }
        }
    }

    /// The test pictures of a run, ordered by path.
    func samples(of run: RunRow) throws -> [RunSampleRow] {
        try writer.read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT sample.path, split, label, imageDigest, width, height, problem
                    FROM runSample
                    JOIN sample ON sample.path = runSample.path AND sample.datasetDigest = ?
                    JOIN image ON image.digest = sample.imageDigest
                    WHERE run = ? ORDER BY sample.path
                    """,
                arguments: [run.dataset.hex, run.name])
            let annotations = try Self.annotations(dataset: run.dataset, db)
            let others = try Dictionary(
                uniqueKeysWithValues: run.variants.filter { $0 != .original }.map {
                    ($0, try Self.variants($0, run: run.name, db))
                })
            let searches = try run.detectors.map { detector in
                (detector: detector, found: try Self.detections(detector: detector.digest, db))
            }
            return rows.map { row in
                let path: String = row["path"], width: Int? = row["width"], height: Int? = row["height"]
                let image = ContentDigest(hex: row["imageDigest"]), problem: String? = row["problem"]
                return RunSampleRow(
                    sample: Sample(
                        path: path, split: Split(rawValue: row["split"]) ?? .test, label: row["label"],
                        annotation: annotations[path] ?? Annotation()),
                    image: image, size: width.flatMap { width in height.map { (width, $0) } },
                    problem: problem.map { ImageProblem.sentence($0, path: path) },
                    searches: searches.reduce(into: [:]) { result, search in
                        result[search.detector.region] = search.found[image].map {
                            RegionSearch(detector: search.detector.name, detection: $0)
                        }
                    },
                    versions: others.compactMapValues { $0[path] })
            }
        }
    }

    /// Training pictures that could not be read, with the reason, ordered by path.
    func unreadableTrainingSamples(dataset: ContentDigest) throws -> [(path: String, problem: String)] {
        try writer.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT path, problem FROM sample JOIN image ON digest = imageDigest
                    WHERE datasetDigest = ? AND split = 'train' AND problem IS NOT NULL ORDER BY path
                    """,
                arguments: [dataset.hex]
            ).map { ($0["path"], ImageProblem.sentence($0["problem"], path: $0["path"])) }
        }
    }

    /// Name of a checkpoint.
    func modelName(_ digest: ContentDigest) throws -> String? {
        try writer.read { db in
            try String.fetchOne(db, sql: "SELECT name FROM model WHERE digest = ?", arguments: [digest.hex])
        }
    }

    /// Number of training pictures and the final loss of a head.
    func headTraining(classifier: ContentDigest) throws -> (
        digest: ContentDigest, pictures: Int, loss: Double, parameters: ContentDigest
    )? {
        try writer.read { db in
            try Row.fetchOne(
                db,
                sql: """
                    SELECT head.digest, pictures, loss, parameterDigest FROM classifier
                    JOIN head ON head.digest = headDigest WHERE classifier.digest = ?
                    """,
                arguments: [classifier.hex]
            ).map {
                (
                    ContentDigest(hex: $0["digest"]), $0["pictures"], $0["loss"],
                    ContentDigest(hex: $0["parameterDigest"])
                )
            }
        }
    }

    /// The prompts of a zero-shot classifier, one for each class.
    func prompts(classifier: ContentDigest) throws -> [String] {
        try writer.read { db in
            let json = try String.fetchOne(
                db, sql: "SELECT prompts FROM classifier WHERE digest = ?", arguments: [classifier.hex])
            return try json.map { try Self.value([String].self, json: $0) } ?? []
        }
    }

    /// The parameters behind a digest.
    func parameters<T: Decodable>(_ type: T.Type, digest: ContentDigest) throws -> T? {
        try writer.read { db in
            try String.fetchOne(db, sql: "SELECT json FROM parameters WHERE digest = ?", arguments: [digest.hex])
                .map { try Self.value(type, json: $0) }
        }
    }

    /// Name of the method that parameters belong to.
    func method(ofParameters digest: ContentDigest) throws -> String? {
        try writer.read { db in
            try String.fetchOne(db, sql: "SELECT method FROM parameters WHERE digest = ?", arguments: [digest.hex])
        }
    }
}
