import Domain
import Engine

/// A picture as it is shown to a model: a sample's file, or that file with something taken away.
struct ShownPicture: Sendable {
    /// Where the file is, and what is known of it.
    let sample: Sample
    let variant: Variant
    /// Digest of the file's bytes.
    let content: ContentDigest
    /// Identity of what is shown, under which results are kept.
    ///
    /// Of the original it is the digest of the file's bytes; of another variant it says what was taken away as well, so
    /// that files of the same content whose boxes differ do not share results.
    let image: ContentDigest

    /// The file as it is.
    init(original sample: Sample, content: ContentDigest) {
        self.sample = sample
        variant = .original
        self.content = content
        image = content
    }

    /// The file with its faces masked; nil where no face is known in it.
    init?(faceMasked sample: Sample, content: ContentDigest) throws {
        guard let faces = sample.annotation.boxes[.face], !faces.isEmpty else { return nil }
        self.sample = sample
        variant = .faceMasked
        self.content = content
        let parts = [Variant.faceMasked.rawValue, content.hex, try AuditDatabase.json(faces)]
        image = ContentDigest(of: parts.joined(separator: "\n"))
    }

    /// Why the picture could not be used, as one sentence.
    ///
    /// It is shown beside the path below the dataset, so the machine's own path is left out.
    func reason(_ error: EngineError) -> String {
        EngineError(
            error.kind, file: sample.path, expected: error.expected, found: error.found, remedy: error.remedy
        ).description
    }

    /// The decoded file as this variant shows it.
    func shown(_ file: PixelImage) throws(EngineError) -> PixelImage {
        switch variant {
        case .original: return file
        case .faceMasked:
            let faces = sample.annotation.boxes[.face] ?? []
            // A patch beside the picture would leave the face in it and call it masked.
            if let lost = faces.first(where: { !$0.touches(width: file.width, height: file.height) }) {
                throw EngineError(
                    .badData, file: sample.path,
                    expected: "face boxes on the picture of \(file.width) x \(file.height) pixels",
                    found: "one at \(lost.x), \(lost.y) beside it", remedy: "mend the dataset's metadata")
            }
            return FacePatch.covered(file, boxes: faces)
        }
    }
}

extension Box {
    /// Whether a part of it lies on a picture of some size.
    func touches(width: Int, height: Int) -> Bool {
        x < Double(width) && y < Double(height) && x + self.width > 0 && y + self.height > 0
    }
}

extension Collection<ShownPicture> {
    /// Each picture once, in order: files with the same content are worked on once.
    var distinct: [ShownPicture] {
        var seen: Set<ContentDigest> = []
        return filter { seen.insert($0.image).inserted }
    }

    /// The pictures of each variant that there are any of, the original first; order is kept.
    var byVariant: [(variant: Variant, pictures: [ShownPicture])] {
        Variant.allCases.compactMap { variant in
            let pictures = filter { $0.variant == variant }
            return pictures.isEmpty ? nil : (variant, pictures)
        }
    }
}
