import Domain
import Engine

/// Everything that the pictures of a dataset say of it, before any model is asked.
struct DatasetInspection: Sendable {
    let name: String
    let classNames: [String]
    /// In order of their path.
    let pictures: [InspectedPicture]
    let parameters: InspectionParameters
    let duplicates: DuplicateGroups
    let odd: OddPictures
    let counts: PictureCounts

    /// Puts together what was measured.
    ///
    /// - Parameter pairs: near duplicates and look-alikes.
    init(
        name: String, classNames: [String], pictures: [InspectedPicture], pairs: [PicturePair],
        parameters: InspectionParameters
    ) {
        self.name = name
        self.classNames = classNames
        self.pictures = pictures
        self.parameters = parameters
        duplicates = DuplicateGroups(pictures, pairs: pairs)
        odd = OddPictures(pictures, parameters: parameters)
        counts = PictureCounts(pictures, classNames: classNames)
    }

    /// Files that could not be read.
    var unreadable: [InspectedPicture] { pictures.filter { $0.problem != nil } }

    /// Name of a picture's class.
    func className(_ picture: InspectedPicture) -> String { classNames[picture.sample.label] }

    /// Share of the test pictures that a set of them makes up.
    func shareOfTest(_ paths: Set<String>) -> Double {
        Double(paths.count) / Double(max(1, counts.count(split: .test)))
    }
}
