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

    /// Set by the program for itself, so that it knows after the restart who made the choice.
    private static let mark = "VLM_AUDIT_CHOSE_KERNELS"

    /// Who chose the kernels that OpenBLAS runs.
    enum Choice: String, Codable {
        /// OpenBLAS recognised the processor.
        case openBLAS = "OpenBLAS"
        /// The user, through the environment.
        case environment = "the environment"
        /// This program, because OpenBLAS did not recognise the processor.
        case program = "vlm-audit"
    }

    /// Who chose the kernels of this process.
    static var choice: Choice {
        let environment = ProcessInfo.processInfo.environment
        guard environment[variable] != nil else { return .openBLAS }
        return environment[mark] == nil ? .environment : .program
    }

    /// Kernels in OpenBLAS that use AVX2 or AVX-512.
    private static let modern: Set<String> = ["Haswell", "Zen", "SkylakeX", "Cooperlake", "Sapphirerapids"]

    /// Restarts the program if OpenBLAS chose kernels that fall short of the processor.
    static func restartIfGeneric() {
        guard ProcessInfo.processInfo.environment[variable] == nil,
            let better = better(than: BLAS.coreName, instructionSet: InstructionSet.name)
        else { return }
        setenv(variable, better, 1)
        setenv(mark, "1", 1)
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
