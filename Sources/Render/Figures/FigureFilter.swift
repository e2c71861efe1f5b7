/// Decides what a report shows in place of a figure, such as a photo whose faces are covered.
///
/// It is asked for every figure of a page before anything of it is written, and always gives the same answer for the same
/// figure.
public protocol FigureFilter: Sendable {
    /// What is shown: mostly the figure itself.
    func shown(_ figure: any Figure) throws(RenderError) -> any Figure
}
