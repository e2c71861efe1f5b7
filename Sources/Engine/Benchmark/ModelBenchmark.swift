import Foundation

/// Measures how fast the vision tower runs, and how fast it could run if nothing but its matrix products took time.
///
/// Every figure is a median over several repetitions, taken with all lanes at work, because that is how a build runs.
public struct ModelBenchmark: Sendable {
    /// Speed of one of the model's matrix products.
    public struct ProductSpeed: Codable, Sendable {
        /// (m, k) times (k, n), with what is stored the other way round.
        public let shape: String
        /// How often one pass over a micro-batch makes it.
        public let count: Int
        /// Billions of operations a second, one lane alone.
        public let gigaflopsPerLane: Double
        /// Billions of operations a second, all lanes together.
        public let gigaflopsAllLanes: Double
    }

    /// Speed of whole passes at one size of micro-batch, for each picture, all lanes together.
    public struct PassSpeed: Codable, Sendable {
        /// Pictures in a micro-batch of each lane.
        public let batch: Int
        /// Milliseconds for a picture, forward.
        public let forwardMs: Double
        /// Milliseconds for a picture, forward and back to the input.
        public let forwardBackwardMs: Double
        /// Milliseconds that the matrix products of forward and backward take alone.
        public let productsMs: Double
        /// Share of the time of forward and backward that is not spent in matrix products, in [0, 1].
        public let elementwiseShare: Double
        /// Billions of operations in the products of one picture, forward and backward.
        public let gigaflopPerImage: Double
    }

    /// Everything that was measured.
    public struct Report: Codable, Sendable {
        /// The model's products at the micro-batch of a build, the costliest first.
        public let products: [ProductSpeed]
        /// Whole passes at several sizes of micro-batch.
        public let passes: [PassSpeed]
    }

    private let tower: VisionTower
    private let lanes: Int
    private let repetitions: Int

    /// Micro-batch that a build uses for this model.
    public let buildBatch: Int

    /// Measures a checkpoint.
    public init(model: CLIPModel, lanes: Int, repetitions: Int) {
        self.init(tower: model.vision, lanes: lanes, repetitions: repetitions)
    }

    /// Measures an architecture with random weights.
    public init(configuration: CLIPConfiguration, lanes: Int, repetitions: Int) {
        var random = RandomWeights(configuration: configuration, seed: 0)
        self.init(tower: VisionTower(weights: random.vision()), lanes: lanes, repetitions: repetitions)
    }

    private init(tower: VisionTower, lanes: Int, repetitions: Int) {
        self.tower = tower
        self.lanes = lanes
        self.repetitions = repetitions
        buildBatch = CLIPModel.microBatch(tokens: tower.grid.tokens)
    }

    /// Runs all measurements; `onStep` hears what is being measured.
    public func run(batches: [Int], onStep: (String) -> Void) async throws -> Report {
        BLAS.useOneThread()
        var passes: [PassSpeed] = []
        for batch in batches {
            onStep("micro-batch of \(batch)")
            passes.append(try await pass(batch: batch))
        }
        onStep("matrix products")
        return Report(products: try await products(batch: buildBatch), passes: passes)
    }

    private func pass(batch: Int) async throws -> PassSpeed {
        let tower = tower
        let forward = try await median {
            Pass(tower: tower, batch: batch)
        } body: {
            $0.forward()
        }
        let both = try await median {
            Pass(tower: tower, batch: batch)
        } body: {
            $0.forwardBackward()
        }
        let shapes = Pass(tower: tower, batch: batch).recordedProducts()
        let replay = try await median {
            ProductReplay(shapes)
        } body: {
            $0.run()
        }
        let images = Double(batch * lanes)
        return PassSpeed(
            batch: batch, forwardMs: forward * 1e3 / images, forwardBackwardMs: both * 1e3 / images,
            productsMs: replay * 1e3 / images, elementwiseShare: max(0, 1 - replay / both),
            gigaflopPerImage: shapes.reduce(0) { $0 + $1.operations } / Double(batch) * 1e-9)
    }

    private func products(batch: Int) async throws -> [ProductSpeed] {
        let shapes = Pass(tower: tower, batch: batch).recordedProducts()
        let counts = Dictionary(shapes.map { ($0, 1) }, uniquingKeysWith: +)
        var speeds: [ProductSpeed] = []
        let byCost = counts.sorted {
            ($0.key.operations * Double($0.value), $1.key.description)
                > ($1.key.operations * Double($1.value), $0.key.description)
        }
        for (shape, count) in byCost {
            // Enough products for about 10 ms, so that the clock and the start of the lanes do not show; the smallest ones
            // take up to a microsecond each, however few operations they have.
            let repetitions = min(max(4, Int(2e9 / shape.operations)), 20_000)
            let inner = [ProductShape](repeating: shape, count: repetitions)
            let work = Double(inner.count) * shape.operations * 1e-9
            let alone = try await median(lanes: 1) {
                ProductReplay(inner)
            } body: {
                $0.run()
            }
            let together = try await median {
                ProductReplay(inner)
            } body: {
                $0.run()
            }
            speeds.append(
                ProductSpeed(
                    shape: shape.description, count: count, gigaflopsPerLane: work / alone,
                    gigaflopsAllLanes: work * Double(lanes) / together))
        }
        return speeds
    }

    /// Median seconds of a repetition while all lanes are at work, after one that does not count.
    private func median<Scratch>(
        lanes count: Int? = nil, makeScratch: @escaping @Sendable () -> Scratch,
        body: @escaping @Sendable (Scratch) -> Void
    ) async throws -> Double {
        let lanes = count ?? lanes, repetitions = repetitions
        let clock = RepetitionClock()
        try await LanePool(lanes: lanes).run(Array(0..<lanes), makeScratch: makeScratch) { _, scratch in
            body(scratch)
            for _ in 0..<repetitions { clock.time { body(scratch) } }
        }
        return clock.medianSeconds
    }
}

/// One lane's pass over a micro-batch of noise.
private final class Pass {
    private let tower: VisionTower
    private let activations: VisionTower.Activations

    init(tower: VisionTower, batch: Int) {
        self.tower = tower
        activations = tower.makeActivations(images: batch)
        var random = SplitMix64(seed: 1)
        for index in 0..<activations.patches.count { activations.patches.start[index] = 2 * random.uniform() - 1 }
        for index in 0..<activations.embeddingGradient.count {
            activations.embeddingGradient.start[index] = 2 * random.uniform() - 1
        }
    }

    func forward() { tower.forward(activations) }

    func forwardBackward() {
        tower.forward(activations)
        tower.backward(activations)
    }

    /// The products of one forward and backward pass, in order.
    func recordedProducts() -> [ProductShape] {
        let log = ProductLog()
        ProductLog.$current.withValue(log) { forwardBackward() }
        return log.recorded
    }
}
