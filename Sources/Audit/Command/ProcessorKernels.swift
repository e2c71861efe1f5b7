import Engine
import Foundation

/// Makes sure that OpenBLAS runs kernels that fit the processor.
///
/// A release of OpenBLAS that is older than the processor does not recognise it and falls back to kernels without AVX,
/// which are several times slower. OpenBLAS reads its choice from the environment before the program starts, so the only
/// way to correct it is to start again with the right choice. A choice that the user made is never changed.
enum ProcessorKernels {
    /// Environment variable with which OpenBLAS is told what to run.
    private static let variable = "OPENBLAS_CORETYPE"

    /// Kernels in OpenBLAS that use AVX2 or AVX-512.
    private static let modern: Set<String> = ["Haswell", "Zen", "SkylakeX", "Cooperlake", "Sapphirerapids"]

    /// Restarts the program if OpenBLAS chose kernels that fall short of the processor.
    static func restartIfGeneric() {
        guard ProcessInfo.processInfo.environment[variable] == nil,
            let better = better(than: BLAS.coreName, instructionSet: InstructionSet.name)
        else { return }
        setenv(variable, better, 1)
        var arguments = CommandLine.arguments.map { strdup($0) } + [nil]
        execv("/proc/self/exe", &arguments)
        // Where a restart is impossible the program still runs, only slower.
        unsetenv(variable)
    }

    /// The kernels that the processor could run, where OpenBLAS chose lesser ones.
    static func better(than core: String, instructionSet: String) -> String? {
        guard !modern.contains(core) else { return nil }
        switch instructionSet {
        case "avx512": return "SkylakeX"
        case "avx2": return "Haswell"
        default: return nil
        }
    }
}
