import Domain

/// For how many pictures of some kind it is known where faces are.
struct MarkedFaces: Sendable {
    /// Pictures in all.
    let pictures: Int
    /// Pictures with at least one face box.
    let withFace: Int
    /// Pictures of which it is said that they show no face.
    let withoutFace: Int

    /// Pictures of which nothing is said.
    var unknown: Int { pictures - withFace - withoutFace }

    /// Counts what the annotations of some pictures say.
    init(_ pictures: [InspectedPicture]) {
        self.pictures = pictures.count
        withFace = pictures.count { $0.sample.annotation.boxes[.face]?.isEmpty == false }
        withoutFace = pictures.count { $0.sample.annotation.boxes[.face]?.isEmpty == true }
    }
}
