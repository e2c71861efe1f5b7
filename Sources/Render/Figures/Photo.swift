public import Domain

/// A picture of the dataset, as the model sees it or whole and in small, stored once as a JPEG file and shown on every page
/// that needs it.
public struct Photo: Figure {
    /// Place of the file.
    public let asset: AssetName
    /// What the picture is, in words.
    public let alternative: String
    /// The bytes of the JPEG file.
    public let jpeg: [UInt8]
    /// Pixels of the picture.
    public let width: Int
    /// Pixels of the picture.
    public let height: Int
    /// Digest of the dataset's own file, or of what a variant of it is made from.
    public let digest: ContentDigest
    /// Whether it is the whole picture in small, and not what a model sees of it.
    public let isWhole: Bool

    /// Wraps the bytes of a JPEG file of width x height pixels; the digest is that of the dataset's own file.
    public init(
        digest: ContentDigest, in folder: AssetName.Folder = .photos, jpeg: [UInt8], width: Int, height: Int,
        alternative: String
    ) {
        asset = AssetName(folder, digest.short)
        self.digest = digest
        isWhole = folder == .thumbnails
        self.jpeg = jpeg
        self.width = width
        self.height = height
        self.alternative = alternative
    }

    /// Path of the file below the site's folder.
    public var path: String { asset.path(suffix: "", format: .jpeg) }

    /// The same photo with other pixels in a picture of the same size.
    public func replacing(jpeg: [UInt8], alternative: String) -> Photo {
        Photo(
            digest: digest, in: asset.folder, jpeg: jpeg, width: width, height: height, alternative: alternative)
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
