import Domain
import Engine

/// Whether a build searches its pictures for text.
enum TextSearch: String, CaseIterable, Sendable {
    /// It does where tesseract is installed and metadata leaves a picture open.
    case auto
    /// It never does: text is what metadata says.
    case metadata
    /// It searches every picture, and needs tesseract.
    case detect

    /// The detector to be asked, if any.
    ///
    /// Where one is asked it searches every picture, so that it can be held against metadata; metadata wins.
    /// - `audited`: the pictures of the run; `find`: looks for the program; `warn`: hears why one that is installed is not
    ///   used.
    func detector(
        for audited: [Sample], find: () throws -> TesseractDetector? = { try TesseractDetector() },
        warn: (String) -> Void = { _ in }
    ) throws -> TesseractDetector? {
        switch self {
        case .metadata: return nil
        case .auto:
            guard audited.contains(where: { $0.annotation.boxes[.text] == nil }) else { return nil }
            do {
                return try find()
            } catch let error as EngineError {
                // Nobody asked for it, so that one that does not run is no reason to stop.
                warn("Text is not searched for. \(error.description)")
                return nil
            }
        case .detect:
            if let detector = try find() { return detector }
            throw AuditError(
                .missingInput,
                "--text detect: expected the program tesseract with its English language model but found none; "
                    + "\(TesseractDetector.remedy) or leave out --text detect.")
        }
    }
}
