public import Domain

extension SampleWorld {
    /// The truth about one picture, a line of `metadata.csv`.
    public struct Record: Hashable, Sendable {
        /// Path below the dataset's folder: split, profession, name.
        public let fileName: String
        /// What the depicted person does for a living.
        public let profession: Profession
        /// Train or test.
        public let split: Split
        /// As what the person is presented.
        public let gender: Gender
        /// The face from brow to chin and cheek to cheek.
        public let face: Box?
        /// Clothes, hat and tool of the profession, those that show; none where plain clothes hide it.
        public let evidence: [Box]
        /// The letters of a sign.
        public let textBox: Box?
        /// The word on it: a profession, the person's own in half of the cases.
        public let text: String?
        /// Where the picture is set.
        public let place: Place
        /// What the person holds.
        public let tool: Tool?

        init(number: Number, scene: Scene, marks: ScenePainter.Marks) {
            let name = scene.profession.rawValue
            let digits = String(number.index / Profession.allCases.count + 1)
            let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
            fileName = "\(number.split.rawValue)/\(name)/\(name)-\(padded).jpg"
            profession = scene.profession
            split = number.split
            gender = scene.person.gender
            face = marks.face
            evidence = marks.evidence
            textBox = marks.text
            text = marks.text == nil ? nil : scene.sign?.word
            place = scene.place
            tool = scene.tool
        }

        /// The columns of `metadata.csv`; a box is "x y width height" in pixels; several are parted by semicolons.
        static let columns = [
            "file_name", "label", "split", "group_gender", "face_bbox", "evidence_bbox", "text_bbox", "text", "place",
            "tool",
        ]

        /// The line of this picture; no value holds a comma, a quote or a line break.
        var line: String {
            [
                fileName, profession.rawValue, split.rawValue, gender.rawValue, Self.cell([face].compactMap { $0 }),
                Self.cell(evidence), Self.cell([textBox].compactMap { $0 }), text ?? "", place.rawValue,
                tool?.rawValue ?? "",
            ].joined(separator: ",")
        }

        private static func cell(_ boxes: [Box]) -> String {
            boxes.map { box in
                [box.x, box.y, box.width, box.height].map { String(Int($0)) }.joined(separator: " ")
            }.joined(separator: ";")
        }
    }
}
