import Domain
import Engine
import Foundation
import Testing

@testable import Audit

@Suite("Groups of pictures that are alike")
struct DuplicateGroupsTests {
    /// A picture by its path, such as "train/chef/a": files of one content and of one look are told by names.
    private func picture(
        _ path: String, label: Int = 0, content: String, pixels: String? = nil, readable: Bool = true,
        change: (inout Look) -> Void = { _ in }
    ) -> InspectedPicture {
        var look = Look()
        change(&look)
        let sample = Sample(path: path, split: path.hasPrefix("train") ? .train : .test, label: label)
        let statistics = PictureStatistics(
            width: look.width, height: look.height, pixels: ContentDigest(of: pixels ?? content),
            perceptualHash: look.hash, differenceHash: look.hash, brightness: look.brightness, contrast: 0.2,
            entropy: look.entropy,
            colour: look.colour, sharpness: look.sharpness)
        return InspectedPicture(
            sample: sample, content: ContentDigest(of: content),
            finding: readable ? .readable(statistics) : .unreadable(reason: "no picture"))
    }

    private struct Look {
        var width = 224
        var height = 224
        var hash: UInt64 = 0
        var brightness = 0.5
        var entropy = 7.0
        var colour = 0.5
        var sharpness = 1000.0
    }

    private func inspection(_ pictures: [InspectedPicture]) -> DatasetInspection {
        let parameters = InspectionParameters(), sorted = pictures.sorted { $0.sample.path < $1.sample.path }
        return DatasetInspection(
            name: "made up", classNames: ["chef", "doctor"], pictures: sorted,
            pairs: PicturePair.nearDuplicates(sorted, parameters: parameters), parameters: parameters)
    }

    @Test func `a near duplicate leaks only where the two that are alike lie in both splits`() {
        // A chain: train, train, test, of which only neighbours are alike.
        let chain = [
            picture("train/a", content: "a") { $0.hash = 0 },
            picture("train/b", content: "b") { $0.hash = 0x3F },
            picture("test/c", content: "c") { $0.hash = 0xFFF },
        ]
        let found = inspection(chain).duplicates
        #expect(found.near.count == 1 && found.near[0].files.count == 3 && found.near[0].links.count == 2)
        #expect(found.leakedByLikeness == ["test/c"] && found.leakedByBytes.isEmpty)
        let apart = inspection(
            [
                picture("train/a", content: "a") { $0.hash = 0 }, picture("test/b", content: "b") { $0.hash = 0x1FF },
            ])
        #expect(apart.duplicates.near.isEmpty)
    }

    @Test func `all files of a picture come along with its near duplicate, and contradictions are told`() {
        let found = inspection(
            [
                picture("train/a", content: "a", pixels: "p"), picture("test/b", content: "b", pixels: "p"),
                picture("train/c", label: 1, content: "c") { $0.hash = 1 },
            ]
        ).duplicates
        #expect(found.bytes.isEmpty)
        #expect(found.pixels.map { $0.files.map(\.sample.path) } == [["test/b", "train/a"]])
        #expect(found.near.map { $0.files.map(\.sample.path) } == [["test/b", "train/a", "train/c"]])
        #expect(found.near[0].contradicts && found.near[0].leaks && !found.pixels[0].contradicts)
        #expect(found.leakedByLikeness == ["test/b"])
    }

    @Test func `files of the same bytes are a group even where nobody can read them, but neither leak nor contradict`()
    {
        let found = inspection(
            [
                picture("train/a", content: "x", readable: false),
                picture("test/b", label: 1, content: "x", readable: false),
            ]
        ).duplicates
        #expect(found.bytes.count == 1 && !found.bytes[0].leaks && !found.bytes[0].contradicts)
        #expect(found.leakedByBytes.isEmpty && found.leakedByLikeness.isEmpty && found.surplus(.bytes) == 0)
        #expect(found.pixels.isEmpty && found.near.isEmpty)
    }

    @Test func `a contradiction between files of the same bytes is not told again by their like`() {
        let twice = [
            picture("train/a", content: "a", pixels: "p"), picture("train/b", label: 1, content: "a", pixels: "p"),
        ]
        let alike = [
            picture("train/c", content: "c", pixels: "p"), picture("train/d", content: "d") { $0.hash = 1 },
        ]
        let found = inspection(twice + alike).duplicates
        #expect(found.bytes[0].contradicts && !found.pixels[0].contradicts && !found.near[0].contradicts)
        // Each surplus file counts once, in the first kind that shows it.
        #expect([DuplicateGroup.Kind.bytes, .pixels, .near].map { found.surplus($0) } == [1, 1, 1])

        let third = picture("train/e", label: 2, content: "e") { $0.hash = 1 << 8 }
        let more = inspection(twice + [third]).duplicates
        #expect(more.bytes[0].contradicts && more.near[0].contradicts)
        #expect((more.bytes + more.near).contradictory.connected.count == 1)

        let other = [
            picture("train/a", content: "a", pixels: "p"), picture("train/b", label: 1, content: "b", pixels: "p"),
        ]
        #expect(inspection(other).duplicates.pixels[0].contradicts)
    }

    @Test func `what is but nearly in the training split is said to be so`() {
        let near = [
            picture("train/a", content: "a"), picture("test/b", content: "b") { $0.hash = 1 },
        ]
        #expect(
            DatasetWords.leaks(inspection(near)) == [
                "Leaks: 1 picture of the test split (100.0%) is, or nearly is, in the training split too, 0 byte for byte"
            ])
        let same = [picture("train/a", content: "a"), picture("test/b", label: 1, content: "a")]
        #expect(
            DatasetWords.leaks(inspection(same)) == [
                "Leaks: 1 picture of the test split (100.0%) is in the training split too, 1 byte for byte"
            ])
        #expect(inspection(near).duplicates.leaksKeepTheirLabel)
        #expect(!inspection(same).duplicates.leaksKeepTheirLabel)
    }

    @Test func `a file that cannot be read has its own path in the reason, whichever was read first`() {
        let finding = PictureFinding(bytes: Data(), path: "test/a")
        let content = ContentDigest(of: "")
        let problems = ["test/a", "train/b: c"].map { path in
            InspectedPicture(
                sample: Sample(path: path, split: .train, label: 0), content: content, finding: finding
            ).problem
        }
        #expect(problems[0]?.hasPrefix("test/a: expected ") == true)
        #expect(problems[1]?.hasPrefix("train/b: c: expected ") == true)
        #expect(picture("train/c", content: "c", readable: false).problem == "train/c: no picture")
    }

    @Test func `the page shows duplicates that are neither leak nor contradiction, and none that cannot be read`() {
        let pictures = [
            picture("train/a", content: "a"), picture("train/b", content: "a"),
            picture("train/c", content: "c", pixels: "p") { $0.hash = .max },
            picture("train/d", content: "d", pixels: "p") { $0.hash = .max },
            picture("train/e", content: "e", readable: false), picture("train/f", content: "e", readable: false),
        ]
        let show = DatasetShow(InspectedDataset(inspection: inspection(pictures), labels: nil), audited: [])
        #expect(show.contradictions.count == 0 && show.leaks.count == 0)
        #expect(show.others.shown.map(\.kind) == [.bytes, .pixels])
    }

    @Test func `faces are known, not marked, where a detector looked`() {
        let pictures = [
            Annotation(boxes: [.face: [Box(x: 0, y: 0, width: 1, height: 1)]]), Annotation(boxes: [.face: []]),
            Annotation(),
        ].enumerated().map { index, annotation in
            InspectedPicture(
                sample: Sample(path: "test/\(index)", split: .test, label: 0, annotation: annotation),
                content: ContentDigest(of: "\(index)"), finding: .unreadable(reason: "no picture"))
        }
        let faces = MarkedFaces(pictures)
        #expect(DatasetWords.faces(faces) == "marked in 1 picture, none in 1, not said of 1")
        #expect(DatasetWords.faces(faces, detector: "mtcnn") == "known in 1 picture, none in 1, nothing is known of 1")
    }

    @Test func `odd pictures are told by kind, and what most of them have is a trait`() throws {
        var pictures = (0..<10).map { picture("train/\($0)", content: "\($0)") { $0.colour = 0 } }
        pictures.append(picture("test/dark", content: "dark") { $0.brightness = 0.1 })
        pictures.append(picture("test/darker", content: "darker") { $0.brightness = 0.05 })
        pictures.append(
            picture("test/banner", content: "banner") {
                $0.width = 3000
                $0.height = 300
            })
        pictures.append(
            picture("test/dot", content: "dot") {
                $0.width = 20
                $0.height = 20
            })
        let odd = inspection(pictures).odd
        #expect(odd.findings.map(\.kind) == [.tiny, .size, .shape, .grey, .dark])
        #expect(odd.exceptions.map(\.kind) == [.tiny, .size, .shape, .dark])
        let dark = try #require(odd.findings.last)
        #expect(dark.pictures.map(\.picture.sample.path) == ["test/darker", "test/dark"])
        #expect(odd.findings[1].pictures.map(\.picture.sample.path) == ["test/dot", "test/banner"])
    }

    @Test func `a dataset of one picture, or of none that can be read, is no trouble`() {
        #expect(inspection([picture("train/a", content: "a")]).odd.findings.isEmpty)
        let lost = inspection([picture("train/a", content: "a", readable: false)])
        #expect(lost.odd.findings.isEmpty && lost.unreadable.count == 1 && lost.duplicates.near.isEmpty)
    }
}
