/// What becomes of people's faces in what is published.
enum FaceStyle: String, CaseIterable, Sendable {
    /// They are shown.
    case show
    /// They are made of a few coarse cells.
    case mosaic
    /// Photos with a face are left out; their heat layers stay, on a neutral ground.
    case omit
}
