/// An upright rectangle on a picture, in pixels of the upright picture from its top left corner.
///
/// It covers x ..< x + width and y ..< y + height; parts of it may lie outside the picture.
public struct Box: Hashable, Codable, Sendable {
    /// Left edge.
    public let x: Double
    /// Upper edge.
    public let y: Double
    /// Extent to the right, above 0.
    public let width: Double
    /// Extent downwards, above 0.
    public let height: Double

    /// Describes a rectangle.
    public init(x: Double, y: Double, width: Double, height: Double) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }
}

/// What a marked part of a picture shows.
///
/// As a key of a dictionary it is written as its name, so that the JSON of an annotation has one form only.
public enum Region: String, CaseIterable, Codable, CodingKeyRepresentable, Sendable {
    /// A person's face.
    case face
    /// What makes the picture belong to its class, such as the clothing and tools of a profession.
    case evidence
    /// Lettering.
    case text
}

/// What a dataset's own metadata says about one picture, beside its class.
///
/// Nothing in it is ever guessed from the picture: a value that the metadata does not give is not there.
public struct Annotation: Hashable, Codable, Sendable {
    /// Groups that the depicted person or thing belongs to, by attribute: ["gender": "female"].
    public var groups: [String: String]
    /// Marked parts by what they show; an empty list says "there is none", a missing one says nothing.
    public var boxes: [Region: [Box]]
    /// Lettering that can be read in the picture; an empty text says "there is none".
    public var text: String?

    /// Says nothing by default.
    public init(groups: [String: String] = [:], boxes: [Region: [Box]] = [:], text: String? = nil) {
        self.groups = groups
        self.boxes = boxes
        self.text = text
    }
}
