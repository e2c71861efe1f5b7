import Domain
import Engine
import Foundation
import Logging

/// A dataset from an archive, unpacked once into `datasets/NAME-DIGEST` of the output folder.
///
/// The digest is of the archive's content: another archive of that name gets another folder, and the same one under
/// another name is at worst unpacked twice.
struct UnpackedDataset {
    let archive: URL
    let outputFolder: URL

    /// Digits of the digest in the folder's name.
    private static let digits = 8
    /// How many folders with nothing but one folder in them an archive may wrap around a dataset.
    private static let deepest = 4

    /// The folder of the dataset, unpacked with progress on the first use.
    func folder(progressStyle: Progress.Style, log: Logger) throws -> URL {
        let digest = try ContentDigest(ofFile: archive)
        let name = "\(RunName.slug(Self.name(of: archive)))-\(digest.hex.prefix(Self.digits))"
        let target = outputFolder.appendingPathComponent("\(SampleDataset.folderName)/\(name)")
        if !PictureFiles.isFolder(target) { try unpack(to: target, progressStyle: progressStyle, log: log) }
        return Self.datasetFolder(in: target)
    }

    private func unpack(to target: URL, progressStyle: Progress.Style, log: Logger) throws {
        let size = (try? FileManager.default.attributesOfItem(atPath: archive.path)[.size] as? Int) ?? 0
        let unit = 1_000_000,
            progress = Progress("Unpack", total: max(1, size / unit), unit: "MB", style: progressStyle)
        var read = 0
        let result = try ArchiveUnpacking(archive: archive, target: target).run { position in
            progress.advance(by: Double(position - read) / Double(unit))
            read = position
        }
        progress.finish()
        if let refused = result?.refused, !refused.isEmpty {
            let names = MetadataMismatch.list(refused)
            log.warning(
                """
                \(archive.path): \(refused.count) entries were left out, because they are no plain files, lead out of the \
                folder or come twice: \(names).
                """)
        }
    }

    /// The archive's name without its endings.
    private static func name(of archive: URL) -> String {
        let first = archive.deletingPathExtension()
        return first.pathExtension.lowercased() == "tar"
            ? first.deletingPathExtension().lastPathComponent : first.lastPathComponent
    }

    /// The folder that holds the dataset: below folders that hold nothing else.
    private static func datasetFolder(in folder: URL) -> URL {
        var folder = folder
        for _ in 0..<deepest {
            let entries = (try? PictureFiles.entries(of: folder)) ?? []
            let folders = entries.filter { PictureFiles.isFolder(folder.appendingPathComponent($0)) }
            let isDataset = StanfordCars.isLayout(folder) || entries.contains { $0.hasPrefix("metadata.") }
            guard folders.count == 1, folders[0] != Split.train.rawValue, !isDataset else { break }
            folder.appendPathComponent(folders[0])
        }
        return folder
    }
}
