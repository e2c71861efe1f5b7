import Domain
import Foundation

/// What the devkit of Stanford Cars says of one picture.
struct CarAnnotation: Equatable {
    /// Name of the file in the folder of its split.
    let file: String
    /// Index of the class, from 0.
    let label: Int
    /// Where the car is.
    let box: Box

    /// All records of one of the devkit's tables.
    static func all(in file: MatFile, classes: Int) throws -> [CarAnnotation] {
        guard case .records(let records) = try file.variable("annotations"), !records.isEmpty else {
            throw file.damaged("annotations is no list of records")
        }
        let all = try records.enumerated().map { index, record in
            guard let annotation = CarAnnotation(record, classes: classes) else {
                throw file.damaged(
                    "record \(index + 1) of annotations lacks a file name, a class from 1 to \(classes) or a box")
            }
            return annotation
        }
        var seen: Set<String> = []
        if let twice = all.first(where: { !seen.insert($0.file).inserted }) {
            throw file.damaged("\(twice.file) is in annotations twice")
        }
        return all
    }

    /// Corners are counted from 1 and belong to the box, as MATLAB does it; classes are counted from 1.
    private init?(_ record: [String: MatFile.Value], classes: Int) {
        let corners = ["bbox_x1", "bbox_y1", "bbox_x2", "bbox_y2"].compactMap { record[$0]?.number }
        guard let file = record["fname"]?.text, !file.isEmpty, !file.contains("/"),
            let label = record["class"]?.number.flatMap({ Int(exactly: $0) }), (1...classes).contains(label),
            corners.count == 4, corners.allSatisfy({ abs($0) <= 1_000_000 }), corners[0] <= corners[2],
            corners[1] <= corners[3]
        else { return nil }
        self.file = file
        self.label = label - 1
        box = Box(
            x: corners[0] - 1, y: corners[1] - 1, width: corners[2] - corners[0] + 1,
            height: corners[3] - corners[1] + 1)
    }
}
