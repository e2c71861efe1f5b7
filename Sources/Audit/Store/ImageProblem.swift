/// Why a picture's file could not be used: a sentence that is kept once for all files of the same bytes.
enum ImageProblem {
    /// The sentence about one of these files: it begins with its path, whichever file the kept one names.
    static func sentence(_ kept: String, path: String) -> String {
        guard let name = kept.firstRange(of: ": expected ") else { return "\(path): \(kept)" }
        return "\(path)\(kept[name.lowerBound...])"
    }
}
