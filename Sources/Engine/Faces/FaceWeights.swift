import Foundation

/// Reads the layers of one network from the weights of MTCNN.
///
/// Names and shapes are those of facenet-pytorch's state dictionaries, behind "pnet.", "rnet." and "onet.".
struct FaceWeights {
    let file: SafeTensors
    /// "pnet", "rnet" or "onet".
    let network: String

    /// A convolution (outputs, channels, side, side) and the PReLU behind it.
    func convolution(
        _ name: String, _ prelu: String, side: Int, channels: Int, outputs: Int
    ) throws(EngineError) -> Convolution {
        let weight = try values("\(name).weight", [outputs, channels, side, side])
        return Convolution(
            side: side, channels: channels, outputs: outputs, bias: try values("\(name).bias", [outputs]),
            slope: try values("\(prelu).weight", [outputs])
        ) { output, row, column, channel in
            weight[((output * channels + channel) * side + row) * side + column]
        }
    }

    /// A fully connected layer over a map of side x side pixels, and the PReLU behind it.
    ///
    /// Its inputs are numbered column by column: (column * side + row) * channels + channel.
    func dense(
        _ name: String, _ prelu: String, side: Int, channels: Int, outputs: Int
    ) throws(EngineError) -> Convolution {
        let inputs = side * side * channels, weight = try values("\(name).weight", [outputs, inputs])
        return Convolution(
            side: side, channels: channels, outputs: outputs, bias: try values("\(name).bias", [outputs]),
            slope: try values("\(prelu).weight", [outputs])
        ) { output, row, column, channel in
            weight[output * inputs + (column * side + row) * channels + channel]
        }
    }

    /// Layers that read the same values, side by side as one: the answers of a network.
    ///
    /// - `shape`: what follows the outputs in the shape of a weight.
    func heads(
        _ heads: [(name: String, outputs: Int)], channels: Int, shape: [Int]
    ) throws(EngineError) -> Convolution {
        var weight: [Float] = [], bias: [Float] = []
        for (name, outputs) in heads {
            weight += try values("\(name).weight", [outputs] + shape)
            bias += try values("\(name).bias", [outputs])
        }
        return Convolution(side: 1, channels: channels, outputs: bias.count, bias: bias, slope: nil) {
            output, _, _, channel in weight[output * channels + channel]
        }
    }

    private func values(_ name: String, _ shape: [Int]) throws(EngineError) -> [Float] {
        let name = "\(network).\(name)", remedy = "take MTCNN's weights as \"vlm-audit models pull mtcnn\" stores them"
        do throws(EngineError) {
            let values = try file.floats(name, shape: shape)
            guard values.allSatisfy(\.isFinite) else {
                throw EngineError(
                    .badData, file: file.url.path, expected: "finite numbers in the tensor \(name)",
                    found: "some that are not", remedy: remedy)
            }
            return values
        } catch {
            throw EngineError(
                error.kind, file: error.file, expected: error.expected, found: error.found, remedy: remedy)
        }
    }
}
