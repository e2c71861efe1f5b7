/// What the short names of a Croissant document stand for: the context that the specification of Croissant 1.0 asks for.
struct CroissantContext: Encodable, Sendable {
    /// Names of the format's own, each of them in its own vocabulary.
    private static let own = [
        "citeAs", "column", "equivalentProperty", "extract", "field", "fileObject", "fileProperty", "fileSet",
        "format", "includes", "isLiveDataset", "jsonPath", "key", "md5", "parentField", "path", "recordSet",
        "references", "regex", "repeated", "replace", "samplingRate", "separator", "source", "subField", "transform",
    ]

    private static let others = [
        "@language": "en", "@vocab": "https://schema.org/", "conformsTo": "dct:conformsTo",
        "cr": "http://mlcommons.org/croissant/", "dct": "http://purl.org/dc/terms/",
        "rai": "http://mlcommons.org/croissant/RAI/", "sc": "https://schema.org/",
    ]

    /// Names whose values are no plain texts.
    private static let typed = [
        "data": ["@id": "cr:data", "@type": "@json"], "dataType": ["@id": "cr:dataType", "@type": "@vocab"],
        "examples": ["@id": "cr:examples", "@type": "@json"],
    ]

    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }

        init?(intValue: Int) { nil }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Name.self)
        for name in Self.own { try container.encode("cr:\(name)", forKey: Name(stringValue: name)) }
        for (name, text) in Self.others { try container.encode(text, forKey: Name(stringValue: name)) }
        for (name, terms) in Self.typed { try container.encode(terms, forKey: Name(stringValue: name)) }
    }
}
