import Foundation

/// Finds what `--dataset` means: a path, or the name of a dataset that the program knows.
enum DatasetLocator {
    /// What a user may mean.
    enum Location: Equatable {
        /// A folder or an archive of the user's.
        case path(DatasetSource)
        /// A dataset with a name, and where it is, if it is at hand.
        case known(KnownDataset, DatasetSource?)
        /// The sample world.
        case sample
    }

    /// Environment variable that names the data folder; `data` in the current folder without it.
    private static let variable = "VLM_AUDIT_DATA"

    /// Where datasets with a name are looked for: the folder that the user named, or the usual one.
    static func dataFolder(_ named: String? = nil) -> URL {
        URL(fileURLWithPath: named ?? ProcessInfo.processInfo.environment[variable] ?? "data").standardizedFileURL
    }

    /// What the argument means; something of that name in the current folder comes first, unless a data folder is named.
    static func locate(_ argument: String, dataFolder named: String? = nil) -> Location {
        let asPath = URL(fileURLWithPath: argument).standardizedFileURL
        let known = KnownDataset(rawValue: argument)
        let isThere = FileManager.default.fileExists(atPath: asPath.path)
        if isThere, known == nil || named == nil { return .path(DatasetSource(path: asPath)) }
        if argument == SampleDataset.name { return .sample }
        return known.map { .known($0, $0.source(in: dataFolder(named))) } ?? .path(.folder(asPath))
    }
}
