/// A photo with a heat layer over it.
public struct Stack: Sendable {
    /// Whose explanation it is, such as "Zero-shot".
    public var label: String
    /// The photo.
    public var photo: Photo
    /// The layer, a `HeatLayer` or a `DifferenceLayer`; without it the photo stands alone.
    public var heat: (any Figure)?
    /// What is to be said about it, such as the prediction it explains.
    public var note: String

    /// Describes a photo with its layer.
    public init(label: String, photo: Photo, heat: (any Figure)?, note: String) {
        self.label = label
        self.photo = photo
        self.heat = heat
        self.note = note
    }
}
