import Domain
import Testing

@testable import Audit

@Suite("Deletion by class, and with faces covered")
struct GroupedDeletionTests {
    private func picture(_ index: Int, label: Int, _ zeroShot: Double, _ fineTuned: Double) -> PictureFindings {
        MeasuredPicture.make(
            index, label: label,
            curves: [
                .zeroShot: [.init(game: .deletion, scorer: .zeroShot): MeasuredPicture.level(zeroShot)],
                .fineTuned: [.init(game: .deletion, scorer: .fineTuned): MeasuredPicture.level(fineTuned)],
            ])
    }

    @Test func `a class has a verdict only where the adjusted test agrees with the interval`() throws {
        // Class 0: ten clear differences. Class 1: five, all in one direction, for which an exact test has p = 1/16.
        let pictures =
            (0..<10).map { picture($0, label: 0, 0.2, 0.4 + 0.01 * Double($0)) }
            + (10..<15).map { picture($0, label: 1, 0.4 + 0.01 * Double($0), 0.1) }
        let classes = ClassDeletion.all(classes: 3, compared: pictures)
        #expect(classes.map(\.count) == [10, 5, 0])
        #expect(classes[0].better == .zeroShot)
        // 2 / 2^10 for each of two tested classes.
        #expect(abs(try #require(classes[0].adjusted) - 2 * 2.0 / 1024) < 1e-9)
        #expect(try #require(classes[1].difference).upper < 0)
        #expect(classes[1].better == nil)
        #expect(classes[2].difference == nil && classes[2].adjusted == nil && classes[2].areas.isEmpty)
    }

    @Test func `with faces covered only pictures count that both settings get right both ways`() throws {
        let faces: [Setting: Localisation] = [
            .zeroShot: FoundPicture.map(hit: 0), .fineTuned: FoundPicture.map(hit: 0),
        ]
        let pictures = [
            FoundPicture.make(0, masked: faces, areas: [.original: 0.2, .faceMasked: 0.3]),
            FoundPicture.make(1, masked: faces, areas: [.original: 0.4, .faceMasked: 0.6]),
            FoundPicture.make(2, masked: faces, wrongMasked: [.fineTuned], areas: [.original: 0.9, .faceMasked: 0.1]),
            FoundPicture.make(3, areas: [.original: 0.9]),
        ]
        let found = MaskedDeletion(.zeroShot, pictures: pictures)
        #expect(found.change?.count == 2)
        #expect(abs(try #require(found.change).point - 0.15) < 1e-6)
        #expect(abs(try #require(found.areas[.original]).point - 0.3) < 1e-6)
        #expect(MaskedDeletion(.zeroShot, pictures: [pictures[3]]).change == nil)
    }
}
