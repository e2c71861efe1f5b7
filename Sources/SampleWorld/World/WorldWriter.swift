import Domain
public import Engine
public import Foundation
import Synchronization

/// Writes a world to disk as an ordinary image folder: split/profession/name.jpg and `metadata.csv`.
public struct WorldWriter: Sendable {
    /// The world that is drawn.
    public let world: SampleWorld
    /// The pictures that are drawn, in the order of the lines of `metadata.csv`.
    public let numbers: [SampleWorld.Number]

    /// Name of the file with the truth about each picture.
    static let metadataName = "metadata.csv"
    /// Name of the file that tells that the pictures are drawn, and how to draw them again.
    static let markName = "sample-world.json"
    /// Quality of the JPEG files: full colour resolution.
    private static let quality = 92

    /// Plans to write some pictures of a world.
    public init(world: SampleWorld, numbers: [SampleWorld.Number]) {
        self.world = world
        self.numbers = numbers
    }

    /// Whether a folder holds these pictures: it is complete, and its first picture is the one that would be drawn now.
    ///
    /// Another version of the program may draw another world under the same name.
    public func isWritten(to folder: URL) throws -> Bool {
        guard let first = numbers.first,
            let table = try? String(
                contentsOf: folder.appending(path: Self.metadataName), encoding: .utf8),
            table.split(separator: "\n").count == numbers.count + 1
        else { return false }
        let picture = world.picture(first)
        let file = try? Data(contentsOf: folder.appending(path: picture.record.fileName))
        return try file == JPEGEncoder.encode(picture.image, quality: Self.quality)
    }

    /// Whether a folder is a world that this program drew.
    public static func isWorld(_ folder: URL) -> Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: markName).path)
    }

    /// Makes the folders that the pictures go to, and takes an old `metadata.csv` away: the pictures that it tells of are
    /// about to be replaced, and a drawing that is stopped half-way must not count as written.
    ///
    /// - Throws: whatever the file system says.
    public func prepare(_ folder: URL) throws {
        let files = FileManager.default, table = folder.appending(path: Self.metadataName)
        for split in Set(numbers.map(\.split)) {
            for profession in Profession.allCases {
                try files.createDirectory(
                    at: folder.appending(path: "\(split.rawValue)/\(profession.rawValue)"),
                    withIntermediateDirectories: true)
            }
        }
        if files.fileExists(atPath: table.path) { try files.removeItem(at: table) }
    }

    /// Draws and writes everything; `metadata.csv` comes last, so a folder that has one is complete.
    ///
    /// - Parameter didDraw: called after each picture, from any lane.
    /// - Throws: whatever the file system says.
    public func write(
        to folder: URL, pool: LanePool, didDraw: @escaping @Sendable () -> Void = {}
    ) async throws {
        try prepare(folder)
        let world = world, lines = Mutex([SampleWorld.Number: String]())
        try await pool.run(numbers, makeScratch: {}) { number, _ in
            let picture = world.picture(number)
            try JPEGEncoder.encode(picture.image, quality: Self.quality)
                .write(to: folder.appending(path: picture.record.fileName))
            lines.withLock { $0[number] = picture.record.line }
            didDraw()
        }
        try JSONEncoder.sorted.encode(Mark(world: world, pictures: numbers.count))
            .write(to: folder.appending(path: Self.markName), options: .atomic)
        let table = lines.withLock { lines in
            ([SampleWorld.Record.columns.joined(separator: ",")] + numbers.compactMap { lines[$0] })
                .map { $0 + "\n" }.joined()
        }
        try Data(table.utf8).write(to: folder.appending(path: Self.metadataName), options: .atomic)
    }
}

/// What `sample-world.json` says.
private struct Mark: Encodable {
    let about = "Pictures drawn by vlm-audit datasets sample; nobody in them exists. The truth is in metadata.csv."
    let seed: UInt64
    let bias: String
    let pictures: Int

    init(world: SampleWorld, pictures: Int) {
        seed = world.seed
        bias = world.bias.rawValue
        self.pictures = pictures
    }
}

extension JSONEncoder {
    /// The same values give the same bytes.
    fileprivate static var sorted: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        return encoder
    }
}
