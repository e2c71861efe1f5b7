import Foundation

extension URL {
    /// The address without a query or a password, which are nobody else's business.
    var shown: String {
        guard var parts = URLComponents(url: self, resolvingAgainstBaseURL: true) else { return "the address" }
        parts.query = nil
        parts.user = nil
        parts.password = nil
        return parts.string ?? "the address"
    }
}
