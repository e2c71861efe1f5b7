import Domain
import Foundation

/// Pictures in class folders below those of the splits: train/CLASS/PICTURE and test/CLASS/PICTURE.
struct ClassFolders {
    /// The dataset's folder.
    let root: URL
    let splits: SplitFolders

    /// Lists the folders; nothing is decoded.
    ///
    /// Classes are sorted, and the index of a name is the label.
    func listing() throws -> ImageFolder.Listing {
        var classesBySplit: [Split: [String]] = [:]
        for split in Split.allCases {
            let folder = root.appendingPathComponent(splits.name(split))
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
        let samples = try Split.allCases.flatMap { split in
            try train.enumerated().flatMap { label, name in try pictures(split, className: name, label: label) }
        }
        return ImageFolder.Listing(classNames: train, samples: samples, warnings: splits.warnings(root: root))
    }

    private func pictures(_ split: Split, className: String, label: Int) throws -> [Sample] {
        let path = "\(splits.name(split))/\(className)", folder = root.appendingPathComponent(path)
        let files = try PictureFiles.entries(of: folder).filter(PictureFiles.isPicture)
        guard !files.isEmpty else {
            throw AuditError(
                .badData,
                "\(folder.path): expected pictures (\(PictureFiles.endings.sorted().joined(separator: ", "))) of the class "
                    + "\(className) but found none; add some or take the class out of train and test.")
        }
        return files.map { Sample(path: "\(path)/\($0)", split: split, label: label) }
    }
}
