import Domain
import Foundation

/// Pictures in class folders below `train` and `test`: train/CLASS/PICTURE and test/CLASS/PICTURE.
struct ClassFolders {
    /// Names of the class folders, sorted; the index of a name is the label.
    let classNames: [String]
    /// Pictures, in no particular order.
    let samples: [Sample]

    /// Lists the folders below a dataset's; nothing is decoded.
    init(root: URL) throws {
        var classesBySplit: [Split: [String]] = [:]
        for split in Split.allCases {
            let folder = root.appendingPathComponent(split.rawValue)
            guard PictureFiles.isFolder(folder) else {
                throw AuditError(
                    .missingInput,
                    "\(folder.path): expected a folder with one folder for each class but found nothing there; a dataset "
                        + "needs both train/CLASS and test/CLASS.")
            }
            classesBySplit[split] = try PictureFiles.entries(of: folder).filter {
                PictureFiles.isFolder(folder.appendingPathComponent($0))
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
        }
    }

    private static func pictures(root: URL, split: Split, className: String, label: Int) throws -> [Sample] {
        let folder = root.appendingPathComponent(split.rawValue).appendingPathComponent(className)
        let files = try PictureFiles.entries(of: folder).filter(PictureFiles.isPicture)
        guard !files.isEmpty else {
            throw AuditError(
                .badData,
                "\(folder.path): expected pictures (\(PictureFiles.endings.sorted().joined(separator: ", "))) of the class "
                    + "\(className) but found none; add some or take the class out of train and test.")
        }
        return files.map { Sample(path: "\(split.rawValue)/\(className)/\($0)", split: split, label: label) }
    }
}
