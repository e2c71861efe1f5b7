internal import CKernels

/// Which of its compiled variants the elementwise kernels run.
public enum InstructionSet {
    /// "avx512", "avx2" or "baseline"; recorded with every run because the last bits of a result depend on it.
    public static var name: String { String(cString: vlm_instruction_set()) }
}
