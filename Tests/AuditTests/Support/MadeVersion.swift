import Domain
import Engine
import Foundation

@testable import Audit

/// Versions of which a test says for itself what their pictures come to.
enum MadeVersion {
    static let classes = ["a", "b"]

    /// A version with some pictures, made like every other one of this kind.
    static func make(
        _ model: String, _ pictures: [ReportPicture], classes: [String] = classes, seed: Int = 0, head: String = "head"
    ) -> AuditedVersion {
        AuditedVersion(
            document: document(model, pictures, classes: classes, seed: seed, head: head), origin: "run \(model)",
            photo: { _, _ in nil })
    }

    static func document(
        _ model: String, _ pictures: [ReportPicture], classes: [String] = classes, seed: Int = 0, head: String = "head"
    ) -> ReportDocument {
        let environment = RunEnvironment(
            programVersion: "1", blasCore: "core", blasCoreChosenBy: .openBLAS, instructionSet: "plain", lanes: 1,
            microBatch: 1)
        func classifier(_ setting: Setting) -> ReportIdentity.Classifier {
            ReportIdentity.Classifier(
                digest: ContentDigest(of: "\(model) \(setting.rawValue)"),
                promptTemplate: setting == .zeroShot ? "a {class}" : nil,
                prompts: setting == .zeroShot ? classes.map { "a \($0)" } : nil,
                head: setting == .zeroShot
                    ? nil : ReportIdentity.Head(digest: ContentDigest(of: head), trainingPictures: 4, loss: 0.1))
        }
        return ReportDocument(
            format: ReportDocument.format, version: ReportDocument.version,
            program: ReportDocument.Program(name: "vlm-audit", version: "1"),
            run: ReportIdentity.Run(
                name: "run-\(model)", identity: ContentDigest(of: "\(model) \(seed)"), seed: String(seed),
                sampleLimit: nil,
                variants: [.original], started: "2026-01-01T00:00:00Z", finished: "2026-01-01T01:00:00Z",
                environment: environment),
            dataset: ReportIdentity.Dataset(
                name: "made up", digest: ContentDigest(of: "dataset"), classes: classes, split: .test, isSample: false),
            model: ReportIdentity.Model(name: model, digest: ContentDigest(of: model), isSample: false),
            classifiers: Dictionary(
                uniqueKeysWithValues: Setting.allCases.map { ($0.rawValue, classifier($0)) }),
            parameters: [:], detectors: [], limits: [], verdicts: [], definitions: [], measures: [], pictures: pictures)
    }

    /// A picture that one setting or both answer; each region of an answer is in view and known.
    static func picture(
        _ path: String, class className: String = "a", groups: [String: String] = [:], content: String? = nil,
        _ answers: [Setting: ReportPicture.Answer]
    ) -> ReportPicture {
        let wrong = Setting.allCases.filter { answers[$0]?.isCorrect == false }
        let exclusion =
            wrong.isEmpty
            ? nil : wrong.count == 2 ? "bothWrong" : wrong[0] == .zeroShot ? "zeroShotWrong" : "fineTunedWrong"
        let digest = ContentDigest(of: content ?? path)
        return ReportPicture(
            path: path, digest: digest, page: "images/\(digest.short).html", class: className, groups: groups,
            problem: nil, regions: [:],
            omissions: Dictionary(
                uniqueKeysWithValues: Region.allCases.map { region in
                    let isKnown = answers.values.allSatisfy { $0.regions[region.rawValue] != nil }
                    return (region.rawValue, OrNull(wrappedValue: exclusion ?? (isKnown ? nil : "notMarked")))
                }),
            variants: [
                Variant.original.rawValue: ReportPicture.Version(
                    digest: digest, absence: nil, exclusion: exclusion, photo: nil,
                    settings: Dictionary(uniqueKeysWithValues: answers.map { ($0.key.rawValue, $0.value) }))
            ])
    }

    /// What a setting says of a picture of class "a" or another.
    static func answer(
        _ predicted: String = "a", isCorrect: Bool = true, area: Double? = nil,
        face: (hit: Double, mass: Double)? = nil,
        evidence: (hit: Double, mass: Double)? = nil, map: AttributionMap? = nil,
        repeats: [(area: Double, hit: Double, mass: Double)] = []
    ) -> ReportPicture.Answer {
        func pointing(_ value: (hit: Double, mass: Double)) -> ReportPicture.Pointing {
            ReportPicture.Pointing(hit: value.hit, mass: value.mass, chance: 0.1, centre: 0)
        }
        var regions: [String: ReportPicture.Pointing] = [:]
        if let face { regions[Region.face.rawValue] = pointing(face) }
        if let evidence { regions[Region.evidence.rawValue] = pointing(evidence) }
        return ReportPicture.Answer(
            predicted: predicted, probability: 0.9, isCorrect: isCorrect, deletionArea: area,
            normalisedDeletionArea: area,
            deletionCurve: area.map { [$0, $0] }, insertionArea: nil, map: map.map(ReportMap.init), regions: regions,
            repeats: repeats.map { one in
                ReportPicture.Repeat(
                    deletionArea: one.area, regions: [Region.face.rawValue: pointing((one.hit, one.mass))])
            })
    }
}
