import Domain
import Foundation

extension DatasetMetadata {
    /// The dataset that the rows make, each having a label and a split: every row whose file is there is a sample.
    func ownListing(root: URL) throws -> ImageFolder.Listing {
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
            mismatches: [
                mismatch(
                    used: Set(samples.map(\.path)),
                    without: PictureFiles.all(below: root).filter { !known.contains($0) },
                    so: "they are no part of the dataset")
            ])
    }

    /// Adds to each picture of a dataset what its row says.
    ///
    /// What the dataset itself says of a picture stays; a row that says something else is refused.
    /// - Parameter isLoose: whether paths need not start in the dataset's folder, see `LoosePaths`.
    func adding(to listing: ImageFolder.Listing, isLoose: Bool = false) throws -> ImageFolder.Listing {
        let paths = LoosePaths(of: listing, isLoose: isLoose)
        var rowOf: [String: Row] = [:], idle: [String] = []
        for row in rows {
            guard let path = try paths.path(meantBy: row) else {
                idle.append(row.path)
                continue
            }
            if let first = rowOf.updateValue(row, forKey: path) {
                throw row.complaint("each picture once", "\(path) in \(first.place) too", "take one of them out")
            }
        }
        var result = listing
        result.samples = try listing.samples.map { sample in
            guard let row = rowOf[sample.path] else { return sample }
            let label = listing.classNames[sample.label]
            for (column, told, found) in [
                (Column.label, row.label, label), (Column.split, row.split?.rawValue, sample.split.rawValue),
            ] where told != nil && told != found {
                throw row.complaint(
                    "the \(column) of its folder, \(found),", told ?? "", "move the picture or mend the row")
            }
            return Sample(
                path: sample.path, split: sample.split, label: sample.label,
                annotation: try merged(sample.annotation, row))
        }
        result.mismatches.append(
            MetadataMismatch(
                table: file, rows: rows.count, rowsWithoutFile: idle,
                filesWithoutRow: listing.samples.map(\.path).filter { rowOf[$0] == nil },
                consequence: "it says nothing of them"))
        return result
    }

    /// What is known already with what a row says besides.
    private func merged(_ known: Annotation, _ row: Row) throws -> Annotation {
        var result = known
        func merge<Value: Equatable>(_ value: Value, into place: inout Value?, column: String) throws {
            guard place == nil || place == value else {
                throw row.complaint(
                    "what the dataset's own metadata says of \(column) for this picture", "something else",
                    "mend one of them")
            }
            place = value
        }
        for (attribute, group) in row.annotation.groups {
            try merge(group, into: &result.groups[attribute], column: Column.groupPrefix + attribute)
        }
        for (region, boxes) in row.annotation.boxes {
            try merge(boxes, into: &result.boxes[region], column: Column.boxes(region))
        }
        if let text = row.annotation.text { try merge(text, into: &result.text, column: Column.text) }
        return result
    }

    private func mismatch(used: Set<String>, without pictures: [String], so consequence: String) -> MetadataMismatch {
        MetadataMismatch(
            table: file, rows: rows.count, rowsWithoutFile: rows.map(\.path).filter { !used.contains($0) },
            filesWithoutRow: pictures, consequence: consequence)
    }
}
