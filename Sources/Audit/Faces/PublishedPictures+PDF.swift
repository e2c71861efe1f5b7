import Engine
import Foundation

extension PublishedPictures {
    /// Those of a PDF file: every image object, with its transparency on white.
    ///
    /// It reads files as Cairo writes them: an object's dictionary stands in plain text before its stream, and pixels are
    /// JPEG, or deflated RGB or grey of 8 bits or one. An image of any other kind makes the check fail, not pass.
    static func inPDF(_ content: Data, name: String) -> [PublishedPicture] {
        let images = imageObjects(of: content)
        let masks = Set(images.values.compactMap(\.mask))
        return images.keys.sorted().filter { !masks.contains($0) }.map { number in
            let place = "\(name), image object \(number)", image = images[number],
                mask = image?.mask.flatMap { images[$0] }
            return PublishedPicture(place: place) { () throws(EngineError) in
                guard let image else { throw unreadable(place) }
                return try image.decoded(mask: mask, place: place)
            }
        }
    }

    /// One image object.
    private struct ImageObject: Sendable {
        let dictionary: String
        let stream: Data

        /// Number of the object with its transparency.
        var mask: Int? { number("/SMask") }

        /// The whole number behind a name.
        func number(_ name: String) -> Int? {
            guard let range = dictionary.range(of: name + " ") else { return nil }
            return Int(dictionary[range.upperBound...].drop { $0 == " " }.prefix { $0.isNumber })
        }

        func decoded(mask: ImageObject?, place: String) throws(EngineError) -> PixelImage {
            if dictionary.contains("/DCTDecode") { return try ImageDecoder.decode(stream, name: place) }
            guard let width = number("/Width"), let height = number("/Height") else { throw unreadable(place) }
            var rgb = try samples(place: place)
            if dictionary.contains("/DeviceGray") { rgb = rgb.flatMap { [$0, $0, $0] } }
            guard rgb.count == 3 * width * height else { throw unreadable(place) }
            if let mask {
                guard mask.number("/Width") == width, mask.number("/Height") == height else { throw unreadable(place) }
                let opacity = try mask.samples(place: place)
                for index in rgb.indices {
                    let share = Int(opacity[index / 3])
                    rgb[index] = UInt8((Int(rgb[index]) * share + 255 * (255 - share) + 127) / 255)
                }
            }
            return PixelImage(width: width, height: height, pixels: rgb)
        }

        /// One byte for each sample, row by row; rows of one bit a sample begin with a byte of their own.
        private func samples(place: String) throws(EngineError) -> [UInt8] {
            let channels = dictionary.contains("/DeviceRGB") ? 3 : dictionary.contains("/DeviceGray") ? 1 : 0
            guard dictionary.contains("/FlateDecode"), let width = number("/Width"), let height = number("/Height"),
                let bits = number("/BitsPerComponent"), bits == 8 || bits == 1, channels > 0, width > 0, height > 0,
                width <= ImageDecoder.largestSide, height <= ImageDecoder.largestSide
            else { throw unreadable(place) }
            let row = (width * channels * bits + 7) / 8
            let bytes = try Gzip.unpacked([UInt8](stream), limit: row * height + 1)
            guard bytes.count == row * height else { throw unreadable(place) }
            if bits == 8 { return bytes }
            return (0..<height).flatMap { y in
                (0..<width * channels).map { x in bytes[y * row + x / 8] >> (7 - x % 8) & 1 == 1 ? 255 : 0 }
            }
        }
    }

    private static func imageObjects(of content: Data) -> [Int: ImageObject] {
        let opening = Data(" 0 obj\n".utf8), streamStart = Data("stream\n".utf8), end = Data("\nendstream".utf8)
        var objects: [Int: ImageObject] = [:], from = content.startIndex
        while let head = content.range(of: opening, in: from..<content.endIndex) {
            from = head.upperBound
            let digits = content[..<head.lowerBound].suffix(10).reversed().prefix {
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
            }
            guard let number = Int(String(decoding: digits.reversed(), as: UTF8.self)),
                let start = content.range(of: streamStart, in: from..<min(from + 600, content.endIndex))
            else { continue }
            let dictionary = String(decoding: content[from..<start.lowerBound], as: UTF8.self)
            // The dictionary of another object may follow one without a stream.
            guard dictionary.contains("/Subtype /Image"), !dictionary.contains("endobj"),
                let stop = content.range(of: end, in: start.upperBound..<content.endIndex)
            else { continue }
            objects[number] = ImageObject(dictionary: dictionary, stream: content[start.upperBound..<stop.lowerBound])
            from = stop.upperBound
        }
        return objects
    }
}
