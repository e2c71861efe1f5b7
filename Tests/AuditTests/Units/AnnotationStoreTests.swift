import Domain
import Engine
import Foundation
import GRDB
import Testing

@testable import Audit

@Suite("The database keeps what metadata says")
struct AnnotationStoreTests {
    private let annotations = [
        Annotation(),
        Annotation(groups: ["gender": "female", "age": "old"], boxes: [.face: [], .text: []], text: ""),
        Annotation(
            boxes: [
                .face: [Box(x: 1.25, y: -2, width: 30, height: 4), Box(x: 0, y: 0, width: 1, height: 1)],
                .evidence: [Box(x: 5, y: 6, width: 7, height: 8)],
            ], text: "OPEN \"24h\""),
    ]

    @Test func `every annotation comes back as it was, and a second time changes nothing`() throws {
        let database = try AuditDatabase(DatabaseQueue())
        let samples = annotations.enumerated().map { index, annotation in
            (
                sample: Sample(path: "\(index).jpg", split: .test, label: 0, annotation: annotation),
                image: ContentDigest(of: "\(index)")
            )
        }
        let dataset = DatasetSnapshot(
            name: "made up", classNames: ["a", "b"], samples: samples, digest: ContentDigest(of: "dataset"))
        for _ in 0..<2 { try database.insert(dataset) }
        let stored = try database.writer.read { try AuditDatabase.annotations(dataset: dataset.digest, $0) }
        for (sample, _) in samples { #expect(stored[sample.path] ?? Annotation() == sample.annotation) }
        let other = ContentDigest(of: "other")
        #expect(try database.writer.read { try AuditDatabase.annotations(dataset: other, $0) }.isEmpty)
    }

    @Test func `the masked picture's identity is that of content and face boxes`() throws {
        func picture(_ content: String, _ faces: [Box]?, text: String? = nil) throws -> ContentDigest? {
            let boxes = faces.map { [Region.face: $0] } ?? [:]
            let sample = Sample(
                path: content, split: .test, label: 0, annotation: Annotation(boxes: boxes, text: text))
            return try ShownPicture(faceMasked: sample, content: ContentDigest(of: content))?.image
        }
        let one = Box(x: 1, y: 2, width: 3, height: 4), other = Box(x: 1, y: 2, width: 3, height: 5)
        let digest = try #require(try picture("a", [one]))
        #expect(digest != ContentDigest(of: "a"))
        #expect(try picture("a", [one], text: "words") == digest)
        #expect(try picture("a", [other]) != digest)
        #expect(try picture("a", [one, other]) != digest)
        #expect(try picture("b", [one]) != digest)
        #expect(try picture("a", []) == nil)
        #expect(try picture("a", nil) == nil)
    }
}
