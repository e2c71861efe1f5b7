internal import CKernels

/// How a square picture falls into the square patches that become tokens, and where their pixels lie in memory.
///
/// Pictures are planar, 3 x side x side. A patch is one row of the token matrix, in the order channel, row, column: the
/// order of the weights of the convolution that CLIP embeds patches with. Row 0 of each picture stands for the class
/// token and stays zero, so that a single product embeds a whole batch.
struct PatchGrid: Sendable {
    /// Pixels along each side of the picture.
    let side: Int
    /// Pixels along each side of a patch; divides `side`.
    let patch: Int

    /// Patches along each side.
    var count: Int { side / patch }
    /// Tokens of a picture: its patches and the class token.
    var tokens: Int { count * count + 1 }
    /// Pixels of a patch in all channels.
    var patchLength: Int { 3 * patch * patch }

    /// Calls `body` for each run of `patch` pixels that lie side by side both in the picture and in its patch.
    ///
    /// - `body` receives the channel, the picture's row and column, and the token row and column.
    private func forEachRun(_ body: (_ channel: Int, _ y: Int, _ x: Int, _ token: Int, _ column: Int) -> Void) {
        for channel in 0..<3 {
            for y in 0..<side {
                let column = channel * patch * patch + (y % patch) * patch
                for cell in 0..<count {
                    body(channel, y, cell * patch, 1 + (y / patch) * count + cell, column)
                }
            }
        }
    }

    /// Cuts a planar picture into the rows of `patches` (tokens, patchLength).
    func write(_ image: UnsafePointer<Float>, into patches: Matrix) {
        forEachRun { channel, y, x, token, column in
            (patches.row(token) + column).update(from: image + (channel * side + y) * side + x, count: patch)
        }
    }

    /// Puts the rows of `patches` (tokens, patchLength) together to a planar picture of side x side.
    func read(_ patches: Matrix, into image: UnsafeMutablePointer<Float>) {
        forEachRun { channel, y, x, token, column in
            (image + (channel * side + y) * side + x).update(from: patches.row(token) + column, count: patch)
        }
    }

    /// Blends two planar pictures under a mask (side x side), cutting the result into patches as it goes:
    /// blurred + mask (sharp - blurred).
    ///
    /// The pictures may be larger than the grid; the window at `offset` (row, column) of both is what is shown.
    func writeBlend(
        _ pair: ImagePair, mask: UnsafePointer<Float>, offset: (row: Int, column: Int), into patches: Matrix
    ) {
        pair.withPointers { sharp, blurred in
            forEachRun { channel, y, x, token, column in
                let source = (channel * pair.side + y + offset.row) * pair.side + x + offset.column
                vlm_blend(patches.row(token) + column, sharp + source, blurred + source, mask + y * side + x, patch)
            }
        }
    }

    /// Gradient of the mask (side x side) from that of the patches: the sum over channels of dx (sharp - blurred).
    func readBlendGradient(
        _ gradient: Matrix, _ pair: ImagePair, offset: (row: Int, column: Int),
        into maskGradient: UnsafeMutablePointer<Float>
    ) {
        maskGradient.update(repeating: 0, count: side * side)
        pair.withPointers { sharp, blurred in
            forEachRun { channel, y, x, token, column in
                let source = (channel * pair.side + y + offset.row) * pair.side + x + offset.column
                vlm_blend_backward(
                    maskGradient + y * side + x, gradient.row(token) + column, sharp + source, blurred + source, patch)
            }
        }
    }
}
