public import Foundation

/// Finds folders that ship with the program, such as templates and sample models.
///
/// Not by `Bundle.module`: once the build folder is gone it ends the program instead of throwing.
public enum ShippedFolder {
    /// Where a folder of a module's resources may lie, in the order in which it is looked for: beside the executable, or
    /// in the `share` folder next to the executable's.
    public static func places(_ name: String, module: String) -> [URL] {
        let program = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
        let home = program.resolvingSymlinksInPath().deletingLastPathComponent()
        return [
            home.appending(path: "vlm-audit_\(module).resources/\(name)"),
            home.appending(path: "vlm-audit_\(module).bundle/\(name)"),
            home.deletingLastPathComponent().appending(path: "share/vlm-audit/\(name)"),
        ]
    }

    /// The first of the places that is there.
    public static func locate(_ name: String, module: String) -> URL? {
        places(name, module: module).first { FileManager.default.fileExists(atPath: $0.path) }
    }
}
