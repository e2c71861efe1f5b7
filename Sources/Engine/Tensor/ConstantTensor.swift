/// Numbers that are written once, at loading, and only read afterwards: the weights of a model.
///
/// Sharing it between lanes is safe because nothing can write to it after `init`; that is why it may promise
/// `Sendable` unchecked.
final class ConstantTensor: @unchecked Sendable {
    /// First of `count` values.
    let start: UnsafePointer<Float>
    /// Number of values.
    let count: Int

    /// Copies the values.
    init(_ values: [Float]) {
        let memory = FloatMemory.allocate(values.count)
        values.withUnsafeBufferPointer { memory.initialize(from: $0.baseAddress!, count: $0.count) }
        start = UnsafePointer(memory)
        count = values.count
    }

    deinit {
        UnsafeMutablePointer(mutating: start).deallocate()
    }
}
