import Domain
import Testing

@testable import Audit

@Suite("How many faces are known, and how well the sources agree")
struct FaceCoverageTests {
    private let size = (width: 100, height: 50)

    /// A picture with the faces that metadata marks and a detector finds; nil for "says nothing".
    private func picture(
        _ index: Int, label: Int = 0, gender: String? = nil, marked: [Box]? = nil, found: [Box]? = nil,
        isReadable: Bool = true
    ) -> PictureFindings {
        let sample = Sample(
            path: "\(index).jpg", split: .test, label: label,
            annotation: Annotation(
                groups: gender.map { ["gender": $0] } ?? [:], boxes: marked.map { [.face: $0] } ?? [:]))
        let search = found.map { boxes in
            RegionSearch(
                detector: "mtcnn", detection: .found(boxes.map { DetectedRegion(box: $0, score: 0.9) }))
        }
        return PictureFindings(
            row: RunSampleRow(
                sample: sample, image: ContentDigest(hex: "\(index)"), size: isReadable ? size : nil,
                problem: isReadable ? nil : "not a picture", searches: search.map { [.face: $0] } ?? [:]),
            variants: [:])
    }

    private func coverage(_ pictures: [PictureFindings], detector: String? = "mtcnn") -> FaceCoverage {
        FaceCoverage(
            of: pictures, detector: detector, classNames: ["a", "b"],
            groups: PictureGroups(of: pictures, by: PictureGroups.gender))
    }

    private let box = Box(x: 10, y: 10, width: 20, height: 20), far = Box(x: 60, y: 10, width: 10, height: 10)

    @Test func `pictures are counted by the number of faces, whatever group they are of`() throws {
        let found = coverage([
            picture(0, gender: "female", found: [box]), picture(1, gender: "female", found: [box, far]),
            picture(2, label: 1, gender: "male", found: []), picture(3, label: 1, found: [far]),
            picture(4, found: [box], isReadable: false), picture(5),
        ])
        #expect(found.source == .detector("mtcnn"))
        #expect(
            [found.all.total, found.all.known, found.all.without, found.all.one, found.all.several] == [6, 4, 1, 2, 1])
        #expect(found.all.rate?.point == 0.75 && found.all.rate?.count == 4)
        #expect(found.groups.map(\.name) == ["female", "male", "unknown"])
        #expect(found.groups.map(\.known) == [2, 1, 1])
        #expect(found.groups[1].rate?.point == 0 && found.groups[1].sizes == nil)
        #expect(found.classes.map(\.known) == [2, 2])
        // Of the largest face of each: 400, 400 and 100 of 5,000 pixels.
        #expect(try #require(found.all.sizes) == [0.05, 0.08, 0.08])
        #expect(found.gaps.count == 1 && found.gaps[0].difference.point == 1 && !found.gaps[0].isShown)
        #expect(found.agreement.isEmpty)
    }

    @Test func `without a detector metadata is counted`() {
        let found = coverage([picture(0, marked: [box]), picture(1, marked: []), picture(2)], detector: nil)
        #expect(found.source == .metadata)
        #expect([found.all.total, found.all.known, found.all.without, found.all.one] == [3, 2, 1, 1])
    }

    @Test func `a box counts for its part on the picture`() {
        #expect(Box(x: -10, y: -10, width: 20, height: 20).share(ofWidth: 100, height: 50) == 100.0 / 5000)
        #expect(Box(x: 200, y: 0, width: 20, height: 20).share(ofWidth: 100, height: 50) == 0)
    }

    @Test func `faces are paired by overlap, each once`() throws {
        let near = Box(x: 12, y: 10, width: 20, height: 20), half = Box(x: 20, y: 10, width: 20, height: 20)
        #expect(abs(box.intersectionOverUnion(near) - 360.0 / 440) < 1e-12)
        let found = coverage([
            picture(0, marked: [box, far], found: [near]), picture(1, marked: [], found: [far]),
            picture(2, marked: [box], found: [half]), picture(3, marked: [box], found: [near, box]),
            picture(4, found: []),
        ])
        let all = try #require(found.agreement.first)
        #expect([all.pictures, all.marked, all.found, all.extra] == [4, 4, 2, 3])
        #expect(all.foundRate?.point == 0.5 && all.extraRate?.point == 0.6)
        #expect(abs(try #require(all.overlap).point - (360.0 / 440 + 1) / 2) < 1e-12)
    }

    @Test func `each sight holds where it should`() {
        let source = RegionSource.detector("mtcnn")
        func sights(_ picture: PictureFindings) -> [FaceSight] {
            FaceSight.allCases.filter { $0.holds(picture, source: source) }
        }
        #expect(sights(picture(0, marked: [box], found: [])) == [.none, .missed])
        #expect(sights(picture(1, marked: [], found: [box])) == [.one, .extra])
        #expect(sights(picture(2, marked: [box], found: [box, far])) == [.several, .extra])
        #expect(sights(picture(3, found: [box])) == [.one])
        #expect(sights(picture(4)).isEmpty)
    }
}
