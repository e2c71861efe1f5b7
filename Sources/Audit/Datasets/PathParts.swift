/// How the file system reads a path: byte by byte.
///
/// Swift goes by grapheme, in which a slash with a combining mark behind it is no slash: "../\u{308}x" would be one
/// harmless name, and yet it leaves the folder.
extension StringProtocol {
    /// What stands between the slashes; empty parts are left out.
    var pathParts: [Substring] {
        Substring(self).utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }
    }

    /// Whether a path is absolute, climbs with "..", or holds what is a separator elsewhere or ends a text.
    var mayLeaveFolder: Bool {
        utf8.first == UInt8(ascii: "/") || pathParts.contains { $0.utf8.elementsEqual("..".utf8) }
            || unicodeScalars.contains { $0 == "\\" || $0 == "\0" }
    }
}
