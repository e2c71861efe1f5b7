import Domain
import Render

/// What was found, in sentences.
extension DatasetReport {
    /// The most important first.
    func statements(_ dataset: InspectedDataset) -> [Finding] {
        let leak = leakFinding(dataset) ?? noLeak(dataset)
        let contradiction =
            contradictionFinding(dataset)
            ?? Finding(
                status: Status(.pass, "No contradictions"),
                statement: "No picture, and none of its near duplicates, bears two labels.",
                evidence: "By bytes, by pixels and by near-duplicate hashes.")
        return [leak, contradiction, surplus(dataset), labels(dataset), files(dataset)]
    }

    private func noLeak(_ dataset: InspectedDataset) -> Finding {
        guard dataset.inspection.counts.count(split: .test) > 0 else {
            return Finding(
                status: Status(.unclear, "No test split"), statement: "There is no test picture that could leak.",
                evidence: "The pictures of this audit are those that the head was trained on.")
        }
        return Finding(
            status: Status(.pass, "No leaks"), statement: "No test picture is in the training split too.",
            evidence: "By bytes, by pixels and by near-duplicate hashes.")
    }

    /// Nil where no test picture is in the training split.
    func leakFinding(_ dataset: InspectedDataset) -> Finding? {
        let inspection = dataset.inspection, duplicates = inspection.duplicates
        let all = duplicates.leakedByLikeness, bytes = duplicates.leakedByBytes.count
        let exact = duplicates.leakedExactly.count
        guard !all.isEmpty else { return nil }
        let inRun = allLeaks.map { effect in
            effect.leaked == 0
                ? " None of them is among the pictures of this audit."
                : " \(NumberFormat.count(effect.leaked)) of them \(effect.leaked == 1 ? "is" : "are") among the "
                    + "\(Words.pictures(effect.count)) of this audit."
        }
        return Finding(
            status: Status(.fail, "Leaks"),
            statement: "\(Words.pictures(all.count)) of the test split "
                + "\(DatasetWords.inTraining(all.count, nearly: all.count - exact)).",
            evidence: "\(NumberFormat.percent(inspection.shareOfTest(all))) of "
                + "\(NumberFormat.count(inspection.counts.count(split: .test))): "
                + "\(NumberFormat.count(bytes)) byte for byte, \(NumberFormat.count(exact - bytes)) with the same pixels "
                + "in other bytes, \(NumberFormat.count(all.count - exact)) as near duplicates.\(inRun ?? "")")
    }

    /// Nil where no picture bears two labels.
    func contradictionFinding(_ dataset: InspectedDataset) -> Finding? {
        let duplicates = dataset.inspection.duplicates
        let groups = (duplicates.bytes + duplicates.pixels + duplicates.near).contradictory.connected
        guard !groups.isEmpty else { return nil }
        let exact = groups.count { $0.contains(where: \.kind.isExact) }
        return Finding(
            status: Status(.fail, "Contradictions"),
            statement: "\(DatasetWords.groups(groups.count)) of the same picture, or nearly the same, "
                + "\(groups.count == 1 ? "bears" : "bear") different labels.",
            evidence: "\(NumberFormat.count(exact)) with the same bytes or pixels, "
                + "\(NumberFormat.count(groups.count - exact)) as near duplicates alone; one label of each is wrong, or the "
                + "picture belongs to both classes.")
    }

    private func surplus(_ dataset: InspectedDataset) -> Finding {
        let duplicates = dataset.inspection.duplicates
        guard (duplicates.bytes + duplicates.pixels + duplicates.near).contains(where: \.isReadable) else {
            return Finding(
                status: Status(.pass, "No duplicates"), statement: "Every picture is there once.",
                evidence: "No two files that can be read share their bytes, their pixels or nearly their look.")
        }
        func words(_ kind: DuplicateGroup.Kind) -> String {
            "\(DatasetWords.name(kind)): \(DatasetWords.groups(duplicates[kind].count(where: \.isReadable))), "
                + "\(NumberFormat.count(duplicates.surplus(kind))) surplus."
        }
        return Finding(
            status: Status(.info, "Duplicates"), statement: "Some pictures are there more than once.",
            evidence: [DuplicateGroup.Kind.bytes, .pixels, .near].map(words).joined(separator: " "))
    }

    private func labels(_ dataset: InspectedDataset) -> Finding {
        guard let labels = dataset.labels, labels.count > 0 else {
            return Finding(
                status: Status(.unclear, "Cannot tell"), statement: "Whether labels are wrong cannot be said.",
                evidence: "There are too few pictures to train on some and judge the others.")
        }
        let share = Double(labels.issues.count) / Double(labels.count)
        let evidence =
            "\(NumberFormat.count(labels.issues.count)) of \(Words.pictures(labels.count)) "
            + "(\(NumberFormat.percent(share))) by confident learning on heads that had not seen them; those heads give "
            + "\(NumberFormat.percent(Double(labels.agreeing) / Double(labels.count))) of the pictures their label."
        let caution = " A weak model doubts more labels than are wrong: these are pictures to look at, not errors."
        return Finding(
            status: labels.issues.isEmpty ? Status(.pass, "No doubts") : Status(.unclear, "Doubtful labels"),
            statement: labels.issues.isEmpty
                ? "No label is confidently contradicted by the model."
                : "\(Words.pictures(labels.issues.count)) bear\(labels.issues.count == 1 ? "s" : "") a label that the "
                    + "model confidently contradicts.",
            evidence: labels.issues.isEmpty ? evidence : evidence + caution)
    }

    private func files(_ dataset: InspectedDataset) -> Finding {
        let unreadable = dataset.inspection.unreadable.count
        let odd = Set(dataset.inspection.odd.exceptions.flatMap { $0.pictures.map(\.picture.sample.path) }).count
        if unreadable == 0, odd == 0 {
            return Finding(
                status: Status(.pass, "Sound files"), statement: "Every file can be read, and none looks odd.",
                evidence: "Size, shape, colour, brightness, sharpness and information lie within the thresholds below.")
        }
        let read = unreadable == 0 ? "Every file can be read" : "\(Words.pictures(unreadable)) cannot be read"
        let look = odd == 0 ? "none looks odd" : "\(Words.pictures(odd)) look\(odd == 1 ? "s" : "") odd"
        return Finding(
            status: Status(unreadable > 0 ? .fail : .info, unreadable > 0 ? "Unreadable files" : "Odd pictures"),
            statement: "\(read), and \(look).",
            evidence: "Odd is no error: a photo may be meant to be dark. The kinds are below.")
    }
}
