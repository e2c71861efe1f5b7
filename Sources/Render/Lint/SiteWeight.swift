/// What a site weighs, by kind of file.
public struct SiteWeight: Hashable, Sendable {
    /// The files of one kind.
    public struct Part: Hashable, Sendable {
        /// The kind in words, such as "heat layers".
        public let kind: String
        /// Number of files.
        public let count: Int
        /// Their size in bytes.
        public let bytes: Int
    }

    /// The kinds that there are, the heaviest first.
    public let parts: [Part]

    /// All bytes.
    public var bytes: Int { parts.reduce(0) { $0 + $1.bytes } }

    init(parts: [Part]) {
        self.parts = parts
    }

    init(of files: SiteFiles) {
        let kinds = Dictionary(grouping: files.sizes) { Self.kind(of: $0.key) }
        parts = kinds.map { kind, files in
            Part(kind: kind, count: files.count, bytes: files.reduce(0) { $0 + $1.value })
        }.sorted { ($1.bytes, $0.kind) < ($0.bytes, $1.kind) }
    }

    private static func kind(of path: String) -> String {
        if path.hasSuffix(".html") { return "pages" }
        let folders: [(folder: AssetName.Folder, kind: String)] = [
            (.heat, "heat layers"), (.photos, "photos"), (.thumbnails, "small pictures"), (.charts, "charts"),
        ]
        return folders.first { path.hasPrefix("assets/\($0.folder.rawValue)/") }?.kind ?? "other files"
    }
}
