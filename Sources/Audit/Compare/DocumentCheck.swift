import Domain

/// Whether a document from elsewhere can be what this program wrote: what it says becomes names of files and places in
/// figures, and the numbers go into statistics.
enum DocumentCheck {
    /// What is wrong first, in words; nil where all is well.
    static func fault(in document: ReportDocument) -> String? {
        let digests =
            [document.run.identity, document.dataset.digest, document.model.digest]
            + document.classifiers.values.flatMap { [$0.digest] + [$0.head?.digest].compactMap { $0 } }
            + document.parameters.values.map(\.digest) + document.detectors.map(\.digest)
        if let digest = digests.first(where: { !isDigest($0) }) {
            return "\"\(digest.hex.prefix(80))\" in place of a SHA-256 digest"
        }
        if document.dataset.classes.isEmpty { return "a dataset without classes" }
        var paths: Set<String> = []
        for picture in document.pictures {
            let name = "picture \(picture.path.prefix(120))"
            if !paths.insert(picture.path).inserted { return "\(name) twice" }
            if let fault = fault(in: picture, classes: document.dataset.classes) { return "\(fault) at \(name)" }
        }
        return nil
    }

    private static func fault(in picture: ReportPicture, classes: [String]) -> String? {
        if !isDigest(picture.digest) { return "no SHA-256 digest" }
        if !classes.contains(picture.class) { return "a class that the dataset does not have" }
        for version in picture.variants.values {
            if let digest = version.digest, !isDigest(digest) { return "no SHA-256 digest" }
            if let photo = version.photo, !isPlace(photo) { return "a photo in another place than a site's" }
            for answer in version.settings.values {
                if let fault = fault(in: answer, classes: classes) { return fault }
            }
        }
        return nil
    }

    private static func fault(in answer: ReportPicture.Answer, classes: [String]) -> String? {
        if !classes.contains(answer.predicted) { return "an answer that is no class of the dataset" }
        if let map = answer.map, map.attribution == nil { return "a map with other cells than it says" }
        if let curve = answer.deletionCurve, curve.count < 2 || !curve.allSatisfy(isShare) {
            return "a curve that is none"
        }
        let regions = Array(answer.regions.values) + answer.repeats.flatMap(\.regions.values)
        let shares =
            [answer.probability] + [answer.deletionArea, answer.insertionArea].compactMap { $0 }
            + answer.repeats.compactMap(\.deletionArea)
            + regions.flatMap { [$0.hit, $0.chance, $0.centre] + [$0.mass].compactMap { $0 } }
        return shares.allSatisfy(isShare) ? nil : "a share that is not in [0, 1]"
    }

    private static func isShare(_ value: Double) -> Bool { (0...1).contains(value) }

    private static func isDigest(_ digest: ContentDigest) -> Bool {
        digest.hex.utf8.count == 64 && digest.hex.utf8.allSatisfy(isDigit)
    }

    /// Whether a photo lies where a site has its photos, and nowhere else.
    private static func isPlace(_ photo: ReportPicture.PhotoFile) -> Bool {
        let folder = "assets/photos/", ending = ".jpg"
        guard photo.path.hasPrefix(folder), photo.path.hasSuffix(ending) else { return false }
        let stem = photo.path.dropFirst(folder.count).dropLast(ending.count)
        return stem.utf8.count == 12 && stem.utf8.allSatisfy(isDigit) && (1...50_000).contains(photo.width)
            && (1...50_000).contains(photo.height)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }
}
