public import Domain

/// A picture of the dataset, as the model sees it or whole and in small, stored once as a JPEG file and shown on every page
/// that needs it.
public struct Photo: Figure {
    /// Place of the file.
    public let asset: AssetName
    /// What the picture is, in words.
    public let alternative: String
    private let jpeg: [UInt8]
    private let width: Int
    private let height: Int

    /// Wraps the bytes of a JPEG file of width x height pixels; the digest is that of the dataset's own file.
    public init(
        digest: ContentDigest, in folder: AssetName.Folder = .photos, jpeg: [UInt8], width: Int, height: Int,
        alternative: String
    ) {
        asset = AssetName(folder, digest.short)
        self.jpeg = jpeg
        self.width = width
        self.height = height
        self.alternative = alternative
    }

    /// Two photos are the same where their files are, whatever they are called: datasets hold pictures twice.
    public static func == (one: Photo, other: Photo) -> Bool {
        one.asset == other.asset && one.jpeg == other.jpeg && one.width == other.width && one.height == other.height
    }

    /// Hashes what the comparison looks at.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(asset)
        jpeg.withUnsafeBytes { hasher.combine(bytes: $0) }
        hasher.combine(width)
        hasher.combine(height)
    }

    /// The file as it was given.
    public func draw() throws(RenderError) -> [Rendition] {
        [Rendition(format: .jpeg, width: width, height: height, bytes: jpeg)]
    }
}
