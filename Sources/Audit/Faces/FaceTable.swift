import Domain
import Engine
import Foundation

/// The faces of some pictures as lines of text for a terminal.
enum FaceTable {
    /// A line for each picture, and below it one for each of its faces.
    static func text(_ outcomes: [PictureSearch.Outcome]) -> String {
        outcomes.flatMap(lines).joined(separator: "\n")
    }

    private static func lines(_ outcome: PictureSearch.Outcome) -> [String] {
        guard let faces = outcome.faces else { return ["\(outcome.image): could not be read"] }
        let count = faces.isEmpty ? "no face" : faces.count == 1 ? "1 face" : "\(faces.count) faces"
        guard !faces.isEmpty else { return ["\(outcome.image): \(count)"] }
        let places = MTCNN.landmarkNames.map { pad($0, 20) }.joined()
        return [
            "\(outcome.image): \(count)", "         x        y    width   height  probability" + places,
        ] + faces.map(line)
    }

    private static func line(_ face: PictureSearch.Face) -> String {
        let numbers = [face.x, face.y, face.width, face.height].map { String(format: "%9.1f", $0) }.joined()
        let places = face.landmarks.map { pad(String(format: "%.1f, %.1f", $0.x, $0.y), 20) }.joined()
        return " " + numbers + String(format: "%13.4f", face.probability) + places
    }

    private static func pad(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
