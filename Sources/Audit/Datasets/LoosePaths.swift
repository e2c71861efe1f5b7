import Domain

/// Finds the picture that a row of a table means.
///
/// A table in the dataset's folder names paths below it. One that lies elsewhere may also begin a path above the dataset's
/// folder (`idenprof/test/chef/chef-1.jpg`) or end it only (`chef/chef-1.jpg`, `chef-1.jpg`), where a single picture fits;
/// the row's class and split help to choose.
struct LoosePaths {
    private let isLoose: Bool
    private let known: Set<String>
    private let classNames: [String]
    /// Pictures by the last part of their path.
    private let byName: [Substring: [Sample]]

    init(of listing: ImageFolder.Listing, isLoose: Bool) {
        self.isLoose = isLoose
        known = Set(listing.samples.map(\.path))
        classNames = listing.classNames
        byName = isLoose ? Dictionary(grouping: listing.samples) { Self.name($0.path) } : [:]
    }

    private static func name(_ path: String) -> Substring { path.pathParts.last ?? "" }

    /// The picture's path; nil where there is no such picture.
    func path(meantBy row: DatasetMetadata.Row) throws -> String? {
        if known.contains(row.path) || !isLoose { return known.contains(row.path) ? row.path : nil }
        let parts = row.path.pathParts
        let shortened = (1..<parts.count).map { parts[$0...].joined(separator: "/") }
        if let path = shortened.first(where: known.contains) { return path }
        let candidates = (byName[Self.name(row.path)] ?? []).filter { sample in
            sample.path.hasSuffix("/" + row.path) && (row.split ?? sample.split) == sample.split
                && (row.label ?? classNames[sample.label]) == classNames[sample.label]
        }
        guard candidates.count <= 1 else {
            throw row.complaint(
                "a path that one picture has",
                "\(row.path), which may be \(MetadataMismatch.list(candidates.map(\.path).sorted()))",
                "write the path from the dataset's folder on")
        }
        return candidates.first?.path
    }
}
