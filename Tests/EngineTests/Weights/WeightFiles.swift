import Engine
import Foundation
import Testing

/// Files of weights made on the spot, right and wrong ones.
enum WeightFiles {
    /// Calls `body` with a new folder that is removed afterwards.
    static func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "weights-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }

    /// A file with this header, its length in front, and this many bytes of data: 0, 1, 2 and so on.
    static func bytes(header: String, dataCount: Int) -> Data {
        bytes(header: Data(header.utf8), dataCount: dataCount)
    }

    /// A file with these bytes as its header.
    static func bytes(header: Data, dataCount: Int) -> Data {
        var data = Data()
        withUnsafeBytes(of: UInt64(header.count).littleEndian) { data.append(contentsOf: $0) }
        data.append(header)
        data.append(contentsOf: (0..<dataCount).map { UInt8(truncatingIfNeeded: $0) })
        return data
    }

    /// Opens these bytes as a file of weights.
    static func open<Result>(_ bytes: Data, _ body: (SafeTensors) throws -> Result) throws -> Result {
        try withFolder { folder in
            let url = folder.appending(path: "x.safetensors")
            try bytes.write(to: url)
            return try body(SafeTensors.open(url))
        }
    }

    /// What opening these bytes complains of, without the name of the file.
    static func complaint(_ bytes: Data, sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
        let error = try #require(throws: EngineError.self, sourceLocation: sourceLocation) { try open(bytes) { _ in } }
        #expect(error.file?.hasSuffix("x.safetensors") == true, sourceLocation: sourceLocation)
        return "expected \(error.expected) but found \(error.found); \(error.remedy)"
    }
}
