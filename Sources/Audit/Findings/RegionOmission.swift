import Domain

/// Why a picture does not count where maps are held against a marked region.
enum RegionOmission: String, CaseIterable, Sendable {
    /// The file cannot be decoded.
    case unreadable
    case bothWrong
    case zeroShotWrong
    case fineTunedWrong
    /// Neither metadata nor a detector says where the region is.
    case notMarked
    /// Metadata says that there is none, or a detector finds none.
    case noneInPicture
    /// Nothing of it is in the part of the picture that the model sees.
    case outOfView
    /// The run has not come to it.
    case notMeasured

    /// The reason for which the picture is not among the compared ones either.
    init(_ exclusion: PictureFindings.Exclusion) {
        switch exclusion {
        case .unreadable: self = .unreadable
        case .bothWrong: self = .bothWrong
        case .zeroShotWrong: self = .zeroShotWrong
        case .fineTunedWrong: self = .fineTunedWrong
        }
    }

    /// The same reason among those of the comparison, where it is one of them.
    var exclusion: PictureFindings.Exclusion? {
        PictureFindings.Exclusion.allCases.first { RegionOmission($0) == self }
    }
}

extension PictureFindings {
    /// Why the picture as it is does not count for a region when both settings are looked at; nil where it counts.
    ///
    /// Only pictures that both settings classify correctly do (Agarwal 2023, section 3.1).
    func omission(for region: Region) -> RegionOmission? {
        exclusion.map(RegionOmission.init) ?? omission(for: region, measuredBy: Setting.allCases)
    }

    /// Why the picture as it is does not count for a region when one setting is looked at; nil where it counts.
    func omission(for region: Region, setting: Setting) -> RegionOmission? {
        if settings.isEmpty { return .unreadable }
        guard isCorrect(setting) else { return setting == .zeroShot ? .zeroShotWrong : .fineTunedWrong }
        return omission(for: region, measuredBy: [setting])
    }

    private func omission(for region: Region, measuredBy settings: [Setting]) -> RegionOmission? {
        guard let boxes = row.sample.annotation.boxes[region] else { return .notMarked }
        if boxes.isEmpty { return .noneInPicture }
        let found = settings.compactMap { self.settings[$0]?.localisations[region] }
        guard found.count == settings.count else { return .notMeasured }
        return found.contains { $0.chance == 0 } ? .outOfView : nil
    }
}
