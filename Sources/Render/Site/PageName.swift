public import Domain

/// Where a page lies in the site; pages link to one another by these names.
///
/// Names are made of digests, indices and fixed words, never of class or file names, so nothing that a dataset holds
/// can lead out of the folder.
public struct PageName: Hashable, Sendable {
    let folder: String?
    let stem: String

    /// A page at the top of the site; the stem holds a-z, 0-9 and "-" only.
    public init(_ stem: String) {
        self.init(folder: nil, stem: stem)
    }

    private init(folder: String?, stem: String) {
        precondition(Self.isSlug(stem), "The name of a page holds a-z, 0-9 and \"-\" only: \(stem)")
        self.folder = folder
        self.stem = stem
    }

    /// The first page.
    public static let index = PageName("index")
    /// How faithful the explanations are.
    public static let faithfulness = PageName("faithfulness")
    /// How much the explanations point at faces, and whether that differs between groups.
    public static let fairness = PageName("fairness")
    /// How much the explanations point at lettering, and what it does to the answers.
    public static let text = PageName("text")
    /// What the dataset is made of, and what is wrong with it.
    public static let dataset = PageName("dataset")
    /// Where faces are, and who says so.
    public static let faces = PageName("faces")
    /// The tables and figures of Agarwal (2023), made from this audit.
    public static let exhibits = PageName("exhibits")
    /// How everything was measured, and what the numbers cannot say.
    public static let method = PageName("method")
    /// Which sections support what laws and frameworks ask for.
    public static let standards = PageName("standards")
    /// What it takes to repeat the audit.
    public static let provenance = PageName("provenance")
    /// Some pictures with their maps, in a file without a gallery.
    public static let pictures = PageName("pictures")
    /// The page to be signed.
    public static let signOff = PageName("sign-off")

    /// The page of one picture; `copy` counts up where a dataset holds the same picture several times.
    public static func image(_ digest: ContentDigest, copy: Int = 1) -> PageName {
        PageName(folder: "images", stem: copy == 1 ? digest.short : "\(digest.short)-\(copy)")
    }

    /// One page of a shelf of the gallery, counted from 1.
    public static func gallery(_ shelf: GalleryShelf.Key, page: Int = 1) -> PageName {
        PageName(folder: nil, stem: "gallery" + shelf.suffix + (page == 1 ? "" : "-page-\(page)"))
    }

    /// Path below the site's folder.
    public var path: String { (folder.map { "\($0)/" } ?? "") + stem + ".html" }

    /// What stands before a path below the site's folder to reach it from this page.
    var wayToTop: String { folder == nil ? "" : "../" }

    /// Whether a text holds only a-z, 0-9 and "-", and at least one of them.
    static func isSlug(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
            }
    }
}
