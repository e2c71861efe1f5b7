import Foundation

/// Puts the files of figures into a page as data, as long as there is room.
struct PictureInliner {
    private let files: [String: Rendition]
    private let plate: String
    private var room: Int
    private var isFull = false
    private var shown = 0
    private var all = 0
    /// Bytes that the pictures left out would take beyond those of the plates in their place.
    private(set) var wanted = 0

    /// Begins with some bytes of room for pictures; drawings are put in whatever room there is.
    init(files: [String: Rendition], room: Int) throws(RenderError) {
        self.files = files
        self.room = room
        let plate = Plate(name: "size", words: ["Left out", "to keep", "the file small"], width: 224, height: 224)
        self.plate = try plate.draw().map(\.dataAddress)[0]
    }

    /// What becomes of the address of a file; nil for other attributes.
    mutating func change(_ attribute: MarkupRewriter.Attribute) -> MarkupRewriter.Change? {
        guard attribute.name == "src" || attribute.name == "srcset", let file = files[String(attribute.value)] else {
            return nil
        }
        let data = file.dataAddress
        guard file.format != .svg else { return .value(data) }
        all += 1
        let cost = data.utf8.count - plate.utf8.count
        guard !isFull, cost <= room else {
            isFull = true
            wanted += max(0, cost)
            return .value(plate)
        }
        room -= cost
        shown += 1
        return .value(data)
    }

    /// How many pictures are in the file, where not all are.
    var note: String? {
        guard shown < all else { return nil }
        return "Photos and heat layers are in this file in the order of its pages as long as they fit: "
            + "\(NumberFormat.count(shown)) of \(NumberFormat.count(all)); a plate stands in place of each of the others."
    }
}

extension Rendition {
    /// The whole file as an address.
    var dataAddress: String {
        let type =
            switch format {
            case .svg: "image/svg+xml"
            case .png: "image/png"
            case .jpeg: "image/jpeg"
            }
        return "data:\(type);base64,\(Data(bytes).base64EncodedString())"
    }
}
