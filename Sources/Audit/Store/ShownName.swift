import Domain
import Engine

/// Names of classes and groups as reports show them: whole up to a length that no reader takes in, and cut beyond it,
/// because a page repeats a name hundreds of times.
enum ShownName {
    /// The most scalars of a name that is shown whole.
    static let longest = 120
    private static let kept = 80

    /// The name, or its start with its length and a part of its digest, which tells it from others that start alike.
    static func of(_ name: String) -> String {
        let scalars = name.unicodeScalars
        guard scalars.count > longest else { return name }
        var start = ""
        start.unicodeScalars.append(contentsOf: scalars.prefix(kept))
        return "\(start)\u{2026} [\(scalars.count) characters, \(ContentDigest(of: name).short.prefix(6))]"
    }
}
