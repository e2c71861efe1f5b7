import Domain
import Engine
import Foundation

/// One picture of pixels as the readers of a report get it.
struct PublishedPicture: Sendable {
    /// Where it is, in words.
    let place: String
    /// Decodes it.
    let decoded: @Sendable () throws(EngineError) -> PixelImage
}

/// Finds every picture of pixels in what is about to be published: it knows nothing of what was meant to be in it.
enum PublishedPictures {
    /// Those of a site: its picture files, and those inside its drawings and pages.
    static func inFolder(_ folder: URL) throws -> [PublishedPicture] {
        let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return try paths.sorted().flatMap { path -> [PublishedPicture] in
            let file = folder.appendingPathComponent(path)
            switch file.pathExtension.lowercased() {
            case "jpg", "jpeg", "png", "webp": return [picture(path) { try Data(contentsOf: file) }]
            case "svg", "html": return inMarkup(try Data(contentsOf: file), name: path)
            case "pdf": return inPDF(try Data(contentsOf: file), name: path)
            default: return []
            }
        }
    }

    /// Those of an HTML file or a drawing: every address of data, and those inside drawings among them.
    static func inMarkup(_ content: Data, name: String) -> [PublishedPicture] {
        let start = Data("data:image/".utf8), separator = Data(";base64,".utf8)
        var found: [PublishedPicture] = [], from = content.startIndex, count = 0
        while let address = content.range(of: start, in: from..<content.endIndex) {
            from = address.upperBound
            guard let comma = content.range(of: separator, in: from..<min(from + 40, content.endIndex)) else {
                continue
            }
            let end = content[comma.upperBound...].firstIndex { !isBase64($0) } ?? content.endIndex
            let encoded = content[comma.upperBound..<end], kind = content[address.upperBound..<comma.lowerBound]
            from = end
            count += 1
            let place = "\(name), picture \(count)"
            guard let data = Data(base64Encoded: Data(encoded)) else {
                found.append(PublishedPicture(place: place) { () throws(EngineError) in throw unreadable(place) })
                continue
            }
            found += kind.starts(with: Data("svg".utf8)) ? inMarkup(data, name: place) : [picture(place) { data }]
        }
        return found
    }

    private static func isBase64(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="):
            true
        default: false
        }
    }

    private static func picture(_ place: String, data: @escaping @Sendable () throws -> Data) -> PublishedPicture {
        PublishedPicture(place: place) { () throws(EngineError) in
            guard let bytes = try? data() else { throw unreadable(place) }
            return try ImageDecoder.decode(bytes, name: place)
        }
    }

    static func unreadable(_ place: String) -> EngineError {
        EngineError(
            .badData, file: place, expected: "a picture that can be decoded", found: "damaged data",
            remedy: "report this as a defect of the program")
    }
}
