import Domain
import Testing

@testable import Audit

@Suite("Reliance on evidence, counted by hand")
struct EvidenceRelianceTests {
    /// A picture whose maps point at evidence of which the centre is a part or not.
    private func picture(
        _ index: Int, hit: Double, centre: Double, wrong: Set<Setting> = [], count: Int = 1
    ) -> PictureFindings {
        let found = FoundPicture.map(hit: hit, chance: 0.2, centre: centre)
        return FoundPicture.make(
            index, boxes: [.evidence: count], wrong: wrong, evidence: [.zeroShot: found, .fineTuned: found])
    }

    private var pictures: [PictureFindings] {
        (0..<6).map { picture($0, hit: 1, centre: 0) } + (6..<8).map { picture($0, hit: 0, centre: 1) }
            + [
                picture(8, hit: 1, centre: 0, wrong: [.zeroShot]), picture(9, hit: 1, centre: 0, count: 0),
                FoundPicture.make(10, isReadable: false),
            ]
    }

    @Test func `each setting counts the pictures that it gets right itself`() {
        let zeroShot = EvidenceReliance(of: pictures, setting: .zeroShot)
        let fineTuned = EvidenceReliance(of: pictures, setting: .fineTuned)
        #expect(zeroShot.hasEvidence)
        #expect(zeroShot.scores.count == 8 && fineTuned.scores.count == 9)
        #expect(zeroShot.omitted(.zeroShotWrong) == 1 && fineTuned.omitted(.zeroShotWrong) == 0)
        #expect(zeroShot.omitted(.noneInPicture) == 1 && zeroShot.omitted(.unreadable) == 1)
    }

    @Test func `maps are held against random maps and against the centre`() throws {
        let found = EvidenceReliance(of: pictures, setting: .zeroShot)
        #expect(try #require(found.scores.rate).point == 0.75)
        #expect(abs(try #require(found.scores.corrected).point - 0.55) < 1e-12)
        #expect(try #require(found.centre).point == 0.25)
        #expect(try #require(found.againstCentre).point == 0.5)
        // Six of eight changes in one direction: 2 (1 + 8 + 28) / 256.
        #expect(abs(found.mcNemar - 74.0 / 256) < 1e-12)
    }

    @Test func `accuracy changes where covering the face changes the answer`() throws {
        let masked = [Setting.zeroShot: FoundPicture.map(hit: 0), .fineTuned: FoundPicture.map(hit: 0)]
        let found = [
            FoundPicture.make(0, gender: "female", masked: masked, wrongMasked: [.zeroShot]),
            FoundPicture.make(1, gender: "female", masked: masked), FoundPicture.make(2, gender: "female"),
        ]
        let accuracy = GroupAccuracy(group: "female", setting: .zeroShot, pictures: found)
        #expect(accuracy.original?.point == 1 && accuracy.original?.count == 3)
        #expect(accuracy.faceMasked?.point == 0.5 && accuracy.faceMasked?.count == 2)
        #expect(accuracy.change?.point == -0.5 && accuracy.mcNemar == 1)
    }
}
