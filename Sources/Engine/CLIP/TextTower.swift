/// The text encoder of CLIP: a causal transformer whose output at the end-of-text token is the caption's embedding.
///
/// OpenAI CLIP, clip/model.py, `CLIP.encode_text`. Because no token sees those after it, nothing behind the end-of-text
/// token can change the result, and captions are not padded.
struct TextTower: Sendable {
    let weights: TextWeights

    var embeddingLength: Int { weights.projection.outputs }

    /// The embedding, not normalised, of one caption.
    ///
    /// - `tokens`: start-of-text ... end-of-text, at most the context length; all below the vocabulary size.
    func embed(_ tokens: [Int32]) -> [Float] {
        precondition(!tokens.isEmpty && tokens.count <= weights.contextLength, "A caption fits the context.")
        let width = weights.transformer.width, hidden = weights.transformer.hidden, rows = tokens.count
        let layout = TokenLayout(images: 1, tokens: rows, queries: rows)
        let blocks = weights.transformer.blocks
        // Nothing is kept for a backward pass, so all blocks write to the same place.
        let arena = Arena(
            floats: Arena.floats(rows, width) + Arena.floats(1, width) + Arena.floats(1, embeddingLength)
                + (blocks.first?.savedFloats(layout) ?? 0) + LayerNorm.Saved.floats(rows: 1, width: width)
                + TransformerBlock.Scratch.floats(rows: rows, tokens: rows, width: width, hidden: hidden))
        let stream = arena.matrix(rows, width), pooled = arena.matrix(1, width)
        let embedding = arena.matrix(1, embeddingLength)
        let scratch = TransformerBlock.Scratch(rows: rows, tokens: rows, width: width, hidden: hidden, arena: arena)
        let finalNorm = LayerNorm.Saved(rows: 1, width: width, arena: arena)

        for (row, token) in tokens.enumerated() {
            let word = weights.tokenEmbedding.start + Int(token) * width
            let position = weights.positionEmbedding.start + row * width
            for column in 0..<width { stream.row(row)[column] = word[column] + position[column] }
        }
        if let saved = blocks.first?.makeSaved(layout, arena: arena) {
            for block in blocks { block.forward(stream, layout: layout, saved: saved, scratch: scratch) }
        }
        weights.finalNorm.forward(stream.rows(rows - 1..<rows), into: pooled, saved: finalNorm)
        weights.projection.forward(pooled, into: embedding)
        return Array(UnsafeBufferPointer(start: embedding.start, count: embeddingLength))
    }
}
