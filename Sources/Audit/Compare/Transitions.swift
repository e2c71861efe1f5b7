import Domain
import Engine

/// What became of every picture in one setting, from the baseline to the candidate.
struct Transitions: Codable, Sendable {
    let setting: Setting
    /// Pairs of states that occur, the baseline's first, in the order of the states.
    let cells: [Cell]
    /// Pictures with a face in view of both versions, by whether the explanation points at it first.
    let faceDriven: Turn
    /// Pictures that both versions answer, by whether the answer is right.
    let right: Turn

    /// The pictures that go from one state to another.
    struct Cell: Codable, Sendable {
        let from: PictureState
        let to: PictureState
        /// Paths, in order.
        let pictures: [String]
    }

    /// How something that is so or not changes, picture by picture.
    struct Turn: Codable, Hashable, Sendable {
        /// Pictures where it is so in the candidate alone.
        let newly: Int
        /// In the baseline alone.
        let noLonger: Int
        /// In both.
        let still: Int
        /// In neither.
        let never: Int
        /// McNemar's exact two-sided p-value; 1 where no picture changes.
        let p: Double

        /// Counts pairs of what is so in the baseline and in the candidate.
        init(_ pairs: [(baseline: Bool, candidate: Bool)]) {
            newly = pairs.count { !$0.baseline && $0.candidate }
            noLonger = pairs.count { $0.baseline && !$0.candidate }
            still = pairs.count { $0.baseline && $0.candidate }
            never = pairs.count { !$0.baseline && !$0.candidate }
            p = FixedNumber.significant(McNemar.twoSided(onlyFirst: newly, onlySecond: noLonger)) ?? 1
        }
    }

    /// Follows pictures in one setting.
    init(_ setting: Setting, _ pictures: [ComparedPicture]) {
        self.setting = setting
        let states = pictures.map { (picture: $0, from: $0.baselineState(setting), to: $0.candidateState(setting)) }
        cells = PictureState.allCases.flatMap { from in
            PictureState.allCases.compactMap { to in
                let members = states.filter { $0.from == from && $0.to == to }
                return members.isEmpty
                    ? nil : Cell(from: from, to: to, pictures: members.map(\.picture.known.path))
            }
        }
        func turn(_ value: (PictureState) -> Bool?) -> Turn {
            Turn(
                states.compactMap { state in
                    value(state.from).flatMap { from in value(state.to).map { (baseline: from, candidate: $0) } }
                })
        }
        faceDriven = turn(\.isFaceDriven)
        right = turn(\.isRight)
    }

    /// The pictures of one cell; nil where there are none.
    func cell(from: PictureState, to: PictureState) -> Cell? { cells.first { $0.from == from && $0.to == to } }
}

extension ComparedPicture {
    /// What the baseline makes of it.
    func baselineState(_ setting: Setting) -> PictureState { PictureState(baseline, setting) }

    /// What the candidate makes of it.
    func candidateState(_ setting: Setting) -> PictureState { PictureState(candidate, setting) }
}
