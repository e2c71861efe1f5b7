/// A thing that shows what somebody does for a living.
public enum Tool: String, CaseIterable, Sendable {
    case whisk, pan, syringe, clipboard, blueprint, pitchfork, basket, axe, hose, gavel, scales, wrench, tyre
    case plane, suitcase, paddle, radio, tray, bottle
    case setSquare = "set square"

    /// Whether it rests on the hand instead of being gripped.
    var restsOnHand: Bool { self == .tray || self == .plane }
}
