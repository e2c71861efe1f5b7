import CKernels
import Engine
import Testing

@Suite("Rows and blends")
struct RowKernelTests {
    @Test func `bias fills or joins every row and leaves the gaps alone`() {
        var matrix: [Float] = [0, 0, -1, 0, 0, -1]
        vlm_fill_rows(&matrix, 3, [5, 6], 2, 2)
        #expect(matrix == [5, 6, -1, 5, 6, -1])
        vlm_add_rows(&matrix, 3, [1, 2], 2, 2)
        #expect(matrix == [6, 8, -1, 6, 8, -1])
    }

    @Test func `a mask of 1 keeps the sharp picture, of 0 the blurred one`() {
        let sharp: [Float] = [1, 2, 3, 4], blurred: [Float] = [5, 6, 7, 8]
        var out = [Float](repeating: .nan, count: 4)
        vlm_blend(&out, sharp, blurred, [1, 0, 0.5, 0.25], 4)
        #expect(out == [1, 6, 5, 7])
    }

    @Test func `the mask's gradient adds up over calls`() {
        var gradient: [Float] = [1, 0]
        for _ in 0..<2 { vlm_blend_backward(&gradient, [2, 3], [4, 5], [1, 7], 2) }
        #expect(gradient == [13, -12])
    }

    @Test func `the instruction set has one of the recorded names`() {
        #expect(["avx512", "avx2", "baseline"].contains(InstructionSet.name))
    }
}
