/// How the rows of an activation matrix divide into pictures (or captions) and their tokens.
///
/// Rows are ordered by picture, then by token. In the last block of the vision tower only the class token, the first of
/// each picture, is used afterwards; then `queries` is 1 and everything but keys and values is computed for it alone.
struct TokenLayout {
    /// Pictures in the batch.
    let images: Int
    /// Tokens of each picture.
    let tokens: Int
    /// Leading tokens of each picture whose output is wanted: all of them, or 1.
    let queries: Int

    init(images: Int, tokens: Int, queries: Int) {
        precondition(queries == tokens || queries == 1, "Either all tokens are wanted or the first.")
        self.images = images
        self.tokens = tokens
        self.queries = queries
    }

    /// Rows of an activation matrix.
    var rows: Int { images * tokens }

    /// Rows whose output is wanted.
    var activeRows: Int { images * queries }

    /// The rows of `matrix` (rows, n) whose output is wanted, as a view (activeRows, n).
    func active(_ matrix: Matrix) -> Matrix {
        queries == tokens ? matrix : matrix.everyRow(tokens)
    }
}
