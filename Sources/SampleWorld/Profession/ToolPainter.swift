/// Paints tools in a frame whose origin is the hand that holds them.
struct ToolPainter {
    let brush: Brush

    func paint(_ tool: Tool) {
        switch tool {
        case .whisk: whisk()
        case .pan: pan()
        case .syringe: syringe()
        case .clipboard: clipboard()
        case .blueprint: blueprint()
        case .setSquare: setSquare()
        case .pitchfork: pitchfork()
        case .basket: basket()
        case .axe: axe()
        case .hose: hose()
        case .gavel: gavel()
        case .scales: scales()
        case .wrench: wrench()
        case .tyre: tyre()
        case .plane: plane()
        case .suitcase: suitcase()
        case .paddle: paddle()
        case .radio: radio()
        case .tray: tray()
        case .bottle: bottle()
        }
    }

    /// A straight handle from the hand.
    func handle(_ colour: Pigment, fromY: Double, toY: Double, width: Double) {
        brush.move(0, fromY)
        brush.line(0, toY)
        brush.stroke(colour, width)
    }
}
