import Domain
import Engine
import Foundation

/// Stanford Cars as its authors published it and torchvision lays it out: pictures in two flat folders, and a devkit of
/// MATLAB files that says what they show.
///
///     cars_train/00001.jpg ...    devkit/cars_meta.mat           class names
///     cars_test/00001.jpg ...     devkit/cars_train_annos.mat    class and box of every training picture
///                                 cars_test_annos_withlabels.mat the same of the test pictures, here or in the devkit
///
/// Source: Krause, Stark, Deng and Fei-Fei, 3D Object Representations for Fine-Grained Categorization, 2013. Labels keep the
/// devkit's order, also those of classes without a picture. The box of a car is what makes the picture belong to its class.
struct StanfordCars {
    /// The dataset's folder.
    let root: URL

    private static let devkit = "devkit"
    /// Pictures that are opened to tell whole ones from cut ones.
    private static let looks = 8
    private static let labelled = "cars_test_annos_withlabels.mat"

    /// Whether a folder is laid out so.
    static func isLayout(_ root: URL) -> Bool {
        FileManager.default.fileExists(atPath: root.appendingPathComponent("\(devkit)/cars_meta.mat").path)
    }

    /// All pictures of which the devkit knows the class.
    func listing() throws -> ImageFolder.Listing {
        var listing = ImageFolder.Listing(classNames: try classNames(), samples: [])
        try add(.train, to: &listing, table: try devkitFile("cars_train_annos.mat"))
        try FolderBoundary(root).check(Self.labelled)
        let place = [root.appendingPathComponent(Self.labelled), try devkitFile(Self.labelled)].first {
            FileManager.default.fileExists(atPath: $0.path)
        }
        if let place {
            try add(.test, to: &listing, table: place)
        } else if let folder = folder(of: .test), !pictures(in: folder).isEmpty {
            listing.warnings.append(
                "\(root.path)/\(folder): \(pictures(in: folder).count) pictures are left out, because nothing says what they "
                    + "show; put \(Self.labelled) beside the devkit.")
        }
        let trained = Set(listing.samples.filter { $0.split == .train }.map(\.label))
        guard !trained.isEmpty else {
            throw AuditError(
                .missingInput,
                "\(root.path): expected pictures of the devkit's list in cars_train but found none; unpack them there.")
        }
        let unknown = listing.classNames.count - trained.count
        if unknown > 0 {
            listing.warnings.append(
                "\(root.path): \(unknown) of \(listing.classNames.count) classes have no training picture, so the linear "
                    + "head cannot know them.")
        }
        return listing
    }

    /// A file of the devkit, which must not lead out of the dataset's folder.
    private func devkitFile(_ name: String) throws -> URL {
        let path = "\(Self.devkit)/\(name)"
        try FolderBoundary(root).check(path)
        return root.appendingPathComponent(path)
    }

    private func classNames() throws -> [String] {
        let file = MatFile(url: try devkitFile("cars_meta.mat"))
        guard case .cells(let cells) = try file.variable("class_names") else {
            throw file.damaged("class_names is no list")
        }
        let names = cells.compactMap(\.text)
        guard names.count == cells.count, names.count >= 2, Set(names).count == names.count else {
            throw file.damaged("class_names is not a list of at least two different names")
        }
        return names
    }

    /// Adds the pictures of one split that are there, with their boxes.
    private func add(_ split: Split, to listing: inout ImageFolder.Listing, table: URL) throws {
        guard let folder = folder(of: split) else { return }
        let annotations = try CarAnnotation.all(in: MatFile(url: table), classes: listing.classNames.count)
        let present = pictures(in: folder), known = annotations.filter { present.contains($0.file) }
        for annotation in known.prefix(Self.looks) { try FolderBoundary(root).check("\(folder)/\(annotation.file)") }
        let areCropped = areCropped(known, folder: folder)
        if areCropped {
            listing.warnings.append(
                "\(root.path)/\(folder): the pictures are cut to the cars' boxes, so the boxes in \(table.lastPathComponent) "
                    + "are not used.")
        }
        listing.samples += known.map { annotation in
            Sample(
                path: "\(folder)/\(annotation.file)", split: split, label: annotation.label,
                annotation: areCropped ? Annotation() : Annotation(boxes: [.evidence: [annotation.box]]))
        }
        listing.mismatches.append(
            MetadataMismatch(
                table: table.path, rows: annotations.count,
                rowsWithoutFile: annotations.map(\.file).filter { !present.contains($0) }.map { "\(folder)/\($0)" },
                filesWithoutRow: present.subtracting(annotations.map(\.file)).map { "\(folder)/\($0)" },
                consequence: "they are no part of the dataset"))
    }

    /// Whether pictures have the size of their boxes, as in some copies; boxes then mean nothing in them.
    private func areCropped(_ annotations: [CarAnnotation], folder: String) -> Bool {
        let images = annotations.prefix(Self.looks).compactMap { annotation in
            (try? ImageDecoder.decode(contentsOf: root.appendingPathComponent("\(folder)/\(annotation.file)"))).map {
                (image: $0, box: annotation.box)
            }
        }
        return !images.isEmpty
            && images.allSatisfy { image, box in
                // Whether a corner belongs to its box is counted in both ways.
                (0...1).contains(Int(box.width) - image.width) && (0...1).contains(Int(box.height) - image.height)
            }
    }

    /// Path of a split's folder: its name, or one that begins with it; copies on the web have it twice, one in the other.
    private func folder(of split: Split) -> String? {
        let name = "cars_\(split.rawValue)"
        let folders = ((try? PictureFiles.entries(of: root)) ?? []).filter {
            $0.hasPrefix(name) && PictureFiles.isFolder(root.appendingPathComponent($0))
        }
        guard let found = folders.first(where: { $0 == name }) ?? folders.first else { return nil }
        let inner = "\(found)/\(found)"
        return PictureFiles.isFolder(root.appendingPathComponent(inner)) ? inner : found
    }

    private func pictures(in folder: String) -> Set<String> {
        let entries = (try? PictureFiles.entries(of: root.appendingPathComponent(folder))) ?? []
        return Set(entries.filter(PictureFiles.isPicture))
    }
}
