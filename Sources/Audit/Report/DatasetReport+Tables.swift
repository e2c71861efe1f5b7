import Domain
import Render

/// Counts, and what the words of the page mean.
extension DatasetReport {
    /// The duplicates by how alike they are.
    func duplicates(_ dataset: InspectedDataset) -> Section {
        let groups = dataset.inspection.duplicates
        let lost = groups.bytes.count { !$0.isReadable }
        return Section(
            anchor: "duplicates", title: "Duplicates",
            summary:
                "A duplicate within one split counts a picture twice. One in both splits lets the trained head answer from "
                + "memory. One with two labels teaches a contradiction.",
            table: Table(
                caption: "Groups of files that show the same picture, or nearly the same",
                columns: [Table.Column("Alike by")]
                    + ["Groups", "Files", "Surplus", "In both splits", "Different labels", "Leaked test pictures"].map {
                        Table.Column($0, isNumber: true)
                    },
                rows: DuplicateGroup.Kind.allCases.map { kind in
                    let found = groups[kind], leaked = Set(found.flatMap(\.leakedTestPaths))
                    return [Table.Cell(DatasetWords.name(kind))]
                        + [
                            found.count, found.reduce(0) { $0 + $1.files.count }, groups.surplus(kind),
                            found.leaking.count, found.contradictory.count, leaked.count,
                        ].map { Table.Cell(NumberFormat.count($0)) }
                }),
            notes: ["Surplus: files beyond the first of each picture, less those that the rows above have counted."]
                + (lost > 0
                    ? [
                        "\(DatasetWords.groups(lost)) of byte-identical files cannot be read; such files are no surplus, no "
                            + "leak and no contradiction."
                    ] : []))
    }

    /// Pictures by class, split and group, unreadable files, and how far faces are marked.
    func tables(_ dataset: InspectedDataset) -> [Section] {
        [counts(dataset), unreadable(dataset), faces(dataset)].compactMap { $0 }
    }

    private func counts(_ dataset: InspectedDataset) -> Section {
        let counts = dataset.inspection.counts
        let groups = counts.attributes.flatMap { attribute, names in
            Split.allCases.flatMap { split in
                names.map { (title: "\($0), \(split.rawValue)", split: split, group: (attribute, $0)) }
            }
        }
        func row(_ title: String, _ label: Int?) -> [Table.Cell] {
            let plain = [counts.count(label: label)] + Split.allCases.map { counts.count(label: label, split: $0) }
            let crossed = groups.map { counts.count(label: label, split: $0.split, group: $0.group) }
            return [Table.Cell(title)] + (plain + crossed).map { Table.Cell(NumberFormat.count($0)) }
        }
        return Section(
            anchor: "counts", title: "Pictures by class, split and group",
            summary: "\(Words.pictures(dataset.inspection.pictures.count)) of "
                + "\(NumberFormat.count(counts.classNames.count)) classes."
                + (counts.attributes.isEmpty ? " Metadata names no group." : ""),
            table: Table(
                caption: "Number of pictures",
                columns: [Table.Column("Class")]
                    + (["All"] + Split.allCases.map(\.rawValue) + groups.map(\.title)).map {
                        Table.Column($0, isNumber: true)
                    },
                rows: [row("all", nil)] + counts.classNames.enumerated().map { row($0.element, $0.offset) }))
    }

    /// Nil where every file can be read.
    private func unreadable(_ dataset: InspectedDataset) -> Section? {
        let files = dataset.inspection.unreadable
        guard !files.isEmpty else { return nil }
        let shown = files.prefix(DatasetShow.unreadable)
        return Section(
            anchor: "unreadable", title: "Files that cannot be read",
            summary: "They count nowhere in the audit.",
            table: Table(
                caption: "Unreadable files", columns: [Table.Column("File"), Table.Column("Reason")],
                rows: shown.map {
                    [
                        Table.Cell($0.sample.path, link: pages[$0.sample.path]), Table.Cell($0.problem ?? ""),
                    ]
                }),
            notes: files.count > shown.count
                ? [
                    "And \(NumberFormat.count(files.count - shown.count)) more; the table image of the database has "
                        + "all."
                ] : [])
    }

    private func faces(_ dataset: InspectedDataset) -> Section {
        let inspection = dataset.inspection, pictures = withDetections(inspection.pictures)
        func row(_ title: String, _ pictures: [InspectedPicture]) -> [Table.Cell] {
            let coverage = MarkedFaces(pictures)
            let share = coverage.pictures > 0 ? Double(coverage.withFace) / Double(coverage.pictures) : nil
            return [
                Table.Cell(title), Table.Cell(NumberFormat.count(coverage.pictures)),
                Table.Cell(NumberFormat.count(coverage.withFace)), Table.Cell(NumberFormat.percent(share)),
                Table.Cell(NumberFormat.count(coverage.withoutFace)), Table.Cell(NumberFormat.count(coverage.unknown)),
            ]
        }
        let groups = inspection.counts.attributes.flatMap { attribute, names in
            names.map { name in
                row("\(attribute): \(name)", pictures.filter { $0.group(attribute) == name })
            }
        }
        let classes = inspection.classNames.enumerated().map { label, name in
            row(name, pictures.filter { $0.sample.label == label })
        }
        let detector = findings.faceDetector?.name, unknown = detector == nil ? "Not said" : "Not known"
        let looked = detector.map {
            " What metadata says of a picture wins; where it says nothing, the detector \($0) looks, at the pictures of "
                + "this audit alone."
        }
        return Section(
            anchor: "faces", title: "Faces",
            summary: "Faces are \(DatasetWords.faces(MarkedFaces(pictures), detector: detector)).\(looked ?? "")",
            table: Table(
                caption: "Pictures by what is known of faces in them",
                columns: [Table.Column("Pictures")]
                    + ["All", "With a face", "Share", "Without one", unknown].map {
                        Table.Column($0, isNumber: true)
                    }, rows: [row("all", pictures)] + groups + classes))
    }

    /// The pictures with what detectors found in those of the run where metadata says nothing.
    private func withDetections(_ pictures: [InspectedPicture]) -> [InspectedPicture] {
        let annotations = Dictionary(
            uniqueKeysWithValues: findings.pictures.map { ($0.row.sample.path, $0.row.sample.annotation) })
        return pictures.map { picture in
            guard let annotation = annotations[picture.sample.path] else { return picture }
            return InspectedPicture(
                sample: picture.sample.annotated(annotation), content: picture.content, finding: picture.finding)
        }
    }

    /// Definitions and thresholds, as they are stored with the run.
    func method(_ dataset: InspectedDataset) -> [FactGroup] {
        let limits = dataset.inspection.parameters
        let labels = dataset.labels.map { doubtful($0.parameters) }
        return [alike(limits), labels, odd(limits)].compactMap { $0 }
    }

    private func alike(_ limits: InspectionParameters) -> FactGroup {
        FactGroup(
            "Alike",
            [
                Fact("Byte-identical", "The same SHA-256 of the files."),
                Fact("Same pixels", "The same SHA-256 of size and pixels after decoding, upright."),
                Fact(
                    "Near duplicate",
                    "At most \(limits.perceptualDistance) of 64 bits of pHash and at most "
                        + "\(limits.differenceDistance) of 64 bits of dHash differ; flat pictures are left out. Groups "
                        + "hold together by single pairs."),
                Fact(
                    "Look-alike",
                    "The distance of the model's embeddings, less their mean, is under "
                        + "\(NumberFormat.percent(limits.lookAlikeRatio, digits: 0)) of that from either to its "
                        + "neighbour no. \(limits.lookAlikeNeighbour); only pictures of this run and its training split."
                ),
                Fact("Leak", "A test picture and a training picture that are alike themselves."),
                Fact(
                    "Contradiction",
                    "Files of the same bytes with different labels; of files of the same pixels, and of near duplicates, "
                        + "two that each bear a label that the other does not."),
            ])
    }

    private func doubtful(_ parameters: LabelAuditParameters) -> FactGroup {
        FactGroup(
            "Doubtful labels",
            [
                Fact(
                    "Probabilities",
                    "Of linear heads, each trained on \(parameters.folds - 1) of \(parameters.folds) parts of the "
                        + "pictures and asked for the other one; pictures that are alike stay in one part. Classes with "
                        + "fewer than \(parameters.folds) pictures that are not alike are left out."),
                Fact(
                    "Doubtful",
                    "Another class reaches the mean probability that its own pictures have, and the label is not the "
                        + "likeliest class (confident learning, Northcutt et al. 2021)."),
                Fact("Order", "Probability of the label less the largest other."),
            ])
    }

    private func odd(_ limits: InspectionParameters) -> FactGroup {
        FactGroup(
            "Odd",
            OddPictures.Kind.allCases.map { kind in
                let name = DatasetWords.name(kind, limits).split(separator: ": ", maxSplits: 1).map(String.init)
                return Fact(name[0], name.count > 1 ? name[1] : "")
            } + [
                Fact("Sharpness", "Measured on the picture with a short side of at most 224 pixels."),
                Fact("Most pictures", "What holds for more than half of them is what the dataset is like."),
            ])
    }
}
