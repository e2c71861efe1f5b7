import Domain
import Foundation

/// Finds the picture of a run that a user means.
enum RunPicture {
    /// The fewest digits of a digest that count as one.
    private static let fewestDigits = 6
    /// The most paths that a sentence lists.
    private static let mostListed = 3

    /// The picture of a path below the dataset's folder, of a path that ends in that, of a digest's first digits, or of a
    /// file name that no other has.
    static func find(_ argument: String, in pictures: [RunSampleRow], run: String) throws -> RunSampleRow {
        if let picture = pictures.first(where: { $0.sample.path == argument }) { return picture }
        let found =
            [
                pictures.filter { argument.hasSuffix("/\($0.sample.path)") },
                argument.utf8.count >= fewestDigits ? pictures.filter { $0.image.hex.hasPrefix(argument) } : [],
                pictures.filter { $0.sample.path.hasSuffix("/\(argument)") },
            ].first { !$0.isEmpty } ?? []
        guard let picture = found.first else {
            throw AuditError(
                .missingInput,
                "\(argument): expected a picture of run \(run), as a path below the dataset's folder, a file name or the "
                    + "digest on the picture's page, but found none of \(Words.pictures(pictures.count)); check it.")
        }
        guard found.count == 1 else {
            let paths = found.prefix(mostListed).map(\.sample.path).joined(separator: ", ")
            throw AuditError(
                .usage,
                "\(argument): expected one picture of run \(run) but found \(found.count), \(paths)"
                    + "\(found.count > mostListed ? " and others" : ""); give the path of one.")
        }
        return picture
    }
}
