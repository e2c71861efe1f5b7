import Foundation

/// The two priors of Meaningful Perturbation on the mask m: remove little, and remove it in one piece.
///
/// R(m) = l1 sum |1 - m| + tv (sum |m[i,j] - m[i+1,j]|^beta + sum |m[i,j] - m[i,j+1]|^beta), the anisotropic total
/// variation of the authors' own code (Agarwal and Nguyen 2020, formal_utils.py). Both sums run over the small mask.
struct MaskRegulariser {
    let side: Int
    let l1Weight: Float
    let tvWeight: Float
    let beta: Float

    /// The value of R, with its gradient added to `gradient`.
    func add(to gradient: inout [Float], mask: [Float]) -> Float {
        var kept = 0.0, variation = 0.0
        for (index, value) in mask.enumerated() {
            kept += Double(abs(1 - value))
            // sign(m - 1), 0 at m = 1
            gradient[index] += l1Weight * (value < 1 ? -1 : value > 1 ? 1 : 0)
        }
        for row in 0..<side {
            for column in 0..<side {
                let index = row * side + column
                if row + 1 < side { variation += addVariation(index, index + side, mask, &gradient) }
                if column + 1 < side { variation += addVariation(index, index + 1, mask, &gradient) }
            }
        }
        return Float(Double(l1Weight) * kept + Double(tvWeight) * variation)
    }

    /// |d|^beta of two neighbours, with its derivative beta |d|^(beta - 1) sign(d) added for both.
    private func addVariation(_ first: Int, _ second: Int, _ mask: [Float], _ gradient: inout [Float]) -> Double {
        let difference = mask[first] - mask[second]
        guard difference != 0 else { return 0 }
        let magnitude = abs(difference), power = pow(magnitude, beta - 1)
        let slope = tvWeight * beta * power * (difference < 0 ? -1 : 1)
        gradient[first] += slope
        gradient[second] -= slope
        return Double(power * magnitude)
    }
}
