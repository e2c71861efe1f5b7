import Foundation
import Testing

@testable import Audit

@Suite("The page on faces and fairness")
struct FairnessReportTests {
    private func page(_ name: String, of fixture: Fixture) throws -> String {
        let run = try #require(try fixture.rows().value(String.self, "SELECT name FROM run"))
        return try String(contentsOf: fixture.url("output/\(run)/\(name).html"), encoding: .utf8)
    }

    @Test func `says what is missing where metadata is, and how to give it`() async throws {
        let fixture = try await FinishedBuild.shared(), page = try page("fairness", of: fixture)
        for word in ["metadata marks no face", "group_gender", "face_bbox", "evidence_bbox", "metadata.csv"] {
            #expect(page.contains(word), "\(word)")
        }
        #expect(!page.contains("Who is counted"))
        let text = try self.page("text", of: fixture)
        for word in ["no text is known", "text_bbox", "metadata.csv", "tesseract-ocr"] {
            #expect(text.contains(word), "\(word)")
        }
        #expect(!text.contains("Class by class"))
        #expect(try self.page("index", of: fixture).contains("no text is known"))
        #expect(try self.page("index", of: fixture).contains("metadata marks no face"))
    }

    @Test func `shows groups, gaps and evidence, and the masked pictures beside the others`() async throws {
        let fixture = try await MarkedFixture.built().fixture, page = try page("fairness", of: fixture)
        for anchor in [
            "counted", "hits", "groups-original", "groups-face-masked", "gap", "mass", "settings", "evidence",
            "accuracy", "deletion", "by-1",
        ] {
            #expect(page.contains("id=\"\(anchor)\""), "\(anchor)")
        }
        for words in ["By age", "<bdi>Zero-shot, old</bdi>", "group_age", "Counted, faces covered", "Wilcoxon"] {
            #expect(page.contains(words), "\(words)")
        }
        for name in ["female", "male", "unknown"] { #expect(page.contains("<bdi>Zero-shot, \(name)</bdi>"), "\(name)") }
        #expect(page.contains("gallery-group-0.html"))
        #expect(!page.contains("id=\"missing\""))
        #expect(try self.page("index", of: fixture).contains("Gender gap: hits on faces"))
        #expect(try self.page("gallery-group-2", of: fixture).contains("6.png"))
        let run = try #require(try fixture.rows().value(String.self, "SELECT name FROM run"))
        let images = fixture.url("output/\(run)/images")
        let covered = try FileManager.default.contentsOfDirectory(atPath: images.path).filter {
            try String(contentsOf: images.appending(path: $0), encoding: .utf8).contains("Fine-tuned, face covered")
        }
        #expect(covered.count == MarkedFixture.masked.count)
    }

    @Test func `gives its numbers as JSON`() async throws {
        let result = try await MarkedFixture.built().result
        let json = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        let faces = try #require(json["faceReliance"] as? [String: [String: Any]])
        #expect(faces.keys.sorted() == ["fine-tuned", "zero-shot"])
        for setting in faces.values {
            #expect(setting["pictures"] is Int && setting["gaps"] is [Any])
            #expect(Verdict(rawValue: try #require(setting["gapVerdict"] as? String)) != nil)
            #expect(Reliance(rawValue: try #require(setting["verdict"] as? String)) != nil)
        }
        let fairness = try #require(json["fairness"] as? [String: [String: Any]])
        #expect(fairness.keys.sorted() == ["age", "gender"])
        let gender = try #require(fairness["gender"])
        let regions = try #require((gender["faces"] as? [String: Any])?["variants"] as? [String: [String: Any]])
        #expect(regions.keys.sorted() == ["face-masked", "original"])
        for variant in regions.values {
            let groups = try #require(variant["groups"] as? [String: [String: Any]])
            #expect(groups["zero-shot"]?.keys.sorted() == ["female", "male", "unknown"])
            #expect((variant["pairedGroups"] as? [String: Any])?.count == 3)
        }
        // Three groups and all pictures, in two settings.
        #expect((gender["accuracy"] as? [Any])?.count == 8 && (gender["deletionArea"] as? [Any])?.count == 8)
        #expect((json["evidence"] as? [String: Any])?.count == 2 && json["text"] == nil)
    }
}
