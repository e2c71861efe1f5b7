import Domain
import Engine
import Foundation

/// A dataset on disk as class folders below `train` and `test`: train/CLASS/PICTURE and test/CLASS/PICTURE.
///
/// Files that are no pictures by their name (`Thumbs.db`, notes) and hidden files are passed over; whether a picture
/// can be decoded shows later, one by one.
struct ImageFolder {
    /// The dataset's folder.
    let root: URL
    /// How people call it: the folder's name.
    let name: String
    /// Names of the class folders, sorted; the index of a name is the label.
    let classNames: [String]
    /// Pictures ordered by path.
    let samples: [Sample]

    /// File-name endings of pictures, in lower case.
    private static let pictureEndings: Set<String> = ["jpg", "jpeg", "png"]

    /// Lists the dataset; nothing is decoded.
    init(root: URL) throws {
        self.root = root
        name = root.lastPathComponent
        guard Self.isFolder(root) else {
            throw AuditError(
                .missingInput,
                "\(root.path): expected a dataset folder with train/CLASS and test/CLASS inside but found "
                    + "\(FileManager.default.fileExists(atPath: root.path) ? "a file" : "nothing there"); check --dataset."
            )
        }
        var classesBySplit: [Split: [String]] = [:]
        for split in Split.allCases {
            let folder = root.appendingPathComponent(split.rawValue)
            guard Self.isFolder(folder) else {
                throw AuditError(
                    .missingInput,
                    "\(folder.path): expected a folder with one folder for each class but found nothing there; a dataset "
                        + "needs both train/CLASS and test/CLASS.")
            }
            classesBySplit[split] = try Self.entries(of: folder).filter {
                Self.isFolder(folder.appendingPathComponent($0))
            }
        }
        let train = classesBySplit[.train] ?? [], test = classesBySplit[.test] ?? []
        guard train == test else {
            let odd = Set(train).symmetricDifference(test).sorted()
            throw AuditError(
                .badData,
                "\(root.path): expected the same classes in train and test but found \(odd.joined(separator: ", ")) in only "
                    + "one of them; add the missing folders or take the odd ones out.")
        }
        guard train.count >= 2 else {
            throw AuditError(
                .badData,
                "\(root.path)/train: expected at least two class folders but found \(train.count); a classification needs "
                    + "a choice.")
        }
        classNames = train
        samples = try Split.allCases.flatMap { split in
            try train.enumerated().flatMap { label, name in
                try Self.pictures(root: root, split: split, className: name, label: label)
            }
        }.sorted { $0.path < $1.path }
    }

    private static func pictures(root: URL, split: Split, className: String, label: Int) throws -> [Sample] {
        let folder = root.appendingPathComponent(split.rawValue).appendingPathComponent(className)
        let files = try entries(of: folder).filter {
            pictureEndings.contains(($0 as NSString).pathExtension.lowercased())
        }
        guard !files.isEmpty else {
            throw AuditError(
                .badData,
                "\(folder.path): expected pictures (\(pictureEndings.sorted().joined(separator: ", "))) of the class "
                    + "\(className) but found none; add some or take the class out of train and test.")
        }
        return files.map { Sample(path: "\(split.rawValue)/\(className)/\($0)", split: split, label: label) }
    }

    /// Names of the visible entries of a folder, sorted.
    private static func entries(of folder: URL) throws -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder.path)
                .filter { !$0.hasPrefix(".") }.sorted()
        } catch {
            throw AuditError(
                .missingInput,
                "\(folder.path): expected a folder that can be listed but found that it cannot; check its permissions.")
        }
    }

    private static func isFolder(_ url: URL) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && isFolder.boolValue
    }

    /// The dataset with the digest of every picture's bytes.
    ///
    /// A file that cannot be opened gets a digest of its own, so that it stays one row; why it cannot be used is found,
    /// and told, when it is decoded.
    func snapshot() -> DatasetSnapshot {
        let digested = samples.map { sample in
            let content = try? ContentDigest(ofFile: root.appendingPathComponent(sample.path))
            return (sample: sample, image: content ?? ContentDigest(of: "cannot be opened\n" + sample.path))
        }
        let lines = digested.map { "\($0.sample.path)\t\($0.sample.split.rawValue)\t\($0.sample.label)\t\($0.image)" }
        let digest = ContentDigest(of: (classNames + [""] + lines).joined(separator: "\n"))
        return DatasetSnapshot(name: name, classNames: classNames, samples: digested, digest: digest)
    }
}
