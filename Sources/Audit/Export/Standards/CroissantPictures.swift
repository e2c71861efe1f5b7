import Domain

/// The pictures of a dataset as a table: what lies where, and what metadata says of it.
///
/// A column is there where metadata speaks of it for any picture. An empty list of boxes says "there is none", null says
/// that nobody speaks of it: nothing is guessed, and what detectors found is no part of the dataset.
struct CroissantPictures: Sendable {
    private typealias Field = CroissantDocument.Field
    private typealias Value = CroissantDocument.Value

    private let pictures: [DatasetPictureRow]
    private let classNames: [String]
    /// What metadata groups pictures by, sorted.
    let attributes: [String]

    /// Looks which columns there are.
    init(_ pictures: [DatasetPictureRow], classNames: [String]) {
        self.pictures = pictures
        self.classNames = classNames
        attributes = Set(pictures.flatMap(\.sample.annotation.groups.keys)).sorted()
    }

    /// The table.
    var recordSet: CroissantDocument.RecordSet {
        let columns = fixed + groups + regions + texts
        return CroissantDocument.RecordSet(
            id: "pictures", name: "pictures",
            description: "Every picture with what is known of it, in order of their path.", dataType: nil,
            key: CroissantDocument.Link(id: "pictures/path"), field: columns.map(\.field),
            // A table without rows is none.
            data: pictures.isEmpty
                ? nil
                : pictures.map { picture in
                    Dictionary(uniqueKeysWithValues: columns.map { ($0.field.id, $0.value(picture)) })
                })
    }

    /// A column with what stands in it.
    private struct Column {
        let field: Field
        let value: (DatasetPictureRow) -> Value
    }

    private func column(
        _ id: String, _ description: String, name: String? = nil, dataType: String = "sc:Text",
        repeated: Bool? = nil, value: @escaping (DatasetPictureRow) -> Value
    ) -> Column {
        Column(
            field: Field(
                id: "pictures/\(id)", name: name ?? id, description: description, dataType: dataType, repeated: repeated
            ),
            value: value)
    }

    private var fixed: [Column] {
        [
            column("path", "Below the folder of the dataset.") { .text($0.sample.path) },
            column("sha256", "Of the file, in hexadecimal digits.") { .text($0.image.hex) },
            column("class", "The name of its class.") { .text(classNames[$0.sample.label]) },
            column("label", "The number of its class.", dataType: "sc:Integer") { .count($0.sample.label) },
            column("split", "The part of the dataset that it belongs to.") { .text($0.sample.split.rawValue) },
        ]
    }

    /// Attributes have names of the user's, so the columns are numbered.
    private var groups: [Column] {
        attributes.enumerated().map { index, attribute in
            column("group-\(index + 1)", "The group of its people, as metadata gives it.", name: attribute) {
                $0.sample.annotation.groups[attribute].map(Value.text) ?? .nothing
            }
        }
    }

    private var regions: [Column] {
        let marked = Region.allCases.filter { region in
            pictures.contains { $0.sample.annotation.boxes[region] != nil }
        }
        return marked.map { region in
            column(
                "\(region.rawValue)-boxes",
                "Where metadata marks this in it (\(region.rawValue)): left edge, upper edge, width and height in "
                    + "pixels of the upright picture.",
                dataType: "cr:BoundingBox", repeated: true
            ) { picture in
                picture.sample.annotation.boxes[region].map { boxes in
                    .boxes(boxes.map { [$0.x, $0.y, $0.width, $0.height] })
                } ?? .nothing
            }
        }
    }

    private var texts: [Column] {
        guard pictures.contains(where: { $0.sample.annotation.text != nil }) else { return [] }
        return [
            column("text", "The lettering in it, as metadata gives it; empty where there is none.") {
                $0.sample.annotation.text.map(Value.text) ?? .nothing
            }
        ]
    }
}
