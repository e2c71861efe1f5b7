/// Numbers that are written once, at loading, and only read afterwards: the weights of a model.
///
/// Sharing it between lanes is safe because nothing can write to it after `init`; that is why it may promise
/// `Sendable` unchecked. It is aligned to a cache line, which the vector kernels like.
final class ConstantTensor: @unchecked Sendable {
    /// First of `count` values.
    let start: UnsafePointer<Float>
    /// Number of values.
    let count: Int

    /// Copies the values.
    init(_ values: [Float]) {
        let memory = UnsafeMutableRawPointer.allocate(byteCount: max(values.count, 1) * 4, alignment: 64)
        let floats = memory.bindMemory(to: Float.self, capacity: values.count)
        values.withUnsafeBufferPointer { floats.update(from: $0.baseAddress!, count: $0.count) }
        start = UnsafePointer(floats)
        count = values.count
    }

    deinit {
        UnsafeMutablePointer(mutating: start).deallocate()
    }
}
