import Foundation
import Mustache

/// The named values that a template sees at one level; asking for a name it does not have is recorded.
///
/// A scope answers every lookup itself, so that a name missing in a table cell is a mistake and not the page's value of
/// the same name, which swift-mustache would otherwise find by climbing.
final class PageScope: MustacheParent {
    /// The names that templates asked for in vain while one page was rendered.
    final class Log {
        var misses: Set<String> = []
    }

    /// Shared by all scopes of a page.
    let log: Log
    private let kind: String
    private var values: [String: Any]

    init(kind: String, values: [String: Any], log: Log) {
        self.kind = kind
        self.values = values
        self.log = log
    }

    func child(named name: String) -> Any? {
        if let value = values[name] { return value }
        log.misses.insert("{{\(name)}} in \(kind)")
        return NSNull()
    }

    func set(_ name: String, _ value: Any) {
        values[name] = value
    }
}
