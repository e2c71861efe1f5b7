import Domain
import Foundation

extension DatasetMetadata {
    /// The pictures that the table makes a dataset of, or those of the class folders with what the table knows of them.
    func listing(root: URL) throws -> ImageFolder.Listing {
        definesSamples ? try ownListing(root: root) : try annotated(try ClassFolders(root: root))
    }

    /// Rows with a label and a split: each whose file is there is a sample.
    private func ownListing(root: URL) throws -> ImageFolder.Listing {
        let present = rows.filter { FileManager.default.fileExists(atPath: root.appendingPathComponent($0.path).path) }
        let classes = Dictionary(grouping: present, by: \.split).mapValues { Set($0.compactMap(\.label)) }
        let train = classes[.train] ?? [], test = classes[.test] ?? []
        guard train == test else {
            let odd = train.symmetricDifference(test).sorted()
            throw AuditError(
                .badData,
                "\(file): expected the same classes in train and test but found pictures of \(odd.joined(separator: ", ")) "
                    + "in only one of them; add the missing rows and files or take the odd ones out.")
        }
        guard train.count >= 2 else {
            throw AuditError(
                .badData,
                "\(file): expected pictures of at least two classes but found those of \(train.count); a classification "
                    + "needs a choice, and each path must lead to a file.")
        }
        let classNames = train.sorted()
        let labelOf = Dictionary(uniqueKeysWithValues: zip(classNames, classNames.indices))
        let samples = present.compactMap { row -> Sample? in
            guard let label = row.label.flatMap({ labelOf[$0] }), let split = row.split else { return nil }
            return Sample(path: row.path, split: split, label: label, annotation: row.annotation)
        }
        let known = Set(rows.map(\.path))
        return ImageFolder.Listing(
            classNames: classNames, samples: samples,
            warnings: warnings(
                used: Set(samples.map(\.path)),
                without: PictureFiles.all(below: root).filter { !known.contains($0) },
                so: "they are no part of the dataset"))
    }

    /// Adds to each picture of the class folders what its row says.
    private func annotated(_ folders: ClassFolders) throws -> ImageFolder.Listing {
        let rowOf = Dictionary(uniqueKeysWithValues: rows.map { ($0.path, $0) })
        let samples = try folders.samples.map { sample in
            guard let row = rowOf[sample.path] else { return sample }
            let label = folders.classNames[sample.label]
            for (column, told, found) in [
                (Column.label, row.label, label), (Column.split, row.split?.rawValue, sample.split.rawValue),
            ] where told != nil && told != found {
                throw complaint(
                    about: row, "the \(column) of its folder, \(found),", told ?? "", "move the picture or mend the row"
                )
            }
            return Sample(path: sample.path, split: sample.split, label: sample.label, annotation: row.annotation)
        }
        return ImageFolder.Listing(
            classNames: folders.classNames, samples: samples,
            warnings: warnings(
                used: Set(samples.map(\.path)), without: samples.map(\.path).filter { rowOf[$0] == nil },
                so: "nothing is known of them but their class"))
    }

    /// Sentences about rows without a picture and pictures without a row, with the first of each.
    private func warnings(used: Set<String>, without pictures: [String], so consequence: String) -> [String] {
        var warnings: [String] = []
        let idle = rows.filter { !used.contains($0.path) }
        if let first = idle.first {
            warnings.append(
                "\(file): of \(rows.count) rows \(idle.count) name no picture of the dataset, the first \(first.path) in row "
                    + "\(first.number); they count nowhere.")
        }
        if let first = pictures.min() {
            warnings.append(
                "\(file): \(pictures.count) pictures have no row, the first \(first); \(consequence).")
        }
        return warnings
    }
}
