import Domain
import Engine
import Foundation
import SampleWorld
import Synchronization
import TestSupport
import Testing

@testable import Audit

/// Run where tesseract is installed, and said where it is not.
@Suite("Text that tesseract finds")
struct TesseractTests {
    private static let detector = try? TesseractDetector()
    static var isInstalled: Bool { detector != nil }

    @Test(.enabled(if: isInstalled, "tesseract is not installed"))
    func `the program, its version and its language model are recorded`() throws {
        let detector = try #require(Self.detector), row = try detector.row()
        #expect(detector.parameters.version.hasPrefix("tesseract "))
        #expect(detector.parameters.model != nil)
        #expect(row.name == "tesseract" && row.region == .text)
        #expect(try TesseractDetector()?.row() == row)
    }

    /// The truth about every sign of the sample world is known: most of them are too thin or too small to be read.
    @Test(.enabled(if: isInstalled, "tesseract is not installed"))
    func `a good part of the signs in drawn pictures is found, and little else`() async throws {
        let detector = try #require(Self.detector), world = SampleWorld(seed: 2023, bias: .none)
        let results = Results()
        let numbers = (0..<60).map { SampleWorld.Number(split: .test, index: $0) }
        try await LanePool(lanes: 2).run(numbers, makeScratch: {}) { number, _ in
            let picture = world.picture(number)
            results.add(picture.record, try detector.regions(in: picture.image, scratch: ()))
        }
        let found = results.found
        print(
            "tesseract: \(found.signs) of \(found.allSigns) signs, \(found.read) read right, "
                + "\(found.falseAlarms) words elsewhere in \(numbers.count) pictures")
        #expect(found.allSigns >= 20)
        // Version 5.3 finds 6 of 21, reads 5, and sees 5 words elsewhere; others may differ a little.
        #expect(found.signs * 5 >= found.allSigns)
        #expect(found.read * 7 >= found.allSigns)
        #expect(found.falseAlarms * 5 <= numbers.count)
    }

    @Test(.enabled(if: isInstalled, "tesseract is not installed"))
    func `the same picture gives the same words`() throws {
        let detector = try #require(Self.detector)
        let picture = SampleWorld(seed: 2023, bias: .none).picture(SampleWorld.Number(split: .test, index: 1)).image
        #expect(
            try detector.regions(in: picture, scratch: ()) == detector.regions(in: picture, scratch: ()))
    }

    @Test(
        .enabled(
            if: isInstalled && SharedFolder.has("data/occupation/sample"),
            "tesseract or shared/data/occupation/sample is not at hand"))
    func `words in photos lie on the photo and are sure enough`() throws {
        let detector = try #require(Self.detector)
        let folder = try #require(SharedFolder.url("data/occupation/sample"))
        for path in PictureFiles.all(below: folder).sorted().prefix(8) {
            let image = try ImageDecoder.decode(contentsOf: folder.appending(path: path))
            for word in try detector.regions(in: image, scratch: ()) {
                #expect(word.box.x >= 0 && word.box.x + word.box.width <= Double(image.width), "\(path)")
                #expect(word.box.y >= 0 && word.box.y + word.box.height <= Double(image.height), "\(path)")
                #expect((0.8...1).contains(word.score) && (word.text ?? "").count >= 2, "\(path)")
            }
        }
    }

    @Test func `without the program nothing is searched, and only "detect" complains`() throws {
        #expect(try TesseractDetector(path: "/nowhere") == nil)
        let open = [Sample(path: "a", split: .test, label: 0)]
        let closed = [Sample(path: "a", split: .test, label: 0, annotation: Annotation(boxes: [.text: []]))]
        #expect(try TextSearch.auto.detector(for: open, find: { nil }) == nil)
        #expect(try TextSearch.metadata.detector(for: open, find: { fatalError("It is not to be looked for.") }) == nil)
        #expect(try TextSearch.auto.detector(for: closed, find: { fatalError("It is not to be looked for.") }) == nil)
        let error = #expect(throws: AuditError.self) { try TextSearch.detect.detector(for: closed, find: { nil }) }
        #expect("\(try #require(error))".contains("tesseract-ocr"))
    }

    @Test func `a program that does not run is no reason to stop, unless it was asked for`() throws {
        let open = [Sample(path: "a", split: .test, label: 0)]
        func broken() throws -> TesseractDetector? {
            throw EngineError(.cannotWrite, expected: "a program", found: "none that runs", remedy: "check it")
        }
        var warnings: [String] = []
        #expect(try TextSearch.auto.detector(for: open, find: broken, warn: { warnings.append($0) }) == nil)
        #expect(warnings.count == 1 && warnings[0].contains("none that runs"))
        #expect(throws: EngineError.self) { try TextSearch.detect.detector(for: open, find: broken) }
    }

    /// A script in the program's place, which says what it is told to.
    private func stand(_ script: String) throws -> (detector: TesseractDetector?, folder: ScratchFolder) {
        let folder = try ScratchFolder(), file = folder.url.appending(path: "tesseract")
        let languages = #"--list-langs) printf 'List of available languages in "/nowhere/" (1):\neng\n' ;;"#
        try Data(
            """
            #!/bin/sh
            case "$1" in
            --version) echo "tesseract 9.9"; echo " leptonica-9"; echo more ;;
            \(languages)
            *) \(script) ;;
            esac

            """.utf8
        ).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
        return (try TesseractDetector(path: folder.url.path), folder)
    }

    private let picture = PixelImage(width: 40, height: 20, pixels: [UInt8](repeating: 200, count: 2400))

    @Test func `words are taken back to the picture's own pixels, and weak or short ones are left out`() throws {
        let line = "5\\t1\\t1\\t1\\t1\\t1\\t"
        let stand = try stand(
            "printf 'head\\n\(line)30\\t15\\t60\\t9\\t91\\tCHEF\\n\(line)0\\t0\\t9\\t9\\t79\\tWEAK\\n"
                + "\(line)0\\t0\\t9\\t9\\t95\\tI|\\n\(line)500\\t0\\t9\\t9\\t95\\tFAR\\n'")
        let detector = try #require(stand.detector)
        #expect(detector.parameters.version == "tesseract 9.9, leptonica-9")
        #expect(detector.parameters.model == nil)
        #expect(
            try detector.regions(in: picture, scratch: ())
                == [DetectedRegion(box: Box(x: 10, y: 5, width: 20, height: 3), score: 0.91, text: "CHEF")])
    }

    @Test(arguments: ["exit 3", "kill -9 $$"])
    func `a picture on which the program fails gets a reason`(_ script: String) throws {
        let stand = try stand(script), detector = try #require(stand.detector)
        let error = #expect(throws: EngineError.self) { try detector.regions(in: picture, scratch: ()) }
        #expect("\(try #require(error))".contains("tesseract"))
    }

    @Test func `nonsense gives no words`() throws {
        let stand = try stand("head -c 5000 /dev/urandom")
        #expect(try #require(stand.detector).regions(in: picture, scratch: ()).isEmpty)
    }

    @Test func `a build takes the program's word where metadata says nothing, and says so`() async throws {
        let fixture = try Fixture()
        let stand = try stand("printf 'head\\n5\\t1\\t1\\t1\\t1\\t1\\t3\\t3\\t90\\t60\\t96\\tdoctor\\n'")
        let path = "\(stand.folder.url.path):\(ProcessInfo.processInfo.environment["PATH"] ?? "")"
        let arguments = fixture.buildArguments(iterations: 2, ["--text", "auto", "--json"])
        let result = try await fixture.run(arguments, environment: ["PATH": path])
        result.expectSuccess()
        let rows = try fixture.rows()
        #expect(try rows.value(String.self, "SELECT name FROM detector") == "tesseract")
        #expect(try rows.value(Int.self, "SELECT count(*) FROM localisation WHERE region = 'text'") == 18)
        let run = try #require(try rows.value(String.self, "SELECT name FROM run"))
        let page = try String(contentsOf: fixture.url("output/\(run)/text.html"), encoding: .utf8)
        for words in ["tesseract 9.9, leptonica-9", "names its class", "metadata says nothing", "Text detector"] {
            #expect(page.contains(words), "\(words)")
        }
        let json = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        #expect((json["text"] as? [String: Any])?["region"] is [String: Any])
    }
}

/// Counts what was found, from several lanes.
private final class Results: Sendable {
    struct Counts {
        var allSigns = 0
        var signs = 0
        var read = 0
        var falseAlarms = 0
    }

    private let counts = Mutex(Counts())

    var found: Counts { counts.withLock { $0 } }

    func add(_ truth: SampleWorld.Record, _ words: [DetectedRegion]) {
        let onSign = words.filter { word in
            truth.textBox.map { Self.share(of: word.box, in: $0) > 0.5 } ?? false
        }
        counts.withLock { counts in
            counts.allSigns += truth.textBox == nil ? 0 : 1
            counts.signs += onSign.isEmpty ? 0 : 1
            counts.read += onSign.contains { $0.text?.lowercased() == truth.text } ? 1 : 0
            counts.falseAlarms += words.count - onSign.count
        }
    }

    private static func share(of box: Box, in other: Box) -> Double {
        let width = min(box.x + box.width, other.x + other.width) - max(box.x, other.x)
        let height = min(box.y + box.height, other.y + other.height) - max(box.y, other.y)
        return max(0, width) * max(0, height) / (box.width * box.height)
    }
}
