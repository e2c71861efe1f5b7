import Domain
import Engine
import Foundation

/// A dataset on disk: pictures in class folders, wherever a table says, or as Stanford Cars lays them out, with what tables
/// know of them.
struct ImageFolder {
    /// The dataset's folder.
    let root: URL
    /// How people call it: the folder's name.
    let name: String
    /// Names of the classes; the index of a name is the label.
    let classNames: [String]
    /// Pictures ordered by path.
    let samples: [Sample]
    /// What a person should know though it ends nothing, as sentences.
    let warnings: [String]
    /// What tables and pictures do not have in common, all of it; the warnings name only the first.
    let mismatches: [MetadataMismatch]

    /// Lists the dataset; nothing is decoded.
    ///
    /// - Parameter sidecar: a table that lies elsewhere and says more of the pictures.
    init(root: URL, sidecar: URL? = nil) throws {
        self.root = root
        name = root.lastPathComponent
        guard PictureFiles.isFolder(root) else {
            throw AuditError(
                .missingInput,
                "\(root.path): expected a dataset folder with train/CLASS and test/CLASS inside but found "
                    + "\(FileManager.default.fileExists(atPath: root.path) ? "a file" : "nothing there"); check --dataset."
            )
        }
        var listing = try Self.listing(root: root)
        if let sidecar {
            listing = try DatasetMetadata(sidecar: sidecar).adding(to: listing, isLoose: true)
        }
        try Self.checkNames(listing.classNames, of: "class", root: root)
        try Self.checkNames(listing.samples.map(\.path), of: "picture", root: root)
        let boundary = FolderBoundary(root)
        for sample in listing.samples { try boundary.check(sample.path) }
        classNames = listing.classNames
        samples = listing.samples.sorted { $0.path < $1.path }
        mismatches = listing.mismatches
        warnings = listing.warnings + mismatches.flatMap(\.warnings)
    }

    /// Refuses names that look alike and differ only in how their accents are encoded: nobody could tell them apart in a
    /// report, and neither can whoever compares texts by Unicode's rules.
    private static func checkNames(_ names: [String], of kind: String, root: URL) throws {
        var seen: Set<String> = []
        guard let twice = names.first(where: { !seen.insert($0).inserted }) else { return }
        throw AuditError(
            .badData,
            "\(root.path): expected a name of its own for each \(kind) but found \"\(twice)\" twice, with its accents encoded "
                + "in two ways; rename one of them.")
    }

    /// What the folders, a table or a devkit say.
    struct Listing {
        var classNames: [String]
        var samples: [Sample]
        var warnings: [String] = []
        var mismatches: [MetadataMismatch] = []
    }

    private static func listing(root: URL) throws -> Listing {
        let splits = SplitFolders(root: root)
        let metadata = try DatasetMetadata(of: root, splits: splits)
        if let metadata, metadata.definesSamples { return try metadata.ownListing(root: root) }
        let listing =
            StanfordCars.isLayout(root)
            ? try StanfordCars(root: root).listing() : try ClassFolders(root: root, splits: splits).listing()
        return try metadata?.adding(to: listing) ?? listing
    }

    /// The split that an audit looks at where nothing else is said: the test split, or the other where that is empty.
    var auditSplit: Split { samples.contains { $0.split == .test } ? .test : .train }

    /// The dataset with the digest of every picture's bytes.
    ///
    /// A file that cannot be opened gets a digest of its own, so that it stays one row; why it cannot be used is found,
    /// and told, when it is decoded. The digest of a dataset without annotations is that of its files alone.
    func snapshot() throws -> DatasetSnapshot {
        let digested = samples.map { sample in
            (sample: sample, image: Self.content(of: sample.path, in: root))
        }
        let lines = try digested.map { sample, image in
            let line = "\(sample.path)\t\(sample.split.rawValue)\t\(sample.label)\t\(image)"
            return sample.annotation == Annotation() ? line : "\(line)\t\(try AuditDatabase.json(sample.annotation))"
        }
        let digest = ContentDigest(of: (classNames + [""] + lines).joined(separator: "\n"))
        return DatasetSnapshot(name: name, classNames: classNames, samples: digested, digest: digest)
    }

    /// The digest of a file's bytes, or what stands for it where the file cannot be opened.
    static func content(of path: String, in root: URL) -> ContentDigest {
        (try? ContentDigest(ofFile: root.appendingPathComponent(path))) ?? digestOfUnopened(path)
    }

    /// What stands for the content of a file that cannot be opened.
    static func digestOfUnopened(_ path: String) -> ContentDigest { ContentDigest(of: "cannot be opened\n" + path) }
}
