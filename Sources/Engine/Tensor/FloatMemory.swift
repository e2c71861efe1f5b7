import Foundation

/// Room for floats, aligned for vector registers, in large pages where it is large.
///
/// Weights are read from end to end in every pass, and with pages of 4 KB the processor spends a noticeable part of that
/// time on looking up where they are; pages of 2 MB, which Linux gives on request, make the look-ups rare.
enum FloatMemory {
    /// Bytes: a cache line, and the width of the widest vector register.
    static let alignment = 64

    /// Bytes of a large page on x86-64 and the common one on 64-bit Arm.
    private static let largePage = 2 << 20

    /// Reserves room for `count` floats, not initialised; `deallocate()` gives it back.
    static func allocate(_ count: Int) -> UnsafeMutablePointer<Float> {
        let bytes = max(count, 1) * MemoryLayout<Float>.stride
        let isLarge = bytes >= 2 * largePage
        let memory = UnsafeMutableRawPointer.allocate(
            byteCount: bytes, alignment: isLarge ? largePage : alignment)
        if isLarge {
            // Only advice: where large pages are not to be had, everything works with small ones.
            _ = madvise(memory, bytes, MADV_HUGEPAGE)
        }
        return memory.bindMemory(to: Float.self, capacity: max(count, 1))
    }
}
