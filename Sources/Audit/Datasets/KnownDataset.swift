import Foundation

/// A dataset that has a name on the command line and is looked for in the data folder.
enum KnownDataset: String, CaseIterable, Sendable {
    /// IdenProf: photos of people at work.
    case occupation
    /// Stanford Cars.
    case stanfordCars = "stanford-cars"

    /// What it is, for people.
    var title: String {
        switch self {
        case .occupation: "IdenProf, photos of people in ten professions"
        case .stanfordCars: "Stanford Cars, photos of cars of 196 models"
        }
    }

    /// Folders, below the data folder, where it may lie unpacked; the empty one is the data folder itself.
    private var folders: [String] {
        switch self {
        case .occupation: ["occupation", "idenprof", "occupation/idenprof", ""]
        case .stanfordCars: ["stanford-cars", "stanford_cars", ""]
        }
    }

    /// Names of the archives that it comes in.
    private var archives: [String] {
        switch self {
        case .occupation:
            ["idenprof", "idenprof-jpg"].flatMap { name in
                [".tar", ".zip", ".tar.gz", ".tgz"].map { name + $0 }
            }
        case .stanfordCars: []
        }
    }

    /// Whether a folder holds it.
    private func isUnpacked(in folder: URL) -> Bool {
        switch self {
        case .occupation: PictureFiles.isFolder(folder.appendingPathComponent("train"))
        case .stanfordCars: StanfordCars.isLayout(folder)
        }
    }

    /// Where it lies in a data folder: unpacked if there is a choice; nil where it does not.
    func source(in dataFolder: URL) -> DatasetSource? {
        let places = folders.map { $0.isEmpty ? dataFolder : dataFolder.appendingPathComponent($0) }
        if let folder = places.first(where: isUnpacked) { return .folder(folder) }
        return places.lazy.flatMap { place in archives.map(place.appendingPathComponent) }
            .first { FileManager.default.fileExists(atPath: $0.path) }.map(DatasetSource.archive)
    }

    /// The sentence that says what was looked for in a data folder and not found.
    func isMissing(in dataFolder: URL) -> AuditError {
        let expected =
            switch self {
            case .occupation:
                "the photos of IdenProf in a folder idenprof or an archive idenprof.tar or idenprof-jpg.zip"
            case .stanfordCars: "Stanford Cars with its devkit in a folder stanford-cars or stanford_cars"
            }
        let remedy =
            self == .occupation
            ? "fetch them with vlm-audit datasets pull occupation, or name their place with --data-dir"
            : "put it there or name its place with --data-dir"
        return AuditError(.missingInput, "\(dataFolder.path): expected \(expected) but found neither; \(remedy).")
    }
}
