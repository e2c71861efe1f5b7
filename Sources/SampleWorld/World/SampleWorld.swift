public import Domain
public import Engine

/// A world of people at work that is drawn, so that the truth about every picture is known: where the face is, where
/// the evidence of the profession is, and how gender was tied to profession.
///
/// The same seed draws the same world. Pictures differ by split and number, so a larger world begins with the pictures
/// of a smaller one.
public struct SampleWorld: Hashable, Sendable {
    /// How the professions of the training split are tied to gender.
    ///
    /// The test split is always balanced.
    public enum Bias: String, CaseIterable, Sendable {
        /// Not at all: every profession is held by women and men alike, and its evidence always shows.
        case none
        /// Strongly: 95 of 100 people of a profession have the same gender, and in 35 of 100 pictures plain clothes hide
        /// the evidence, so that a learner gains by reading the face.
        case strong
    }

    /// Share of the people of a profession that have its tied gender, in a strongly biased world.
    static let tiedShare = 0.95
    /// Share of the pictures that hide the evidence, in a strongly biased world.
    static let hiddenShare = 0.35
    /// Width and height of every picture in pixels.
    public static let side = 320

    /// Decides everything in it.
    public let seed: UInt64
    /// Whether gender and profession go together in the training split.
    public let bias: Bias

    /// Describes a world; nothing is drawn yet.
    public init(seed: UInt64, bias: Bias) {
        self.seed = seed
        self.bias = bias
    }

    /// The number of one picture within its split.
    public struct Number: Hashable, Sendable {
        /// Train or test.
        public let split: Split
        /// From 0 up.
        public let index: Int

        /// Names a picture.
        public init(split: Split, index: Int) {
            self.split = split
            self.index = index
        }
    }

    /// A drawn picture and the truth about it.
    public struct Picture: Sendable {
        /// 320 x 320 pixels.
        public let image: PixelImage
        /// The truth.
        public let record: Record
    }

    /// Draws one picture: its number decides on profession, gender and everything else.
    ///
    /// Professions take turns, and after each round of ten the gender changes, so that every multiple of 20 pictures is
    /// balanced where nothing ties the two.
    public func picture(_ number: Number) -> Picture {
        let scene = scene(number), brush = Brush(side: Self.side)
        let marks = ScenePainter(scene: scene, brush: brush).paint()
        return Picture(
            image: scene.light.photograph(brush.picture()), record: Record(number: number, scene: scene, marks: marks))
    }

    private func scene(_ number: Number) -> Scene {
        let professions = Profession.allCases, genders = Gender.allCases
        var chance = Chance(
            SplitMix64.derived(
                runSeed: seed, parts: ["sample world", number.split.rawValue, String(number.index)]))
        let profession = professions[number.index % professions.count]
        var gender = genders[number.index / professions.count % genders.count], showsEvidence = true
        if bias == .strong, number.split == .train {
            let isTied = chance.isTrue(Self.tiedShare)
            gender = isTied ? profession.tiedGender : genders.first { $0 != profession.tiedGender } ?? gender
            showsEvidence = !chance.isTrue(Self.hiddenShare)
        }
        return Scene(
            profession: profession, gender: gender, showsEvidence: showsEvidence, side: Double(Self.side),
            chance: &chance)
    }
}
