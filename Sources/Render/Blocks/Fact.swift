/// One row of a list of properties.
public struct Fact: Sendable {
    /// Name of the property.
    public var key: String
    /// Its value.
    public var value: String
    /// Whether the value is a digest, a path or another text to be copied letter by letter.
    public var isCode: Bool

    /// Describes a property.
    public init(_ key: String, _ value: String, isCode: Bool = false) {
        self.key = key
        self.value = value
        self.isCode = isCode
    }
}

/// Properties that belong together, under a title.
public struct FactGroup: Sendable {
    /// The title.
    public var title: String
    /// The properties in order.
    public var facts: [Fact]

    /// Describes a group.
    public init(_ title: String, _ facts: [Fact]) {
        self.title = title
        self.facts = facts
    }
}
