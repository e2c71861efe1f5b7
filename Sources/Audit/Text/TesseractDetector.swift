import Domain
import Engine
import Foundation

/// The program tesseract as the text detector of a run, where it is installed; it is never linked and never needed.
struct TesseractDetector: RegionDetector {
    /// Everything that decides what it finds.
    struct Parameters: Codable {
        /// What the program says of itself and of the library that it reads pictures with.
        var version: String
        /// The language model, and the digest of its file; nil where the file cannot be found.
        var language = "eng"
        var model: ContentDigest?
        /// Page segmentation mode 11: sparse text in no particular order.
        var segmentation = 11
        /// Small pictures are enlarged up to so many times, because the program expects letters of about 30 pixels.
        var largestScale = 3
        /// Pixels that the longer side of an enlarged picture has at most.
        var largestSide = 2000
        /// Words of which the program is less sure are left out; it goes up to 100.
        var leastConfidence = 80.0
        /// Words of fewer letters and digits are left out: edges and textures look like single ones.
        var leastLetters = 2
    }

    /// How a user gets the program.
    static let remedy = "install tesseract (Debian: tesseract-ocr and tesseract-ocr-eng)"
    /// Seconds after which a picture is given up.
    static let limit = 60.0

    /// Where language models lie, where the program does not say it.
    private static var usualFolders: [String] {
        [ProcessInfo.processInfo.environment["TESSDATA_PREFIX"]].compactMap(\.self)
            + ["/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tesseract-ocr/4.00/tessdata", "/usr/share/tessdata"]
    }

    let name = "tesseract"
    let region = Region.text
    let parameters: Parameters
    private let program: ExternalProgram

    /// Finds the program; nil where it is not installed with its English language model.
    init?(path: String? = ProcessInfo.processInfo.environment["PATH"]) throws {
        guard let program = ExternalProgram.find("tesseract", path: path) else { return nil }
        let said = try ExternalProgram.inTemporaryFolder { folder throws(EngineError) in
            (
                version: try program.run(["--version"], in: folder, limit: Self.limit),
                languages: try program.run(["--list-langs"], in: folder, limit: Self.limit)
            )
        }
        // Some versions say it on standard error.
        let version = (said.version.output + said.version.errors).split(separator: "\n").prefix(2)
            .map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: ", ")
        var parameters = Parameters(version: version)
        let languages = (said.languages.output + said.languages.errors).split(separator: "\n")
        guard said.version.status == 0, languages.dropFirst().contains(Substring(parameters.language)) else {
            return nil
        }
        // List of available languages in "/usr/share/tesseract-ocr/5/tessdata/" (2):
        // Older versions do not say where; a model that was exchanged has to be noticed there too.
        let told = languages[0].split(separator: "\"").dropFirst().first.map { [String($0)] }
        parameters.model =
            (told ?? Self.usualFolders).lazy.compactMap {
                try? ContentDigest(
                    ofFile: URL(fileURLWithPath: $0).appendingPathComponent("\(parameters.language).traineddata"))
            }.first
        self.parameters = parameters
        self.program = program
    }

    func makeScratch() {}

    /// The words, in the program's order.
    func regions(in image: PixelImage, scratch: Void) throws(EngineError) -> [DetectedRegion] {
        let scale = max(1, min(parameters.largestScale, parameters.largestSide / max(image.width, image.height)))
        let shown = Resample.resized(
            image, width: scale * image.width, height: scale * image.height, filter: .bicubic)
        let table = try ExternalProgram.inTemporaryFolder { folder throws(EngineError) in
            try read(shown, in: folder)
        }
        return table.words.compactMap { word in
            let letters = word.text.count { $0.isLetter || $0.isNumber }
            guard word.confidence >= parameters.leastConfidence, letters >= parameters.leastLetters else { return nil }
            let box = Box(
                x: word.box.x / Double(scale), y: word.box.y / Double(scale), width: word.box.width / Double(scale),
                height: word.box.height / Double(scale))
            guard box.touches(width: image.width, height: image.height) else { return nil }
            return DetectedRegion(box: box, score: word.confidence / 100, text: word.text)
        }
    }

    private func read(_ image: PixelImage, in folder: URL) throws(EngineError) -> TesseractTable {
        let picture = folder.appendingPathComponent("picture.ppm")
        do {
            try (Data("P6\n\(image.width) \(image.height)\n255\n".utf8) + Data(image.pixels)).write(to: picture)
        } catch {
            throw ResultFile.cannotWrite(picture, what: "a picture for \(name)", option: "TMPDIR", because: error)
        }
        // One thread for each lane; several would fight for the cores, and could add up in another order.
        let ending = try program.run(
            [
                "picture.ppm", "stdout", "-l", parameters.language, "--psm", "\(parameters.segmentation)", "--dpi",
                "300", "tsv",
            ], in: folder, environment: ["OMP_THREAD_LIMIT": "1"], limit: Self.limit)
        guard let status = ending.status else {
            throw EngineError(
                .noAnswer, expected: "an answer of \(name)", found: "that a signal ended it",
                remedy: "look at the free memory and build again")
        }
        guard status == 0 else {
            throw EngineError(
                .unsupported, expected: "a picture that \(name) can read", found: "its exit status \(status)",
                remedy: "look at the picture or do without")
        }
        return TesseractTable(ending.output)
    }
}
