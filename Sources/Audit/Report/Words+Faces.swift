import Domain
import Render

/// The fixed sentences about where faces are.
extension Words {
    /// What a user may do so that faces are known.
    static let howToGiveFaces =
        "\"vlm-audit models pull mtcnn\" fetches the weights of a face detector, and the next build searches every picture "
        + "with it; or a column face_bbox in \(DatasetMetadata.fileName) gives the faces as \(BoxList.form)."

    /// What is to be seen of faces in a picture, in a few words.
    static func name(_ sight: FaceSight) -> String {
        switch sight {
        case .none: "no face"
        case .one: "one face"
        case .several: "several faces"
        case .missed: "a marked face missed"
        case .extra: "a face that is not marked"
        }
    }

    /// Who says where faces are, and in how many pictures there is one.
    static func faceSource(_ coverage: FaceCoverage, pictures total: Int) -> Finding {
        let all = coverage.all, with = all.one + all.several
        guard all.known > 0 else {
            return Finding(
                status: Status(.unclear, "Not known"), statement: "Nothing is known of faces in these pictures.",
                evidence: "Metadata marks none, and no face detector ran.")
        }
        let evidence =
            "\(NumberFormat.percentInterval(all.rate)), Wilson; something is known of \(pictures(all.known)) of "
            + "\(NumberFormat.count(total))."
        switch coverage.source {
        case .metadata:
            return Finding(
                status: Status(.info, "Metadata"),
                statement: "Faces are what metadata says: it marks one in \(NumberFormat.count(with)) of "
                    + "\(pictures(all.known)). No detector ran.", evidence: evidence)
        case .detector(let name):
            return Finding(
                status: Status(.info, "Found by \(name)"),
                statement: "The face detector \(name) finds a face in \(NumberFormat.count(with)) of "
                    + "\(pictures(all.known)).", evidence: evidence)
        }
    }

    /// Whether a face is known more often in one group than in another.
    static func faceGap(_ gap: FaceCoverage.Gap, family: Int) -> Finding {
        let test = family > 1 ? "Fisher's exact test for \(family) gaps" : "Fisher's exact test"
        let evidence =
            "Share of pictures with a face, \(gap.first) minus \(gap.second): \(points(gap.difference)), "
            + "\(NumberFormat.basis(of: gap.difference)), Newcombe; \(test) \(pValue(gap.fisher))."
        guard gap.isShown else {
            return Finding(
                status: status(Verdict.cannotTell),
                statement: "We cannot tell whether a face is known more often in pictures marked \(gap.first) or "
                    + "\(gap.second).", evidence: evidence)
        }
        let (more, less) = gap.difference.point > 0 ? (gap.first, gap.second) : (gap.second, gap.first)
        return Finding(
            status: Status(.info, "Differs"),
            statement: "A face is known more often in pictures marked \(more) than in pictures marked \(less).",
            evidence: evidence)
    }

    /// How well the detector finds what metadata marks.
    static func faceAgreement(_ all: FaceAgreement) -> Finding {
        Finding(
            status: Status(.info, "Detector and metadata"),
            statement: "Of \(NumberFormat.count(all.marked)) faces that metadata marks, the detector finds "
                + "\(NumberFormat.count(all.found)); \(NumberFormat.count(all.extra)) that it finds are not marked.",
            evidence: "Share found \(NumberFormat.percentInterval(all.foundRate)), share extra "
                + "\(NumberFormat.percentInterval(all.extraRate)), Wilson; mean overlap "
                + "\(NumberFormat.interval(all.overlap, digits: 2)); \(pictures(all.pictures)) of which both speak.")
    }
}
