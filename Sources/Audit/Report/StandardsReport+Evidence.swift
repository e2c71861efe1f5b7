import Domain
import Foundation
import Render

/// What a run has for the things that laws and frameworks ask about.
extension StandardsReport {
    // MARK: Procedures and data

    var procedures: Evidence {
        Evidence(
            .full,
            "Every algorithm and every test stands there in plain words with the constants of this run, and the "
                + "command that repeats the audit.",
            PageLink("Method", .method), PageLink("How to repeat it", .provenance, anchor: "repeat"))
    }

    var tools: Evidence {
        Evidence(
            .full,
            "Program, version, kernels and seeds are named, and model, dataset, prompts and detectors by digest.",
            PageLink("Provenance", .provenance))
    }

    var metrics: Evidence {
        Evidence(
            .full,
            "Each measure has a definition, a formula, a source, and a sentence on what it cannot say; report.json "
                + "has them for programs.",
            PageLink("What is measured", .method, anchor: "measures"),
            PageLink("Statistics", .method, anchor: "statistics"))
    }

    var testData: Evidence {
        let pictures = "\(Words.pictures(findings.pictures.count)) of the \(Words.split(findings.split))"
        if findings.split == .train {
            return Evidence(
                .part,
                "The audit looked at \(pictures), which the linear head was trained on: they do not test the "
                    + "fine-tuned setting.",
                PageLink("Dataset", .dataset), PageLink("What was left out", .index, anchor: "excluded"))
        }
        guard isInspected else {
            return Evidence(
                .part,
                "The \(pictures) are counted, and those left out with the reason. The dataset was not inspected: "
                    + "build the run again, and it is.",
                PageLink("What was left out", .index, anchor: "excluded"), PageLink("Faces", .faces))
        }
        return Evidence(
            .full,
            "The \(pictures) are counted \(counted), looked through for duplicates, leaks and doubtful labels, and those "
                + "left out are listed with the reason.",
            PageLink("Dataset", .dataset), PageLink("What was left out", .index, anchor: "excluded"),
            PageLink("Faces", .faces))
    }

    var dataFaults: Evidence {
        guard isInspected else {
            return Evidence(
                .none, "The dataset was not inspected: build the run again, and it is.", PageLink("Dataset", .dataset))
        }
        return Evidence(
            .part,
            "Duplicates, pictures in both splits, contradictory and doubtful labels and odd pictures are listed; "
                + "nothing is removed.",
            PageLink("Dataset", .dataset))
    }

    // MARK: Performance

    var accuracy: Evidence {
        let places = PageLink("Both settings in four measures", .index, anchor: "measures")
        guard findings.accuracy(.zeroShot) != nil else {
            return Evidence(.none, "No picture could be read, so that there is no accuracy.", places)
        }
        let pictures = Words.pictures(findings.readable.count)
        guard findings.split == .test else {
            return Evidence(
                .part,
                "Accuracy of both settings on \(pictures) with intervals; that of the fine-tuned setting is on the "
                    + "pictures that it was trained on.",
                places)
        }
        return Evidence(.full, "Accuracy of both settings on \(pictures), each with a 95% interval.", places)
    }

    var robustness: Evidence {
        let isMasked = findings.variants.contains(.faceMasked)
        let parts = [
            isMasked ? "how answers and maps change when faces are covered" : nil,
            text.isMarked ? "how the accuracy goes with lettering in the picture" : nil,
        ].compactMap { $0 }
        guard !parts.isEmpty else {
            return Evidence(
                .none,
                "Neither faces nor lettering are known in these pictures, so that nothing was changed to see what "
                    + "becomes of the answers.",
                PageLink("Faces", .faces), PageLink("Text", .text))
        }
        return Evidence(
            .part, "Only this: \(parts.joined(separator: ", and ")).",
            PageLink("Accuracy with faces covered", .fairness, anchor: "accuracy"), PageLink("Text", .text))
    }

    var limits: Evidence {
        Evidence(
            .part,
            "What limits the audit stands before every result, every number has an interval, and where the evidence "
                + "does not decide, the report says how many pictures would.",
            PageLink("What limits this audit", .index, anchor: "limits"),
            PageLink("The same in full", .method, anchor: "limits"))
    }

    // MARK: Groups of people

    /// The attributes by which metadata names two groups or more: "gender (female, male)".
    private var attributes: [String] {
        ([fairness.gender] + fairness.others).map(\.groups).filter { $0.known.count > 1 }.map { groups in
            let shown = groups.known.prefix(4), rest = groups.known.count - shown.count
            let more = rest > 0 ? " and \(NumberFormat.count(rest)) more" : ""
            return "\(groups.attribute) (\(shown.joined(separator: ", "))\(more))"
        }
    }

    /// How the pictures are counted.
    var counted: String { attributes.isEmpty ? "by class" : "by class and group" }

    private func noGroups(_ place: PageLink) -> Evidence {
        Evidence(
            .none,
            "Metadata names no two groups of people in these pictures, so that nothing is known of differences "
                + "between them. A column such as group_gender gives groups; none is ever guessed.",
            place)
    }

    var accuracyByGroup: Evidence {
        let place = PageLink("Accuracy by gender", .fairness, anchor: "accuracy")
        guard !attributes.isEmpty else { return noGroups(place) }
        return Evidence(
            .full,
            "Accuracy of both settings by \(attributes.joined(separator: "; ")), and the gaps between them, with "
                + "intervals and exact tests.",
            place)
    }

    var mapsByGroup: Evidence {
        let place = PageLink("Faces and fairness", .fairness)
        guard !attributes.isEmpty else { return noGroups(place) }
        guard fairness.gender.faces.isMarked else {
            return Evidence(
                .none, "No face is known in these pictures: metadata marks none, and no detector found any.", place,
                PageLink("Faces", .faces))
        }
        return Evidence(
            .full,
            "How often maps point at a face, by \(attributes.joined(separator: "; ")), beside what chance would give; "
                + "who is not counted is listed group by group.",
            place, PageLink("Faces", .faces))
    }

    /// Both of the above, as far as there is one of them.
    var groups: Evidence {
        guard !attributes.isEmpty else { return noGroups(PageLink("Faces and fairness", .fairness)) }
        let named = attributes.joined(separator: "; "), places = PageLink("Faces and fairness", .fairness)
        guard fairness.gender.faces.isMarked else {
            return Evidence(
                .part, "Accuracy by \(named). Where maps point is not compared, because no face is known.", places)
        }
        return Evidence(
            .full,
            "Accuracy, and how often maps point at a face, by \(named): gaps with intervals, exact tests, and the "
                + "number of pictures that it would take to tell.",
            places, PageLink("Faces", .faces))
    }

    // MARK: Explanations

    private var hasMaps: Bool { findings.pictures.contains { $0.settings.values.contains { $0.attribution != nil } } }

    var maps: Evidence {
        let place = PageLink("Gallery", .gallery(.all))
        guard hasMaps else { return Evidence(.none, "No picture could be explained.", place) }
        return Evidence(
            .full,
            "Each answer of both settings has a map of what it depends on, shown over the picture.", place,
            PageLink("How an answer is explained", .method, anchor: "explanations"))
    }

    var mapsTested: Evidence {
        let place = PageLink("Faithfulness", .faithfulness)
        guard findings.pairedAreaDifference != nil else {
            return Evidence(
                .none,
                "Fewer than two pictures are classified correctly by both settings, so that no maps are compared.",
                place)
        }
        guard faithfulness.isMeasured else {
            return Evidence(
                .part,
                "The maps are put to the deletion test, but not beside rankings that know nothing; build the run "
                    + "again for it.",
                place)
        }
        return Evidence(
            .full,
            "The maps are put to the test by deletion and insertion, under several scores, beside rankings that know "
                + "nothing of the model.",
            place)
    }

    var mapsInContext: Evidence {
        let regions = [
            fairness.gender.faces.isMarked ? "faces" : nil, fairness.hasEvidence ? "marked evidence" : nil,
            text.isMarked ? "lettering" : nil,
        ].compactMap { $0 }
        guard !regions.isEmpty else {
            return Evidence(
                .none, "Nothing is marked in these pictures that maps could be held against.",
                PageLink("Faces and fairness", .fairness), PageLink("Text", .text))
        }
        return Evidence(
            .part,
            "Within the picture: maps are held against \(regions.joined(separator: ", ")).",
            PageLink("Faces and fairness", .fairness), PageLink("Text", .text))
    }

    var checks: Evidence {
        let place = PageLink("Faithfulness", .faithfulness)
        guard findings.pairedAreaDifference != nil, faithfulness.isMeasured else {
            return Evidence(.none, "The measures were not put to other tests in this run.", place)
        }
        guard case .done(let count) = faithfulness.checked else {
            return Evidence(
                .part,
                "The claim on faithfulness is put to other scores and to rankings that know nothing; no explanation "
                    + "was made again with other seeds.",
                place)
        }
        return Evidence(
            .full,
            "The claim on faithfulness is put to other scores, to rankings that know nothing, and to explanations of "
                + "\(Words.pictures(count)) that were made again with other seeds and with penalties of equal weight.",
            place, PageLink("Is it an artefact?", .method, anchor: "checks"))
    }

    // MARK: Reports

    var signedReport: Evidence {
        let places = (sheet: PageLink("Sign-off", .signOff), digests: PageLink("Provenance", .provenance))
        guard let finished = findings.run.finishedAt else {
            return Evidence(
                .none, "The run is not finished, so that the report has no date.", places.sheet, places.digests)
        }
        return Evidence(
            .part,
            "The report is dated by the end of the run, \(finished.formatted(.iso8601)), names what was tested by "
                + "digest, and has a sheet to be signed. It carries no signature.",
            places.sheet, places.digests)
    }

    var transparency: Evidence {
        Evidence(
            .part,
            "What was audited, with what, and what the audit cannot say, is written down so that somebody else can "
                + "repeat and question it.",
            PageLink("Provenance", .provenance), PageLink("What limits this audit", .index, anchor: "limits"),
            PageLink("Sign-off", .signOff))
    }
}
