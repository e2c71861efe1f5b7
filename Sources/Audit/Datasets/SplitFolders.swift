import Domain
import Foundation

/// The folders of the splits below a dataset's folder.
///
/// The test split may bear one of the names under which others keep a split that a model has not seen; where there are
/// several, `test` is the first choice and the others are left out.
struct SplitFolders {
    /// Name of the folder of each split, whether it is there or not.
    let names: [Split: String]
    /// Folders of splits that are left out.
    let idle: [String]

    private static let testNames = ["test", "validation", "valid", "val", "dev"]

    init(root: URL) {
        let present = Self.testNames.filter { PictureFiles.isFolder(root.appendingPathComponent($0)) }
        names = [.train: Split.train.rawValue, .test: present.first ?? Split.test.rawValue]
        idle = Array(present.dropFirst())
    }

    /// Name of the folder of a split.
    func name(_ split: Split) -> String { names[split] ?? split.rawValue }

    /// What a person should know of the choice.
    func warnings(root: URL) -> [String] {
        idle.map { "\(root.path): the pictures below \($0) are left out, because \(name(.test)) is the test split." }
    }
}
