import Testing

@testable import Audit

@Suite("Better kernels for OpenBLAS")
struct ProcessorKernelsTests {
    @Test(arguments: [
        ("Prescott", "avx512", "SkylakeX"), ("Prescott", "avx2", "Haswell"), ("Nehalem", "avx2", "Haswell"),
        ("Sandybridge", "avx512", "SkylakeX"), ("Generic", "avx2", "Haswell"),
    ])
    func `are asked for where it chose lesser ones`(_ core: String, _ instructions: String, _ better: String) {
        #expect(ProcessorKernels.better(than: core, instructionSet: instructions) == better)
    }

    @Test(arguments: [
        ("Prescott", "baseline"), ("SkylakeX", "avx512"), ("Haswell", "avx2"), ("Zen", "avx2"), ("Zen", "avx512"),
        ("Cooperlake", "avx512"), ("Sapphirerapids", "avx512"), ("Haswell", "avx512"),
    ])
    func `are not asked for where it chose well, or there are none`(_ core: String, _ instructions: String) {
        #expect(ProcessorKernels.better(than: core, instructionSet: instructions) == nil)
    }
}
