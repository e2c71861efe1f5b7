import Domain
import Engine
import Foundation
import Synchronization

/// Reads every file of a dataset once: its digest, and its numbers where no file of the same bytes came before it.
struct FolderInspector: Sendable {
    let folder: ImageFolder
    let pool: LanePool
    let progressStyle: Progress.Style

    /// What is known so far; the first lane that comes to some bytes measures them for all.
    private struct Known {
        var contents: [Int: ContentDigest] = [:]
        var findings: [ContentDigest: PictureFinding] = [:]
        var claimed: Set<ContentDigest> = []
    }

    /// All pictures in the order of the dataset; a file that cannot be read is among them with the reason.
    func run() async throws -> [InspectedPicture] {
        let samples = folder.samples, root = folder.root
        let known = Mutex(Known())
        let progress = Progress("Inspect", total: samples.count, unit: "pictures", style: progressStyle)
        try await pool.run(Array(samples.indices), makeScratch: {}) { index, _ in
            let path = samples[index].path
            var bytes = Data(), failure: EngineError?
            do throws(EngineError) {
                bytes = try ImageDecoder.read(contentsOf: root.appendingPathComponent(path))
            } catch {
                failure = error.renamed(path)
            }
            // A file that cannot be opened has no bytes to share with others.
            let content = failure == nil ? ContentDigest(of: bytes) : ImageFolder.digestOfUnopened(path)
            let isFirst = known.withLock { known in
                known.contents[index] = content
                return known.claimed.insert(content).inserted
            }
            if isFirst {
                let finding =
                    failure.map { PictureFinding.unreadable(reason: $0.description) }
                    ?? PictureFinding(bytes: bytes, path: path)
                known.withLock { $0.findings[content] = finding }
            }
            progress.advance(by: 1)
        }
        progress.finish()
        return known.withLock { known in
            samples.enumerated().compactMap { index, sample in
                known.contents[index].flatMap { content in
                    known.findings[content].map {
                        InspectedPicture(sample: sample, content: content, finding: $0)
                    }
                }
            }
        }
    }
}
