import Domain

/// One number in both versions over the same pictures, and what became of it.
struct ComparedMeasure: Codable, Hashable, Sendable {
    /// Name of its `MeasureDefinition`, the same as in the reports.
    let id: String
    /// Null where the number is about no setting.
    @OrNull var setting: Setting?
    let variant: Variant
    /// Null where the number is about all pictures.
    @OrNull var group: MeasureValue.Group?
    /// The true class; null where the number is about all classes.
    @OrNull var `class`: String?
    /// Pictures that count in both versions.
    let n: Int
    /// The values over these pictures; null where they are too few.
    @OrNull var baseline: Double?
    @OrNull var candidate: Double?
    /// Candidate minus baseline, picture by picture; null where they are too few.
    @OrNull var difference: Interval?
    /// Two-sided p-value of no difference.
    @OrNull var p: Double?
    /// The same corrected by Holm over all numbers of its family.
    @OrNull var adjustedP: Double?
    /// The largest difference that seeds alone make: twice its standard deviation from seed to seed.
    ///
    /// Null where no picture was explained again in either version; 0 where the number does not depend on seeds.
    @OrNull var noise: Double?
    let change: Change
    /// Why nothing can be told; null where there is a difference.
    @OrNull var reason: String?
    /// The page and the place on it, relative to the site's folder.
    let page: String

    /// A number with its interval.
    struct Interval: Codable, Hashable, Sendable {
        let point: Double
        let lower: Double
        let upper: Double
        let level: Double
    }
}
