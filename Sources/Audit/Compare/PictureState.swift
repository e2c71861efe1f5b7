import Domain

/// What one version makes of a picture in one setting: whether the answer is right, and whether it rests on a face.
enum PictureState: String, Codable, CaseIterable, Sendable {
    /// The most salient pixel lies on a face.
    case rightOnFace = "right, on a face"
    /// It lies beside every face.
    case rightBesideFace = "right, beside the faces"
    /// No face is in view, or nobody knows of one.
    case rightWithoutFace = "right, no face in view"
    case wrongOnFace = "wrong, on a face"
    case wrongBesideFace = "wrong, beside the faces"
    case wrongWithoutFace = "wrong, no face in view"
    /// The version does not have the picture, or could not read it.
    case absent = "not there"

    /// Looks at a picture.
    init(_ picture: ReportPicture?, _ setting: Setting) {
        guard let answer = picture?.answer(setting) else {
            self = .absent
            return
        }
        switch (answer.isCorrect, answer.pointing(.face).map(\.isHit)) {
        case (true, true?): self = .rightOnFace
        case (true, false?): self = .rightBesideFace
        case (true, nil): self = .rightWithoutFace
        case (false, true?): self = .wrongOnFace
        case (false, false?): self = .wrongBesideFace
        case (false, nil): self = .wrongWithoutFace
        }
    }

    /// Whether the answer is right; nil where there is none.
    var isRight: Bool? {
        switch self {
        case .rightOnFace, .rightBesideFace, .rightWithoutFace: true
        case .wrongOnFace, .wrongBesideFace, .wrongWithoutFace: false
        case .absent: nil
        }
    }

    /// Whether the explanation points at a face first; nil where none is in view.
    var isFaceDriven: Bool? {
        switch self {
        case .rightOnFace, .wrongOnFace: true
        case .rightBesideFace, .wrongBesideFace: false
        case .rightWithoutFace, .wrongWithoutFace, .absent: nil
        }
    }

    /// The state as a part of a page's name.
    var slug: String {
        switch self {
        case .rightOnFace: "right-on-face"
        case .rightBesideFace: "right-beside"
        case .rightWithoutFace: "right-no-face"
        case .wrongOnFace: "wrong-on-face"
        case .wrongBesideFace: "wrong-beside"
        case .wrongWithoutFace: "wrong-no-face"
        case .absent: "absent"
        }
    }
}
