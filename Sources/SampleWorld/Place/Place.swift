/// Where a picture is set.
///
/// It is drawn without regard to the profession, so it tells nothing about it.
public enum Place: String, CaseIterable, Sendable {
    case kitchen, hospital, office, field, street, courtroom, garage, airport, restaurant, park

    /// Height of the line between wall and floor, or sky and ground, as a share of the picture.
    var horizon: Double {
        switch self {
        case .field, .park: 0.6
        case .street, .airport: 0.68
        default: 0.72
        }
    }
}
