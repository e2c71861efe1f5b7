/// One worker's private copy of everything that changes while pictures pass through the vision tower.
///
/// A lane works on a micro-batch of fixed size. Slots that a caller leaves empty are computed as black pictures, so that
/// every product has the same shape whatever the batch holds, and a picture's numbers do not depend on its company.
public final class VisionLane {
    let tower: VisionTower
    let activations: VisionTower.Activations

    /// Pictures in a micro-batch.
    public var capacity: Int { activations.images }

    init(tower: VisionTower, capacity: Int) {
        self.tower = tower
        activations = tower.makeActivations(images: capacity)
    }

    /// The embeddings, not normalised, of any number of planar, normalised pictures of the model's input size.
    ///
    /// - `picture` is called for each index in turn and returns 3 x side x side values.
    public func embed(count: Int, picture: (Int) -> [Float]) -> [[Float]] {
        var embeddings: [[Float]] = []
        for first in stride(from: 0, to: count, by: capacity) {
            let batch = first..<min(first + capacity, count)
            activations.patches.clear()
            for index in batch {
                picture(index).withUnsafeBufferPointer {
                    tower.grid.write($0.baseAddress!, into: activations.patches(of: index - first))
                }
            }
            tower.forward(activations)
            embeddings += batch.map { embedding(of: $0 - first) }
        }
        return embeddings
    }

    /// The embedding that the last forward pass left in one slot.
    func embedding(of slot: Int) -> [Float] {
        let row = activations.embedding.row(slot)
        return Array(UnsafeBufferPointer(start: row, count: tower.embeddingLength))
    }

    /// The gradient of a picture's score with respect to its normalised pixels: 3 x side x side, with the score.
    public func inputGradient(of picture: [Float], classifier: any Classifier, target: Int) -> (
        score: Float, gradient: [Float]
    ) {
        let side = tower.grid.side
        activations.patches.clear()
        picture.withUnsafeBufferPointer { tower.grid.write($0.baseAddress!, into: activations.patches(of: 0)) }
        tower.forward(activations)
        activations.embeddingGradient.clear()
        let (score, gradient) = classifier.score(of: embedding(of: 0), target: target)
        activations.embeddingGradient.row(0).update(from: gradient, count: gradient.count)
        tower.backward(activations)
        let pixels = [Float](unsafeUninitializedCapacity: 3 * side * side) { buffer, count in
            tower.grid.read(activations.patchGradient(of: 0), into: buffer.baseAddress!)
            count = 3 * side * side
        }
        return (score, pixels)
    }
}
