import Testing

@testable import Engine

@Suite("Views of a matrix share its memory and keep their shape")
struct MatrixTests {
    /// 4 x 6 with the values 0 to 23.
    private let storage: Storage = {
        let storage = Storage(rows: 4, columns: 6)
        storage.fill((0..<24).map(Float.init))
        return storage
    }()

    @Test func `blocks of rows, of columns, and every second row`() {
        let matrix = storage.matrix
        #expect(FiniteDifference.values(matrix.rows(1..<3)) == (6..<18).map(Float.init))
        #expect(FiniteDifference.values(matrix.columns(2..<4)) == [2, 3, 8, 9, 14, 15, 20, 21])
        #expect(FiniteDifference.values(matrix.everyRow(2)) == [0, 1, 2, 3, 4, 5, 12, 13, 14, 15, 16, 17])
        #expect(FiniteDifference.values(matrix.everyRow(2).columns(5..<6).rows(1..<2)) == [17])
        #expect(matrix.rows(4..<4).count == 0)
    }

    @Test func `a view knows whether it is one vector`() {
        let matrix = storage.matrix
        #expect(matrix.isContiguous)
        #expect(matrix.rows(1..<3).isContiguous)
        #expect(!matrix.columns(0..<2).isContiguous)
        #expect(matrix.columns(0..<2).rows(3..<4).isContiguous)
        #expect(!matrix.everyRow(2).isContiguous)
    }

    @Test func `clearing or writing a view leaves the rest alone`() {
        let matrix = storage.matrix
        matrix.columns(1..<5).clear()
        #expect(FiniteDifference.values(matrix.rows(0..<2)) == [0, 0, 0, 0, 0, 5, 6, 0, 0, 0, 0, 11])
        matrix.everyRow(2).copy(from: matrix.rows(2..<4))
        #expect(FiniteDifference.values(matrix.columns(0..<1)) == [12, 6, 18, 18])
    }

    @Test(arguments: [false, true], [false, true])
    func `products take views as they are, either way round`(_ aTransposed: Bool, _ bTransposed: Bool) {
        var check = FiniteDifference()
        func view(_ rows: Int, _ columns: Int, transposed: Bool) -> (storage: Storage, matrix: Matrix) {
            let (r, c) = transposed ? (columns, rows) : (rows, columns)
            let storage = Storage(rows: 2 * r, columns: c + 3)
            storage.fill(check.randomValues(storage.matrix.count))
            return (storage, storage.matrix.everyRow(2).columns(2..<2 + c))
        }
        let a = view(5, 7, transposed: aTransposed), b = view(7, 4, transposed: bTransposed)
        let c = view(5, 4, transposed: false), before = FiniteDifference.values(c.matrix)
        BLAS.multiply(
            a.matrix, aTransposed ? .transposed : .normal, b.matrix, bTransposed ? .transposed : .normal, scale: 0.5,
            into: c.matrix, adding: true)
        for row in 0..<5 {
            for column in 0..<4 {
                let product = (0..<7).reduce(0.0) { sum, k in
                    let left = aTransposed ? a.matrix.row(k)[row] : a.matrix.row(row)[k]
                    let right = bTransposed ? b.matrix.row(column)[k] : b.matrix.row(k)[column]
                    return sum + Double(left) * Double(right)
                }
                let expected = Double(before[row * 4 + column]) + 0.5 * product
                #expect(abs(Double(c.matrix.row(row)[column]) - expected) < 1e-5)
            }
        }
        withExtendedLifetime((a.storage, b.storage, c.storage)) {}
    }

    @Test func `an arena hands out zeroed matrices on cache lines`() {
        let arena = Arena(floats: Arena.floats(3, 5) + Arena.floats(1, 1))
        for matrix in [arena.matrix(3, 5), arena.matrix(1, 1)] {
            #expect(Int(bitPattern: matrix.start) % 64 == 0)
            #expect(FiniteDifference.values(matrix).allSatisfy { $0 == 0 })
        }
    }
}
