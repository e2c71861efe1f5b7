import Foundation

/// The standard normal distribution.
enum Normal {
    /// P(Z <= z).
    static func distribution(_ z: Double) -> Double { 0.5 * erfc(-z / 2.0.squareRoot()) }

    /// The z with P(Z <= z) = p, for p in (0, 1).
    ///
    /// Acklam's rational approximation (relative error 1.15e-9), made exact to double precision by one step of Halley's
    /// method on `distribution`.
    static func quantile(_ p: Double) -> Double {
        precondition(p > 0 && p < 1, "Quantiles exist for probabilities strictly between 0 and 1.")
        let tail = 0.02425
        let z: Double
        if p < tail {
            z = outer((-2 * log(p)).squareRoot())
        } else if p > 1 - tail {
            z = -outer((-2 * log(1 - p)).squareRoot())
        } else {
            let q = p - 0.5, r = q * q
            let numerator = horner(
                r,
                [
                    -3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02, 1.383577518672690e+02,
                    -3.066479806614716e+01, 2.506628277459239e+00,
                ])
            let denominator = horner(
                r,
                [
                    -5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02, 6.680131188771972e+01,
                    -1.328068155288572e+01, 1,
                ])
            z = q * numerator / denominator
        }
        let error = (distribution(z) - p) * (2 * .pi).squareRoot() * exp(z * z / 2)
        return z - error / (1 + z * error / 2)
    }

    private static func outer(_ q: Double) -> Double {
        let numerator = horner(
            q,
            [
                -7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00, -2.549732539343734e+00,
                4.374664141464968e+00, 2.938163982698783e+00,
            ])
        let denominator = horner(
            q, [7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00, 1])
        return numerator / denominator
    }

    /// Polynomial with the highest coefficient first.
    private static func horner(_ x: Double, _ coefficients: [Double]) -> Double {
        coefficients.reduce(0) { $0 * x + $1 }
    }
}
