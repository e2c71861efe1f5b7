/// Something drawn or photographed that a page shows; the site writes its files once, however many pages show it.
public protocol Figure: Hashable, Sendable {
    /// Where its files lie below the folder `assets`.
    var asset: AssetName { get }
    /// What it shows, in words, for those who do not see it.
    var alternative: String { get }
    /// Makes the bytes of its files.
    func draw() throws(RenderError) -> [Rendition]
}

/// One file of a figure: the same content for another width of the window or another colour scheme.
public struct Rendition: Hashable, Sendable {
    /// How the file is encoded.
    public enum Format: String, Sendable {
        /// Lines and letters.
        case svg
        /// Drawn pixels.
        case png
        /// A photo.
        case jpeg = "jpg"
    }

    /// Media query under which a browser takes this file; nil for the one that is shown otherwise.
    let media: String?
    /// Added to the file's name to tell the renditions of a figure apart.
    let suffix: String
    /// How the bytes are encoded.
    public let format: Format
    /// Width in CSS pixels.
    public let width: Int
    /// Height in CSS pixels.
    public let height: Int
    /// The file.
    public let bytes: [UInt8]
    /// What a drawing of lines and letters is made of, to be drawn on paper as such.
    let drawing: Drawing?

    /// Describes one file; the last rendition of a figure has no media query.
    public init(
        media: String? = nil, suffix: String = "", format: Format, width: Int, height: Int, bytes: [UInt8]
    ) {
        self.media = media
        self.suffix = suffix
        self.format = format
        self.width = width
        self.height = height
        self.bytes = bytes
        drawing = nil
    }

    /// The file of a vector drawing; ends it.
    init(media: String?, suffix: String, canvas: Canvas) throws(RenderError) {
        self.media = media
        self.suffix = suffix
        format = .svg
        width = canvas.width
        height = canvas.height
        bytes = try canvas.svg()
        drawing = canvas.drawing
    }
}

/// Place of a figure's files: a folder by kind, and a stem that stands for its content.
public struct AssetName: Hashable, Sendable {
    /// The folders below `assets`.
    public enum Folder: String, Sendable {
        /// Photos of the dataset as the model sees them.
        case photos
        /// Whole pictures of the dataset in small.
        case thumbnails
        /// Heat layers.
        case heat
        /// Charts and legends.
        case charts
    }

    let folder: Folder
    let stem: String

    /// Names a figure; the stem holds a-z, 0-9 and "-" only, so it comes from digests, never from class or file names.
    public init(_ folder: Folder, _ stem: String) {
        precondition(PageName.isSlug(stem), "The name of a figure holds a-z, 0-9 and \"-\" only: \(stem)")
        self.folder = folder
        self.stem = stem
    }

    func path(of rendition: Rendition) -> String { path(suffix: rendition.suffix, format: rendition.format) }

    func path(suffix: String, format: Rendition.Format) -> String {
        "assets/\(folder.rawValue)/\(stem)\(suffix).\(format.rawValue)"
    }
}
