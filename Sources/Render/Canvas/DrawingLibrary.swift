import CCairo

/// What draws the figures.
public enum DrawingLibrary {
    /// Version of Cairo, such as 1.16.0.
    public static var version: String { String(cString: cairo_version_string()) }
}
