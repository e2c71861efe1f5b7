import Testing

@testable import Engine

@Suite("Each layer's backward pass is the derivative of its forward pass")
struct LayerGradientTests {
    private var check = FiniteDifference()

    private mutating func storage(_ rows: Int, _ columns: Int, random: Bool = true) -> Storage {
        let storage = Storage(rows: rows, columns: columns)
        if random { storage.fill(check.randomValues(rows * columns)) }
        return storage
    }

    private mutating func linear(_ inputs: Int, _ outputs: Int) -> Linear {
        Linear(
            weight: check.randomValues(inputs * outputs).map { $0 / Float(inputs).squareRoot() },
            bias: check.randomValues(outputs), inputs: inputs, outputs: outputs)
    }

    private mutating func norm(_ width: Int) -> LayerNorm {
        LayerNorm(weight: check.randomValues(width), bias: check.randomValues(width), epsilon: 1e-5)
    }

    @Test mutating func `linear layer`() {
        let layer = linear(12, 7)
        let x = storage(5, 12), y = storage(5, 7), dx = storage(5, 12)
        check.check(x.matrix) {
            layer.forward(x.matrix, into: y.matrix)
            return y.matrix
        } backward: { dy in
            layer.backward(dy, into: dx.matrix)
            return dx.matrix
        }
    }

    @Test mutating func `layer normalisation adds to the gradient it finds`() {
        let layer = norm(24)
        let x = storage(6, 24), y = storage(6, 24), dx = storage(6, 24, random: false)
        let arena = Arena(floats: LayerNorm.Saved.floats(rows: 6, width: 24))
        let saved = LayerNorm.Saved(rows: 6, width: 24, arena: arena)
        check.check(x.matrix) {
            layer.forward(x.matrix, into: y.matrix, saved: saved)
            return y.matrix
        } backward: { dy in
            dx.matrix.clear()
            layer.backward(dy, addingTo: dx.matrix, saved: saved)
            return dx.matrix
        }
        let once = FiniteDifference.values(dx.matrix)
        layer.backward(y.matrix, addingTo: dx.matrix, saved: saved)
        #expect(FiniteDifference.values(dx.matrix) != once)
    }

    @Test(arguments: Activation.allCases) func activation(_ activation: Activation) {
        var check = FiniteDifference()
        let x = Storage(rows: 9, columns: 33), y = Storage(rows: 9, columns: 33),
            gradient = Storage(rows: 9, columns: 33)
        x.fill(check.randomValues(9 * 33))
        check.check(x.matrix) {
            activation.forward(x.matrix, into: y.matrix)
            return y.matrix
        } backward: { dy in
            gradient.matrix.copy(from: dy)
            activation.backward(gradient.matrix, input: x.matrix)
            return gradient.matrix
        }
    }

    @Test mutating func perceptron() {
        let layer = Perceptron(expand: linear(8, 32), contract: linear(32, 8), activation: .quickGELU)
        let x = storage(5, 8), y = storage(5, 8), dx = storage(5, 8), hidden = storage(5, 32)
        let arena = Arena(floats: Perceptron.Saved.floats(rows: 5, hidden: 32))
        let saved = Perceptron.Saved(rows: 5, hidden: 32, arena: arena)
        check.check(x.matrix) {
            y.matrix.clear()
            layer.forward(x.matrix, addingTo: y.matrix, hidden: hidden.matrix, saved: saved)
            return y.matrix
        } backward: { dy in
            layer.backward(dy, into: dx.matrix, hidden: hidden.matrix, saved: saved)
            return dx.matrix
        }
    }

    @Test(arguments: [(queries: 6, causal: false), (queries: 6, causal: true), (queries: 1, causal: false)])
    func attention(_ form: (queries: Int, causal: Bool)) {
        var tests = LayerGradientTests()
        let layer = Attention(
            projection: tests.linear(8, 24), output: tests.linear(8, 8), heads: 2, causal: form.causal)
        let layout = TokenLayout(images: 3, tokens: 6, queries: form.queries)
        let arena = Arena(
            floats: Attention.Saved.floats(layout: layout, width: 8, heads: 2)
                + Attention.Scratch.floats(rows: layout.rows, tokens: 6, width: 8))
        let saved = Attention.Saved(layout: layout, width: 8, heads: 2, arena: arena)
        let scratch = Attention.Scratch(rows: layout.rows, tokens: 6, width: 8, arena: arena)
        let x = tests.storage(layout.rows, 8), y = tests.storage(layout.activeRows, 8),
            dx = tests.storage(layout.rows, 8)
        tests.check.check(x.matrix) {
            y.matrix.clear()
            layer.forward(x.matrix, addingTo: y.matrix, layout: layout, saved: saved, scratch: scratch)
            return y.matrix
        } backward: { dy in
            layer.backward(dy, into: dx.matrix, layout: layout, saved: saved, scratch: scratch)
            return dx.matrix
        }
    }

    @Test(arguments: [5, 1]) func `transformer block`(queries: Int) {
        var tests = LayerGradientTests()
        let block = TransformerBlock(
            attentionNorm: tests.norm(8),
            attention: Attention(
                projection: tests.linear(8, 24), output: tests.linear(8, 8), heads: 2, causal: false),
            perceptronNorm: tests.norm(8),
            perceptron: Perceptron(expand: tests.linear(8, 32), contract: tests.linear(32, 8), activation: .gelu))
        let layout = TokenLayout(images: 2, tokens: 5, queries: queries)
        let arena = Arena(
            floats: block.savedFloats(layout)
                + TransformerBlock.Scratch.floats(rows: layout.rows, tokens: 5, width: 8, hidden: 32))
        let saved = block.makeSaved(layout, arena: arena)
        let scratch = TransformerBlock.Scratch(rows: layout.rows, tokens: 5, width: 8, hidden: 32, arena: arena)
        let x = tests.storage(layout.rows, 8), stream = tests.storage(layout.rows, 8),
            dx = tests.storage(layout.rows, 8)
        tests.check.check(x.matrix) {
            stream.matrix.copy(from: x.matrix)
            block.forward(stream.matrix, layout: layout, saved: saved, scratch: scratch)
            return layout.active(stream.matrix)
        } backward: { dy in
            dx.matrix.clear()
            layout.active(dx.matrix).copy(from: dy)
            block.backward(dx.matrix, layout: layout, saved: saved, scratch: scratch)
            return dx.matrix
        }
    }

    @Test mutating func `blending two pictures under a mask`() {
        let grid = PatchGrid(side: 8, patch: 4), side = 10
        let pair = ImagePair(
            side: side, sharp: check.randomValues(3 * side * side), blurred: check.randomValues(3 * side * side))
        let mask = storage(8, 8), patches = storage(grid.tokens, grid.patchLength), gradient = storage(8, 8)
        check.check(mask.matrix) {
            grid.writeBlend(pair, mask: mask.matrix.start, offset: (1, 2), into: patches.matrix)
            return patches.matrix
        } backward: { dy in
            grid.readBlendGradient(dy, pair, offset: (1, 2), into: gradient.matrix.start)
            return gradient.matrix
        }
    }

    @Test mutating func `bilinear enlargement`() {
        let upsampling = BilinearUpsampling(small: 5, large: 12)
        let map = storage(5, 5), large = storage(12, 12), gradient = storage(5, 5)
        var rows = [Float](repeating: 0, count: 5 * 12)
        check.check(map.matrix) {
            large.fill(upsampling.enlarge(FiniteDifference.values(map.matrix)))
            return large.matrix
        } backward: { dy in
            var result = [Float](repeating: 0, count: 25)
            upsampling.adjoint(FiniteDifference.values(dy), into: &result, rows: &rows)
            gradient.fill(result)
            return gradient.matrix
        }
    }

    @Test mutating func `regulariser of the mask`() {
        let regulariser = MaskRegulariser(side: 6, l1Weight: 0.3, tvWeight: 0.2, beta: 3)
        // Away from 1, where |1 - m| has a kink.
        let mask = storage(6, 6), value = storage(1, 1), gradient = storage(6, 6)
        mask.fill(FiniteDifference.values(mask.matrix).map { $0 * 0.1 + 0.5 })
        check.check(mask.matrix) {
            var unused = [Float](repeating: 0, count: 36)
            value.fill([regulariser.add(to: &unused, mask: FiniteDifference.values(mask.matrix))])
            return value.matrix
        } backward: { dy in
            var slope = [Float](repeating: 0, count: 36)
            _ = regulariser.add(to: &slope, mask: FiniteDifference.values(mask.matrix))
            gradient.fill(slope.map { $0 * dy.start[0] })
            return gradient.matrix
        }
    }

    @Test(arguments: PromptClassifier.Score.allCases) func `zero-shot score`(_ score: PromptClassifier.Score) {
        var tests = LayerGradientTests()
        let classifier = PromptClassifier(
            textEmbeddings: (0..<4).map { _ in tests.check.randomValues(16) }, scale: 5, score: score)
        tests.checkScore(classifier)
    }

    @Test mutating func `fine-tuned score`() {
        // Small weights, so that no probability is so near to 0 or 1 that its slope vanishes.
        let weight = check.randomValues(4 * 16).map { $0 * 0.2 }
        checkScore(LinearHead(weight: weight, bias: check.randomValues(4), length: 16))
    }

    private mutating func checkScore(_ classifier: any Classifier) {
        let embedding = storage(1, 16), score = storage(1, 1), gradient = storage(1, 16)
        check.check(embedding.matrix) {
            score.fill([classifier.score(of: FiniteDifference.values(embedding.matrix), target: 2).score])
            return score.matrix
        } backward: { dy in
            let slope = classifier.score(of: FiniteDifference.values(embedding.matrix), target: 2).gradient
            gradient.fill(slope.map { $0 * dy.start[0] })
            return gradient.matrix
        }
    }
}
