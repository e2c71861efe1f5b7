/// What a layer of a small network makes of some pictures: values in memory that a `FeatureBuffer` owns.
struct FeatureMap {
    /// count x height x width x channels values, channels fastest.
    let start: UnsafeMutablePointer<Float>
    /// Pictures.
    let count: Int
    let height: Int
    let width: Int
    let channels: Int

    /// Number of values.
    var size: Int { count * height * width * channels }

    /// The values of one pixel of one picture.
    func pixel(_ image: Int, _ y: Int, _ x: Int) -> UnsafeMutablePointer<Float> {
        start + ((image * height + y) * width + x) * channels
    }
}

/// Memory for one feature map at a time, which grows to the largest that was asked for.
final class FeatureBuffer {
    private var memory: UnsafeMutablePointer<Float>
    private var capacity: Int

    init() {
        capacity = 1
        memory = FloatMemory.allocate(capacity)
    }

    deinit { memory.deallocate() }

    /// A map of the given shape; what was in the buffer is lost, and its values are whatever they are.
    func map(count: Int, height: Int, width: Int, channels: Int) -> FeatureMap {
        let size = count * height * width * channels
        if size > capacity {
            memory.deallocate()
            memory = FloatMemory.allocate(size)
            capacity = size
        }
        return FeatureMap(start: memory, count: count, height: height, width: width, channels: channels)
    }
}
