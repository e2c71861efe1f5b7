import ArgumentParser
import Domain
import Foundation

/// `vlm-audit datasets list`: which datasets have a name, and where they are.
struct DatasetListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists the datasets that have a name, where they were found, and their pictures."
    )

    @Option(help: "Folder where datasets with a name are looked for; $VLM_AUDIT_DATA or data without it.")
    var dataDir: String?

    @Flag(help: "Write the list as JSON on standard output.")
    var json = false

    func run() async throws {
        let data = DatasetLocator.dataFolder(dataDir)
        let lines = KnownDataset.allCases.map { Line($0, dataFolder: data) }
        guard json else { return print(lines.map(\.text).joined(separator: "\n")) }
        print(try JSONText.text(lines))
    }

    /// What is said of one dataset.
    private struct Line: Encodable {
        let name: String
        let title: String
        /// Where it was looked for.
        let dataFolder: String
        /// Folder or archive; nil where it was not found.
        let place: String?
        /// Number of pictures; nil where they cannot be counted.
        let pictures: Int?
        /// Why they cannot be counted, as one sentence.
        let problem: String?

        init(_ dataset: KnownDataset, dataFolder: URL) {
            name = dataset.rawValue
            title = dataset.title
            self.dataFolder = dataFolder.path
            let source = dataset.source(in: dataFolder)
            place = source?.place?.path
            let count = Result { try source?.pictureCount() }
            pictures = (try? count.get()) ?? nil
            problem =
                switch count {
                case .success: nil
                case .failure(let error): ExitStatus.describe(error).sentence
                }
        }

        var text: String {
            let found =
                switch (place, pictures) {
                case (let place?, let pictures?): "\(pictures) pictures in \(place)"
                case (let place?, nil): "\(place), which cannot be used: \(problem ?? "")"
                default: "not found in \(dataFolder)"
                }
            return "\(name) (\(title)): \(found)"
        }
    }
}

extension DatasetSource {
    /// Number of pictures that lie there; nil for the sample world, which is drawn.
    fileprivate func pictureCount() throws -> Int? {
        switch self {
        case .folder(let folder): return try ImageFolder(root: folder).samples.count
        case .archive(let archive):
            let reader = try ArchiveReader(archive)
            var count = 0
            while let entry = try reader.next() {
                guard entry.kind == .file, let path = entry.path else { continue }
                if PictureFiles.isPicture(path) && DatasetFiles.isWanted(path) { count += 1 }
            }
            return count
        case .sampleWorld: return nil
        }
    }
}
