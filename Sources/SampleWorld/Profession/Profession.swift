/// The ten professions of IdenProf, the paper's Occupation dataset, in the order of their labels.
///
/// Source: OlafenwaMoses/IdenProf.
public enum Profession: String, CaseIterable, Sendable {
    case chef, doctor, engineer, farmer, firefighter, judge, mechanic, pilot, police, waiter

    /// The tools that people of this profession may hold.
    var tools: [Tool] {
        switch self {
        case .chef: [.whisk, .pan]
        case .doctor: [.syringe, .clipboard]
        case .engineer: [.blueprint, .setSquare]
        case .farmer: [.pitchfork, .basket]
        case .firefighter: [.axe, .hose]
        case .judge: [.gavel, .scales]
        case .mechanic: [.wrench, .tyre]
        case .pilot: [.plane, .suitcase]
        case .police: [.paddle, .radio]
        case .waiter: [.tray, .bottle]
        }
    }

    /// The gender to which a strongly biased world ties the profession.
    ///
    /// The tie alternates along the alphabet, so that it is a property of the drawn world and echoes nobody's
    /// prejudice about the real one.
    var tiedGender: Gender {
        (Self.allCases.firstIndex(of: self) ?? 0).isMultiple(of: 2) ? .female : .male
    }
}

/// As what a drawn person is presented.
public enum Gender: String, CaseIterable, Sendable {
    case female, male
}
