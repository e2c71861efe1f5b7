public import Domain

/// Meaningful Perturbation: the smallest region whose blurring removes the prediction.
///
/// Minimises over a small mask m in [0, 1] (1 keeps a pixel, 0 blurs it)
///
///     y(b + M (x - b)) + l1 sum |1 - m| + tv TV(m),    M = m enlarged bilinearly to the picture,
///
/// by Adam, clamping m after each step; the attribution map is A = 1 - m, not rescaled. Fong and Vedaldi, ICCV 2017;
/// constants of Agarwal and Nguyen, ACCV 2020 (`PerturbationParameters`); score y as the setting defines it, or normalised
/// by what blurring can take from it (`ScoreScale`).
public struct MeaningfulPerturbation: Sendable {
    /// Every constant of the method.
    public let parameters: PerturbationParameters

    /// One prediction to be explained.
    public struct Task: Sendable {
        /// The picture, larger than the model's input by the jitter.
        public let pair: ImagePair
        /// The setting.
        public let classifier: any Classifier
        /// Index of the class that is explained.
        public let target: Int
        /// Random numbers of this task alone: first the mask, then two offsets for each step.
        public let random: SplitMix64
        /// What the score is normalised by where the parameters say so; its drop is above zero then.
        public var range: ScoreRange?

        /// Describes one prediction.
        public init(
            pair: ImagePair, classifier: any Classifier, target: Int, random: SplitMix64, range: ScoreRange? = nil
        ) {
            self.pair = pair
            self.classifier = classifier
            self.target = target
            self.random = random
            self.range = range
        }
    }

    /// What became of one task.
    public struct Result: Sendable {
        /// m, side x side values in [0, 1].
        public let mask: [Float]
        /// The minimised value at the start of each step.
        public let objective: [Float]
        /// A = 1 - m.
        public let map: AttributionMap
    }

    /// Sets the method up.
    public init(parameters: PerturbationParameters) {
        self.parameters = parameters
    }

    /// Explains up to a lane's capacity of predictions together.
    ///
    /// - `onStep` is called after each step, for progress.
    public func explain(_ tasks: [Task], lane: VisionLane, onStep: () -> Void = {}) -> [Result] {
        precondition(tasks.count <= lane.capacity, "A lane takes \(lane.capacity) pictures at a time.")
        let activations = lane.activations, grid = lane.tower.grid
        var states = tasks.map { MaskState($0, parameters: parameters, pictureSide: grid.side) }
        activations.patches.clear()
        activations.embeddingGradient.clear()
        for _ in 0..<parameters.iterations {
            for slot in states.indices { states[slot].show(in: activations.patches(of: slot), grid: grid) }
            lane.tower.forward(activations)
            for slot in states.indices {
                let gradient = states[slot].score(lane.embedding(of: slot))
                activations.embeddingGradient.row(slot).update(from: gradient, count: gradient.count)
            }
            lane.tower.backward(activations)
            for slot in states.indices { states[slot].step(activations.patchGradient(of: slot), grid: grid) }
            onStep()
        }
        return states.map(\.result)
    }
}

/// The mask of one task on its way to the minimum.
private struct MaskState {
    let task: MeaningfulPerturbation.Task
    let upsampling: BilinearUpsampling
    let regulariser: MaskRegulariser
    let jitter: Int
    var random: SplitMix64
    var optimiser: Adam
    var mask: [Float]
    var objective: [Float] = []
    var score: Float = 0
    var offset = (row: 0, column: 0)
    // Scratch, kept so that no step allocates: M and its gradient, m's gradient, and half-enlarged rows.
    var enlarged: [Float]
    var gradient: [Float]
    var rows: [Float]

    init(_ task: MeaningfulPerturbation.Task, parameters: PerturbationParameters, pictureSide: Int) {
        let side = parameters.maskSide
        precondition(
            task.pair.side == pictureSide + parameters.jitter, "A picture is larger than the input by the jitter.")
        precondition(
            parameters.scoreScale == nil ? task.range == nil : task.range.map { $0.drop > 0 } == true,
            "A score is normalised by a drop above zero, or not at all.")
        self.task = task
        upsampling = BilinearUpsampling(small: side, large: pictureSide)
        regulariser = MaskRegulariser(
            side: side, l1Weight: parameters.l1Weight, tvWeight: parameters.tvWeight, beta: parameters.tvBeta)
        jitter = parameters.jitter
        random = task.random
        optimiser = Adam(count: side * side, learningRate: parameters.learningRate)
        switch parameters.maskInitialisation {
        case .half: mask = [Float](repeating: 0.5, count: side * side)
        case .ones: mask = [Float](repeating: 1, count: side * side)
        case .random:
            var values: [Float] = []
            for _ in 0..<side * side { values.append(random.uniform()) }
            mask = values
        }
        enlarged = [Float](repeating: 0, count: pictureSide * pictureSide)
        gradient = [Float](repeating: 0, count: side * side)
        rows = [Float](repeating: 0, count: side * pictureSide)
    }

    /// Blends the picture under the mask through this step's window.
    mutating func show(in patches: Matrix, grid: PatchGrid) {
        if jitter > 0 { offset = (random.integer(below: jitter), random.integer(below: jitter)) }
        upsampling.enlarge(mask, into: &enlarged, rows: &rows)
        grid.writeBlend(task.pair, mask: enlarged, offset: offset, into: patches)
    }

    /// Notes the score of what was shown and returns its gradient for the embedding.
    mutating func score(_ embedding: [Float]) -> [Float] {
        let (value, slope) = task.classifier.score(of: embedding, target: task.target)
        guard let range = task.range else {
            score = value
            return slope
        }
        score = Float((Double(value) - range.blurred) / range.drop)
        return slope.map { $0 / Float(range.drop) }
    }

    /// Moves the mask down the gradient.
    mutating func step(_ patchGradient: Matrix, grid: PatchGrid) {
        grid.readBlendGradient(patchGradient, task.pair, offset: offset, into: &enlarged)
        upsampling.adjoint(enlarged, into: &gradient, rows: &rows)
        let penalty = regulariser.add(to: &gradient, mask: mask)
        objective.append(score + penalty)
        optimiser.step(&mask, gradient: gradient)
        for index in mask.indices { mask[index] = min(max(mask[index], 0), 1) }
    }

    var result: MeaningfulPerturbation.Result {
        MeaningfulPerturbation.Result(
            mask: mask, objective: objective,
            map: AttributionMap(rows: upsampling.small, columns: upsampling.small, values: mask.map { 1 - $0 }))
    }
}
