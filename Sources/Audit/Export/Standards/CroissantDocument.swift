/// A dataset as Croissant 1.0 (MLCommons) describes it, in as much of it as an audit knows.
///
/// The names of the properties are those of the format; a key that has no value is left out.
struct CroissantDocument: Encodable, Sendable {
    /// What the short names stand for: the context that the format's specification prints.
    let context = CroissantContext()
    let type = "sc:Dataset"
    let conformsTo = ["http://mlcommons.org/croissant/1.0", "http://mlcommons.org/croissant/RAI/1.0"]
    let name: String
    let description: String
    /// The digest of the dataset.
    let identifier: String
    let dataLimitations: [String]
    /// Attributes of people that metadata gives; nil where there are none.
    let personalSensitiveInformation: [String]?
    let distribution: [FileSet]
    let recordSet: [RecordSet]

    private enum CodingKeys: String, CodingKey {
        case context = "@context"
        case type = "@type"
        case conformsTo, name, description, identifier
        case dataLimitations = "rai:dataLimitations"
        case personalSensitiveInformation = "rai:personalSensitiveInformation"
        case distribution, recordSet
    }

    /// Another part of the document, by its name.
    struct Link: Encodable, Sendable {
        let id: String

        private enum CodingKeys: String, CodingKey { case id = "@id" }
    }

    /// Files in and below the folder that the document is put in.
    struct FileSet: Encodable, Sendable {
        let type = "cr:FileSet"
        let id: String
        let name: String
        let description: String
        let encodingFormat: [String]
        /// Patterns of a shell.
        let includes: [String]

        private enum CodingKeys: String, CodingKey {
            case type = "@type"
            case id = "@id"
            case name, description, encodingFormat, includes
        }
    }

    /// A table.
    struct RecordSet: Encodable, Sendable {
        let type = "cr:RecordSet"
        let id: String
        let name: String
        let description: String
        /// What the records are, beside records.
        let dataType: String?
        let key: Link
        let field: [Field]
        /// The rows; nil where they are read from files.
        let data: [[String: Value]]?

        private enum CodingKeys: String, CodingKey {
            case type = "@type"
            case id = "@id"
            case name, description, dataType, key, field, data
        }
    }

    /// A column.
    struct Field: Encodable, Sendable {
        let type = "cr:Field"
        let id: String
        let name: String
        let description: String
        let dataType: String
        /// True for a list; nil for one value.
        var repeated: Bool?
        /// Nil where the rows stand in the document.
        var source: Source?

        private enum CodingKeys: String, CodingKey {
            case type = "@type"
            case id = "@id"
            case name, description, dataType, repeated, source
        }
    }

    /// Where a column is read from.
    struct Source: Encodable, Sendable {
        let fileSet: Link
        let extract: Extract

        struct Extract: Encodable, Sendable {
            let fileProperty: String
        }
    }

    /// What stands in a cell.
    enum Value: Encodable, Sendable {
        case text(String)
        case count(Int)
        /// Left edge, upper edge, width and height of each, in pixels of the upright picture.
        case boxes([[Double]])
        /// Nobody says.
        case nothing

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .text(let text): try container.encode(text)
            case .count(let count): try container.encode(count)
            case .boxes(let boxes): try container.encode(boxes)
            case .nothing: try container.encodeNil()
            }
        }
    }
}
