import Domain
import Engine
import Foundation

/// A dataset on disk: pictures in class folders, or wherever `metadata.csv` says, with what that table knows of them.
struct ImageFolder {
    /// The dataset's folder.
    let root: URL
    /// How people call it: the folder's name.
    let name: String
    /// Names of the classes, sorted; the index of a name is the label.
    let classNames: [String]
    /// Pictures ordered by path.
    let samples: [Sample]
    /// What a person should know though it ends nothing, as sentences.
    let warnings: [String]

    /// Lists the dataset; nothing is decoded.
    init(root: URL) throws {
        self.root = root
        name = root.lastPathComponent
        guard PictureFiles.isFolder(root) else {
            throw AuditError(
                .missingInput,
                "\(root.path): expected a dataset folder with train/CLASS and test/CLASS inside but found "
                    + "\(FileManager.default.fileExists(atPath: root.path) ? "a file" : "nothing there"); check --dataset."
            )
        }
        let metadata = try DatasetMetadata(of: root)
        let listing = try metadata?.listing(root: root) ?? Listing(try ClassFolders(root: root))
        classNames = listing.classNames
        samples = listing.samples.sorted { $0.path < $1.path }
        warnings = listing.warnings
    }

    /// What the folders, the table or both of them say.
    struct Listing {
        let classNames: [String]
        let samples: [Sample]
        let warnings: [String]

        init(classNames: [String], samples: [Sample], warnings: [String]) {
            self.classNames = classNames
            self.samples = samples
            self.warnings = warnings
        }

        init(_ folders: ClassFolders) {
            self.init(classNames: folders.classNames, samples: folders.samples, warnings: [])
        }
    }

    /// The dataset with the digest of every picture's bytes.
    ///
    /// A file that cannot be opened gets a digest of its own, so that it stays one row; why it cannot be used is found,
    /// and told, when it is decoded. The digest of a dataset without annotations is that of its files alone.
    func snapshot() throws -> DatasetSnapshot {
        let digested = samples.map { sample in
            let content = try? ContentDigest(ofFile: root.appendingPathComponent(sample.path))
            return (sample: sample, image: content ?? Self.digestOfUnopened(sample.path))
        }
        let lines = try digested.map { sample, image in
            let line = "\(sample.path)\t\(sample.split.rawValue)\t\(sample.label)\t\(image)"
            return sample.annotation == Annotation() ? line : "\(line)\t\(try AuditDatabase.json(sample.annotation))"
        }
        let digest = ContentDigest(of: (classNames + [""] + lines).joined(separator: "\n"))
        return DatasetSnapshot(name: name, classNames: classNames, samples: digested, digest: digest)
    }

    /// What stands for the content of a file that cannot be opened.
    static func digestOfUnopened(_ path: String) -> ContentDigest { ContentDigest(of: "cannot be opened\n" + path) }
}
