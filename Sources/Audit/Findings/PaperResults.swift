import Domain
import Engine

/// What Agarwal (2023) reports, to stand beside what an audit finds.
enum PaperResults {
    /// One cell of Table 1 with counts that it fits.
    ///
    /// The paper gives percentages and no numbers of pictures. 11 and 18 of 88, 18 and 25 of 85 give its four
    /// percentages (the third cut off and not rounded) with few enough pictures for its 200: the counts are ours,
    /// inferred.
    struct Pointing {
        let group: String
        let setting: Setting
        /// As printed, in percent.
        let reported: Double
        let hits: Int
        let count: Int
    }

    /// Table 1: fairness accuracy.
    static let pointing = [
        Pointing(group: "female", setting: .zeroShot, reported: 12.50, hits: 11, count: 88),
        Pointing(group: "female", setting: .fineTuned, reported: 20.45, hits: 18, count: 88),
        Pointing(group: "male", setting: .zeroShot, reported: 21.17, hits: 18, count: 85),
        Pointing(group: "male", setting: .fineTuned, reported: 29.41, hits: 25, count: 85),
    ]

    /// Table 2: accuracy in percent, by dataset.
    static let accuracy: [(dataset: String, zeroShot: Double, fineTuned: Double)] = [
        ("StanfordCars", 58.67, 78.26), ("Occupation", 92.70, 95.80),
    ]

    /// The gap of a setting by the inferred counts, men less women.
    static func gap(_ setting: Setting) -> GroupGap? {
        let cells = pointing.filter { $0.setting == setting }.map {
            GroupRate(group: $0.group, hits: Double($0.hits), wholeHits: $0.hits, count: $0.count, chance: nil)
        }
        return GroupGap(cells[1], cells[0], family: 1)
    }
}
