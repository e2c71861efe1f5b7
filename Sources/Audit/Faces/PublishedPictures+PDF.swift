import Engine
import Foundation

extension PublishedPictures {
    /// Those of a PDF file: every image object, with its transparency on white.
    ///
    /// It reads files as Cairo writes them: an object's dictionary stands in plain text before its stream, and pixels are
    /// JPEG, or deflated RGB or grey of 8 bits. An image of any other kind makes the check fail, not pass.
    static func inPDF(_ content: Data, name: String) -> [PublishedPicture] {
        let images = imageObjects(of: content)
        let masks = Set(images.values.compactMap(\.mask))
        return images.keys.sorted().filter { !masks.contains($0) }.map { number in
            let place = "\(name), image object \(number)", image = images[number], mask = image?.mask.flatMap { images[$0] }
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
            let isGrey = dictionary.contains("/DeviceGray")
            guard let width = number("/Width"), let height = number("/Height"), number("/BitsPerComponent") == 8,
                isGrey || dictionary.contains("/DeviceRGB")
            else { throw unreadable(place) }
            let samples = try pixels(count: width * height * (isGrey ? 1 : 3), place: place)
            var rgb = isGrey ? samples.flatMap { [$0, $0, $0] } : samples
            if let mask {
                guard mask.number("/Width") == width, mask.number("/Height") == height else { throw unreadable(place) }
                let opacity = try mask.pixels(count: width * height, place: place)
                for index in rgb.indices {
                    let share = Int(opacity[index / 3])
                    rgb[index] = UInt8((Int(rgb[index]) * share + 255 * (255 - share) + 127) / 255)
                }
            }
            return PixelImage(width: width, height: height, pixels: rgb)
        }

        /// Exactly as many bytes as there have to be.
        private func pixels(count: Int, place: String) throws(EngineError) -> [UInt8] {
            guard dictionary.contains("/FlateDecode"), count > 0, count <= 3 * ImageDecoder.largestArea else {
                throw unreadable(place)
            }
            let bytes = try Gzip.unpacked([UInt8](stream), limit: count + 1)
            guard bytes.count == count else { throw unreadable(place) }
            return bytes
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
