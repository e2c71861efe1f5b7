import Domain
import Engine
import Foundation
import SampleWorld

/// The sample occupation dataset: what `--dataset occupation` means where the real one is not at hand.
enum SampleDataset {
    /// Its name, also as an argument of `--dataset`.
    static let name = "sample-occupation"
    /// Folder of drawn datasets, in the output folder.
    static let folderName = "datasets"
    /// Pictures in all: 600 for training and 200 for the audit, ten of each profession and gender.
    static let count = 800
    /// Seed of the world that is audited.
    ///
    /// The sample models were trained on worlds with other seeds.
    static let seed: UInt64 = 2023
    /// Share of the pictures that is the test split, as a divisor.
    private static let testDivisor = 4

    /// The pictures of a world of this size: the first of each split, or of one alone.
    static func numbers(count: Int, split: Split?) -> [SampleWorld.Number] {
        let test = count / testDivisor
        let counts: [(Split, Int)] = split.map { [($0, count)] } ?? [(.test, test), (.train, count - test)]
        return counts.flatMap { split, count in
            (0..<count).map { SampleWorld.Number(split: split, index: $0) }
        }
    }

    /// Where the dataset is kept, in the output folder.
    static func folder(in outputFolder: URL) -> URL {
        outputFolder.appendingPathComponent("\(folderName)/\(name)")
    }

    /// Draws the dataset unless the folder holds it already, as this program draws it.
    static func prepare(_ folder: URL, lanes: Int, progressStyle: Progress.Style) async throws {
        let world = SampleWorld(seed: seed, bias: .none), numbers = numbers(count: count, split: nil)
        guard try !WorldWriter(world: world, numbers: numbers).isWritten(to: folder) else { return }
        try await draw(
            world, numbers: numbers, to: folder, option: "--output", lanes: lanes, progressStyle: progressStyle)
    }

    /// Draws pictures into a folder, with progress; `option` is the argument that says where the folder is.
    static func draw(
        _ world: SampleWorld, numbers: [SampleWorld.Number], to folder: URL, option: String, lanes: Int,
        progressStyle: Progress.Style
    ) async throws {
        let writer = WorldWriter(world: world, numbers: numbers)
        do {
            // Before there is progress to show: most mistakes show here.
            try writer.prepare(folder)
            let progress = Progress("Draw", total: numbers.count, unit: "pictures", style: progressStyle)
            try await writer.write(to: folder, pool: LanePool(lanes: lanes)) { progress.advance(by: 1) }
            progress.finish()
        } catch let error as CocoaError {
            throw ResultFile.cannotWrite(folder, what: "the pictures", option: option, because: error)
        }
    }
}
