internal import COpenBLAS
import Foundation

/// The only door to OpenBLAS: matrix products with Swift names and checked shapes.
public enum BLAS {
    /// Whether an operand is read as it lies or with rows and columns exchanged.
    enum Orientation {
        case normal
        case transposed

        var flag: CBLAS_TRANSPOSE { self == .normal ? CblasNoTrans : CblasTrans }
    }

    /// Computes c = scale * op(a) op(b), or adds it to c when `adding`.
    ///
    /// Shapes: op(a) (m, k), op(b) (k, n), c (m, n); c overlaps neither operand.
    static func multiply(
        _ a: Matrix, _ aOrientation: Orientation = .normal, _ b: Matrix, _ bOrientation: Orientation = .normal,
        scale: Float = 1, into c: Matrix, adding: Bool = false
    ) {
        let (m, k) = aOrientation == .normal ? (a.rows, a.columns) : (a.columns, a.rows)
        let (inner, n) = bOrientation == .normal ? (b.rows, b.columns) : (b.columns, b.rows)
        precondition(
            k == inner && c.rows == m && c.columns == n, "(\(m),\(k)) x (\(inner),\(n)) into (\(c.rows),\(c.columns))")
        ProductLog.current?.note(
            ProductShape(
                m: m, n: n, k: k, aTransposed: aOrientation == .transposed, bTransposed: bOrientation == .transposed))
        cblas_sgemm(
            CblasRowMajor, aOrientation.flag, bOrientation.flag, CInt(m), CInt(n), CInt(k), scale, a.start,
            CInt(a.stride), b.start, CInt(b.stride), adding ? 1 : 0, c.start, CInt(c.stride))
    }

    /// Makes every product run on the calling thread alone; lanes, not products, are what runs side by side.
    ///
    /// Two lanes with one thread each beat one lane with two threads, because products of a few hundred rows are too
    /// small to share out. The setting is global to the process and made once.
    public static func useOneThread() {
        _ = oneThread
    }

    private static let oneThread: Void = openblas_set_num_threads(1)

    /// The processor type whose kernels OpenBLAS runs, as it names it; recorded with every run.
    public static var coreName: String {
        String(cString: openblas_get_corename())
    }
}
