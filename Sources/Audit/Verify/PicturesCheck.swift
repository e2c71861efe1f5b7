import Domain
import Foundation
import Render

/// Whether the files of a dataset on disk are the pictures that were audited.
struct PicturesCheck {
    /// The dataset's folder.
    let root: URL
    /// Paths below it, and what each file has to be.
    let pictures: [(path: String, content: ContentDigest)]
    let progressStyle: Progress.Style

    func check() -> VerificationCheck {
        let boundary = FolderBoundary(root)
        let progress = Progress(
            "Compare", total: pictures.count, unit: "pictures", style: progressStyle, patience: .seconds(5))
        var problems: [VerificationCheck.Problem] = []
        for (path, content) in pictures {
            // A file that could not be opened when the run was made counts as itself as long as it cannot.
            let found = (try? boundary.check(path)).map { ImageFolder.content(of: path, in: root) }
            if found != content { problems.append(problem(path, content, found)) }
            progress.advance(by: 1)
        }
        progress.finish()
        return VerificationCheck(
            .pictures, "\(Words.pictures(pictures.count)) in \(root.relativePath)", problems: problems)
    }

    private func problem(
        _ path: String, _ expected: ContentDigest, _ found: ContentDigest?
    ) -> VerificationCheck.Problem {
        let words =
            found.map { $0 == ImageFolder.digestOfUnopened(path) ? "none that can be opened" : $0.hex }
            ?? "a place outside of the dataset's folder"
        return VerificationCheck.Problem(what: path, expected: "a file of digest \(expected)", found: words)
    }
}
