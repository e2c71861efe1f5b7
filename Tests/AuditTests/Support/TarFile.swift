import Foundation

/// A tar archive of some files, in the oldest form that every reader knows.
enum TarFile {
    private static let block = 512

    /// The bytes of an archive; paths have at most 99 ASCII letters.
    static func archive(_ files: [(path: String, bytes: Data)]) -> Data {
        var archive = Data()
        for (path, bytes) in files {
            archive += header(path, size: bytes.count)
            archive += bytes
            archive += Data(count: (block - bytes.count % block) % block)
        }
        return archive + Data(count: 2 * block)
    }

    private static func header(_ path: String, size: Int) -> Data {
        var header = [UInt8](repeating: 0, count: block)
        func put(_ text: String, at offset: Int) {
            header.replaceSubrange(offset..<offset + text.utf8.count, with: text.utf8)
        }
        put(path, at: 0)
        put("0000644", at: 100)
        let digits = String(size, radix: 8)
        put(String(repeating: "0", count: 11 - digits.count) + digits, at: 124)
        put("        ", at: 148)
        put("0", at: 156)
        let sum = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
        put(String(repeating: "0", count: 6 - sum.count) + sum + "\0 ", at: 148)
        return Data(header)
    }
}
