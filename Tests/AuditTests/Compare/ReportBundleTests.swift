import Domain
import Engine
import Foundation
import Testing

@testable import Audit

@Suite("A site from elsewhere")
struct ReportBundleTests {
    /// The document of a version, as it lies in a site.
    private func bytes() throws -> Data {
        let map = AttributionMap(rows: 2, columns: 2, values: [0, 0.25, 1e-7, 1])
        let answer = MadeVersion.answer(area: 0.3, face: (1, 0.4), map: map, repeats: [(0.31, 1, 0.4)])
        var picture = MadeVersion.picture("1.jpg", [.zeroShot: answer, .fineTuned: answer])
        picture = picture.with(
            photo: ReportPicture.PhotoFile(path: "assets/photos/0123456789ab.jpg", width: 8, height: 8))
        return try JSONText.encode(MadeVersion.document("model", [picture]))
    }

    /// What is said of a document with a part of its text replaced.
    private func refusal(_ old: String, _ new: String) throws -> AuditError {
        let text = String(decoding: try bytes(), as: UTF8.self)
        try #require(text.contains(old), "\(old)")
        return try refusal(of: Data(text.replacing(old, with: new, maxReplacements: 1).utf8))
    }

    private func refusal(of bytes: Data) throws -> AuditError {
        let fixture = try Fixture(withDataset: false)
        try fixture.write(bytes, to: "site/report.json")
        let error = #expect(throws: AuditError.self) {
            try ReportBundle.version(document: fixture.url("site/report.json"))
        }
        return try #require(error)
    }

    @Test func `is read as it was written`() throws {
        let fixture = try Fixture(withDataset: false)
        try fixture.write(try bytes(), to: "site/report.json")
        let version = try ReportBundle.version(document: fixture.url("site/report.json"))
        #expect(try JSONText.encode(version.document) == bytes())
        let map = try #require(version.document.pictures[0].answer(.zeroShot)?.map?.attribution)
        #expect(map.values == [0, 0.25, 1e-7, 1])
        // No file lies where the photo is said to be.
        let photo = try #require(version.document.pictures[0].version(.original)?.photo)
        #expect(try version.photo(version.document.pictures[0].digest, photo) == nil)
    }

    @Test(
        arguments: [
            ("\"format\" : \"vlm-audit-report\"", "\"format\" : \"poetry\"", "expected a document of the format"),
            ("\"version\" : 2", "\"version\" : 1", "write it again with this version"),
            ("\"version\" : 2", "\"version\" : 3", "update this program"),
            ("\"isCorrect\" : true", "\"isCorrect\" : 7", "that pictures.0."),
            ("\"predicted\" : \"a\"", "\"predicted\" : \"nobody\"", "an answer that is no class of the dataset"),
            ("assets/photos/0123456789ab.jpg", "../../../../etc/passwd", "a photo in another place than a site's"),
            ("assets/photos/0123456789ab.jpg", "assets/photos/../456789.jpg", "a photo in another place"),
            ("\"rows\" : 2", "\"rows\" : 20", "a map with other cells than it says"),
            ("\"rows\" : 2", "\"rows\" : 9223372036854775807", "a map with other cells than it says"),
            ("\"deletionArea\" : 0.3,", "\"deletionArea\" : 1e300,", "a share that is not in [0, 1]"),
            ("\"width\" : 8", "\"width\" : 0", "a photo in another place than a site's"),
        ])
    func `that was damaged or tampered with is refused in one sentence`(
        old: String, new: String, found: String
    ) throws {
        let error = try refusal(old, new)
        #expect(error.status == .badData && error.description.contains(found), "\(error.description)")
        #expect(error.description.contains("report.json: expected") && !error.description.contains("\n"))
    }

    @Test func `with digests that are none is refused before they become names of files`() throws {
        let digest = ContentDigest(of: "1.jpg").hex
        let error = try refusal("\"digest\" : \"\(digest)\"", "\"digest\" : \"../../evil\"")
        #expect(error.status == .badData && error.description.contains("digest"))
    }

    @Test func `cut off, empty or no text is refused`() throws {
        let whole = try bytes()
        for some in [
            Data(), whole.prefix(whole.count / 2), Data([0xFF, 0xFE, 0x00]), Data("[]".utf8), Data("{}".utf8),
        ] {
            #expect(try refusal(of: Data(some)).status == .badData)
        }
    }
}

extension ReportPicture {
    /// The same with a photo of the picture as it is.
    fileprivate func with(photo: PhotoFile) -> ReportPicture {
        var variants = variants
        variants[Variant.original.rawValue]?.photo = photo
        return ReportPicture(
            path: path, digest: digest, page: page, class: `class`, groups: groups, problem: problem, regions: regions,
            omissions: omissions, variants: variants)
    }
}
