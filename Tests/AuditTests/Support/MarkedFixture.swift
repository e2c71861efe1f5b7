import Domain
import Engine
import Foundation

@testable import Render

/// A dataset with metadata: test pictures are PNG, so that a picture painted beforehand has the very pixels of a masked
/// one.
enum MarkedFixture {
    /// A picture whose face the model does not see anyway.
    static let cropped = "chef/4.png"

    /// Face boxes of the test pictures, as `metadata.csv` has them; no row at all for the last picture.
    static let faces = [
        // Beyond the crop that the model sees of this wide picture.
        cropped: "10 12 20 18",
        "chef/5.png": "-5 -5 30 30", "chef/6.png": "0 0 9.5 9.5;30 30 11 12",
        "doctor/4.png": "", "doctor/5.png": "20 20 25 25", "doctor/6.png": "8 30 40 12",
        // The same content as doctor/6, with another face.
        "doctor/7.png": "30 8 12 40",
        "firefighter/4.png": "15 90 30 30",
        // Beside the picture.
        "firefighter/5.png": "500 500 10 10",
    ]
    /// Test pictures that metadata does not speak of.
    static let unmarked = ["firefighter/6.png"]
    /// Test pictures with faces to mask.
    static let masked = faces.filter { !$0.value.isEmpty && $0.key != "firefighter/5.png" }.keys.sorted()

    /// Draws the dataset into `dataset`, without `metadata.csv`.
    ///
    /// - `painted`: whether the masked pictures are painted black already.
    static func make(painted: Bool = false) throws -> Fixture {
        let fixture = try Fixture()
        for (label, name) in Fixture.classes.enumerated() {
            for index in Fixture.trainCount..<Fixture.trainCount + Fixture.testCount {
                try fixture.remove("dataset/test/\(name)/\(index).jpg")
                try write(Pictures.drawn(label: label, index: index), "\(name)/\(index).png", painted, to: fixture)
            }
        }
        try write(Pictures.drawn(label: 1, index: 6), "doctor/7.png", painted, to: fixture)
        return fixture
    }

    private static func write(_ image: PixelImage, _ path: String, _ painted: Bool, to fixture: Fixture) throws {
        let image = painted && masked.contains(path) ? paint(image, faces[path] ?? "") : image
        let canvas = Canvas.pixels(width: image.width, height: image.height, opaque: true)
        canvas.setPixels(
            stride(from: 0, to: image.pixels.count, by: 3).map { start in
                image.pixels[start..<start + 3].reduce(0xFF) { $0 << 8 | UInt32($1) }
            })
        try fixture.write(Data(try canvas.png()), to: "dataset/test/\(path)")
    }

    /// Black where a pixel's square meets a box: the straightforward way.
    private static func paint(_ image: PixelImage, _ cell: String) -> PixelImage {
        let boxes = BoxNumbers.all(cell)
        var pixels = image.pixels
        for y in 0..<image.height {
            for x in 0..<image.width where boxes.contains(where: { $0.meets(x: Double(x), y: Double(y)) }) {
                for channel in 0..<3 { pixels[3 * (y * image.width + x) + channel] = 0 }
            }
        }
        return PixelImage(width: image.width, height: image.height, pixels: pixels)
    }

    private struct BoxNumbers {
        let numbers: [Double]

        static func all(_ cell: String) -> [BoxNumbers] {
            cell.split(separator: ";").map { BoxNumbers(numbers: $0.split(separator: " ").compactMap { Double($0) }) }
        }

        func meets(x: Double, y: Double) -> Bool {
            x + 1 > numbers[0] && x < numbers[0] + numbers[2] && y + 1 > numbers[1] && y < numbers[1] + numbers[3]
        }
    }

    /// Writes `metadata.csv`.
    static func mark(_ fixture: Fixture) throws {
        let rows = faces.sorted { $0.key < $1.key }.map { path, face in
            let isChef = path.hasPrefix("chef"), isDoctor = path.hasPrefix("doctor")
            return "test/\(path),\(isChef ? "female" : "male"),\(isDoctor ? "old" : ""),\(face),0 0 40 60,"
        }
        let header = "file_name,group_gender,group_age,face_bbox,evidence_bbox,text"
        try fixture.write(Data(([header] + rows).joined(separator: "\r\n").utf8), to: "dataset/metadata.csv")
    }

    /// One build of the marked dataset that several tests look at.
    static func built() async throws -> (fixture: Fixture, result: ProgramResult) { try await made.value }

    private static let made = Task {
        let fixture = try make()
        try mark(fixture)
        // Without --quiet, for its warnings.
        let arguments = fixture.buildArguments(["--json"]).filter { $0 != "--quiet" }
        return (fixture, try await fixture.run(arguments))
    }
}
