import Foundation

/// Finds what `--dataset` means: a path, or the name of a dataset that the program knows.
enum DatasetLocator {
    /// What a user may mean.
    enum Location: Equatable {
        /// A folder of the user's.
        case folder(URL)
        /// The occupation dataset, with the folder of its photos where they are at hand.
        case occupation(photos: URL?)
        /// The sample world.
        case sample
    }

    /// The name of the occupation dataset and the folders, below the data folder, where its photos are looked for.
    private static let occupation = (name: "occupation", folders: ["occupation", "idenprof", "occupation/idenprof"])
    /// Environment variable that names the data folder; `data` in the current folder without it.
    private static let variable = "VLM_AUDIT_DATA"

    /// Where datasets with a name are looked for.
    static var dataFolder: URL {
        URL(fileURLWithPath: ProcessInfo.processInfo.environment[variable] ?? "data").standardizedFileURL
    }

    /// What the argument means; a folder of that name comes first.
    static func locate(_ argument: String) -> Location {
        let asPath = URL(fileURLWithPath: argument).standardizedFileURL
        if FileManager.default.fileExists(atPath: asPath.path) { return .folder(asPath) }
        switch argument {
        case SampleDataset.name: return .sample
        case occupation.name:
            let places = occupation.folders.map { dataFolder.appendingPathComponent($0) }
            return .occupation(
                photos: places.first {
                    FileManager.default.fileExists(atPath: $0.appendingPathComponent("train").path)
                })
        default: return .folder(asPath)
        }
    }
}
