public import Domain

extension MeaningfulPerturbation {
    /// The scores of up to a lane's capacity of pictures as they are and fully blurred, in the middle of the jitter.
    public func scoreRanges(_ tasks: [Task], lane: VisionLane) -> [ScoreRange] {
        precondition(tasks.count <= lane.capacity, "A lane takes \(lane.capacity) pictures at a time.")
        let activations = lane.activations, grid = lane.tower.grid
        let offset = (row: parameters.jitter / 2, column: parameters.jitter / 2)
        activations.patches.clear()
        func scores(keeping share: Float) -> [Double] {
            let mask = [Float](repeating: share, count: grid.side * grid.side)
            for (slot, task) in tasks.enumerated() {
                grid.writeBlend(task.pair, mask: mask, offset: offset, into: activations.patches(of: slot))
            }
            lane.tower.forward(activations)
            return tasks.enumerated().map { slot, task in
                Double(task.classifier.score(of: lane.embedding(of: slot), target: task.target).score)
            }
        }
        return zip(scores(keeping: 1), scores(keeping: 0)).map { ScoreRange(clean: $0, blurred: $1) }
    }
}
