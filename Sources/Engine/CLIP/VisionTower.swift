/// The image encoder of CLIP: a vision transformer, forward to the embedding and back to the input picture.
///
/// Radford et al., "Learning transferable visual models from natural language supervision", ICML 2021; OpenAI CLIP,
/// clip/model.py, `VisionTransformer`. Weights are frozen, so the backward pass computes no weight gradients.
struct VisionTower: Sendable {
    let weights: VisionWeights

    var grid: PatchGrid { weights.grid }
    var embeddingLength: Int { weights.projection.outputs }
    private var width: Int { weights.transformer.width }

    /// Everything that one pass over a batch of pictures writes.
    ///
    /// One lane owns it.
    final class Activations {
        /// Pictures in the batch.
        let images: Int
        /// Pixels cut into patches, (images x tokens, patchLength); row 0 of each picture stays zero.
        let patches: Matrix
        /// The last layer's output for each picture, not normalised: (images, embedding).
        let embedding: Matrix
        /// Gradient of `embedding`; the caller fills it before `backward`.
        let embeddingGradient: Matrix
        /// Gradient of `patches`, valid after `backward`.
        let patchGradient: Matrix

        /// The residual stream and, during the backward pass, its gradient: (images x tokens, width).
        fileprivate let stream: Matrix
        fileprivate let preNorm: LayerNorm.Saved
        fileprivate let blocks: [(layout: TokenLayout, saved: TransformerBlock.Saved)]
        fileprivate let scratch: TransformerBlock.Scratch
        fileprivate let postNorm: LayerNorm.Saved
        /// Class tokens after the last normalisation, and their gradient: (images, width).
        fileprivate let pooled: Matrix
        private let arena: Arena

        fileprivate init(_ tower: VisionTower, images: Int) {
            let weights = tower.weights, tokens = tower.grid.tokens, width = tower.width
            let rows = images * tokens, patchLength = tower.grid.patchLength, hidden = weights.transformer.hidden
            let last = weights.transformer.blocks.count - 1
            let layouts = weights.transformer.blocks.indices.map {
                TokenLayout(images: images, tokens: tokens, queries: $0 == last ? 1 : tokens)
            }
            var floats = 2 * Arena.floats(rows, patchLength) + 2 * Arena.floats(images, tower.embeddingLength)
            floats += Arena.floats(rows, width) + Arena.floats(images, width)
            floats += LayerNorm.Saved.floats(rows: rows, width: width)
            floats += LayerNorm.Saved.floats(rows: images, width: width)
            floats += TransformerBlock.Scratch.floats(rows: rows, tokens: tokens, width: width, hidden: hidden)
            floats += zip(weights.transformer.blocks, layouts).reduce(0) { $0 + $1.0.savedFloats($1.1) }

            let arena = Arena(floats: floats)
            self.arena = arena
            self.images = images
            patches = arena.matrix(rows, patchLength)
            patchGradient = arena.matrix(rows, patchLength)
            embedding = arena.matrix(images, tower.embeddingLength)
            embeddingGradient = arena.matrix(images, tower.embeddingLength)
            stream = arena.matrix(rows, width)
            pooled = arena.matrix(images, width)
            preNorm = LayerNorm.Saved(rows: rows, width: width, arena: arena)
            postNorm = LayerNorm.Saved(rows: images, width: width, arena: arena)
            scratch = TransformerBlock.Scratch(
                rows: rows, tokens: tokens, width: width, hidden: hidden, arena: arena)
            blocks = zip(weights.transformer.blocks, layouts).map { ($1, $0.makeSaved($1, arena: arena)) }
        }

        /// The rows of `patches` that belong to one picture: (tokens, patchLength).
        func patches(of image: Int) -> Matrix { Self.part(of: patches, image, images) }

        /// The rows of `patchGradient` that belong to one picture: (tokens, patchLength).
        func patchGradient(of image: Int) -> Matrix { Self.part(of: patchGradient, image, images) }

        private static func part(of matrix: Matrix, _ image: Int, _ images: Int) -> Matrix {
            let tokens = matrix.rows / images
            return matrix.rows(image * tokens..<(image + 1) * tokens)
        }
    }

    func makeActivations(images: Int) -> Activations { Activations(self, images: images) }

    /// From `patches` to `embedding`.
    func forward(_ a: Activations) {
        let embedded = a.scratch.normal, tokens = grid.tokens
        let constants = Matrix(weights.tokenConstants, rows: tokens, columns: width)
        for image in 0..<a.images {
            embedded.rows(image * tokens..<(image + 1) * tokens).copy(from: constants)
        }
        weights.patchEmbedding.forward(a.patches, into: embedded, adding: true)
        weights.preNorm.forward(embedded, into: a.stream, saved: a.preNorm)
        for (block, pass) in zip(weights.transformer.blocks, a.blocks) {
            block.forward(a.stream, layout: pass.layout, saved: pass.saved, scratch: a.scratch)
        }
        weights.postNorm.forward(a.stream.everyRow(tokens), into: a.pooled, saved: a.postNorm)
        weights.projection.forward(a.pooled, into: a.embedding)
    }

    /// From `embeddingGradient` to `patchGradient`; `forward` has run before on the same activations.
    func backward(_ a: Activations) {
        let tokens = grid.tokens, gradient = a.stream
        weights.projection.backward(a.embeddingGradient, into: a.pooled)
        gradient.clear()
        weights.postNorm.backward(a.pooled, addingTo: gradient.everyRow(tokens), saved: a.postNorm)
        for (block, pass) in zip(weights.transformer.blocks, a.blocks).reversed() {
            block.backward(gradient, layout: pass.layout, saved: pass.saved, scratch: a.scratch)
        }
        let embedded = a.scratch.normal
        embedded.clear()
        weights.preNorm.backward(gradient, addingTo: embedded, saved: a.preNorm)
        weights.patchEmbedding.backward(embedded, into: a.patchGradient)
    }
}
