import Foundation

/// Finds the folder that `--dataset` means: a path, or the name of a dataset that the program knows.
enum DatasetLocator {
    /// Known names with the folders, below the data folder, where they are looked for.
    private static let known = ["occupation": ["occupation", "idenprof", "occupation/idenprof"]]

    /// Environment variable that names the data folder; `data` in the current folder without it.
    private static let variable = "VLM_AUDIT_DATA"

    /// The folder of a dataset.
    static func folder(_ argument: String) throws -> URL {
        let asPath = URL(fileURLWithPath: argument).standardizedFileURL
        guard let places = known[argument], !FileManager.default.fileExists(atPath: asPath.path) else { return asPath }
        let data = URL(fileURLWithPath: ProcessInfo.processInfo.environment[variable] ?? "data").standardizedFileURL
        let folders = places.map { data.appendingPathComponent($0) }
        if let found = folders.first(where: {
            FileManager.default.fileExists(atPath: $0.appendingPathComponent("train").path)
        }) {
            return found
        }
        throw AuditError(
            .missingInput,
            "--dataset \(argument): expected the dataset's train and test folders in "
                + "\(folders.map(\.path).joined(separator: " or ")) but found none; unpack it there, set \(variable) to the "
                + "folder that holds it, or give its path.")
    }
}
