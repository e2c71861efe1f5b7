public import Foundation

extension ImagePreprocessor {
    /// Reads `preprocessor_config.json` as Hugging Face writes it for CLIP; CLIP's own values where the file is absent.
    ///
    /// `size` and `crop_size` may be numbers or objects; `resample` is Pillow's code. A file that asks for steps other
    /// than this type's is refused, so that nothing is predicted from pictures prepared in another way than asked for.
    public init(contentsOf url: URL) throws(EngineError) {
        guard FileManager.default.fileExists(atPath: url.path) else {
            self.init()
            return
        }
        guard let data = try? Data(contentsOf: url) else {
            throw EngineError(
                .missingInput, file: url.relativePath, expected: "a readable file", found: "one that cannot be read",
                remedy: "check its permissions")
        }
        try self.init(huggingFace: data, name: url.relativePath)
    }

    /// Reads the content of a `preprocessor_config.json`; `name` is what an error message calls it.
    public init(huggingFace data: Data, name: String) throws(EngineError) {
        guard let values = try? JSONDecoder().decode([String: ConfigValue].self, from: data) else {
            throw EngineError(
                .badData, file: name, expected: "a JSON object", found: "something else",
                remedy: "download the file again")
        }
        let config = PreprocessorConfig(values: values, name: name)
        try config.checkSteps()
        let size = try config.side("size", keys: ["shortest_edge"]) ?? 224
        let cropSize = try config.side("crop_size", keys: ["height", "width"]) ?? size
        guard cropSize <= size else {
            throw config.refusal("crop_size", expected: "at most the size, \(size)", found: "\(cropSize)")
        }
        let clip = ImagePreprocessor()
        self.init(
            size: size, cropSize: cropSize, mean: try config.colour("image_mean") ?? clip.mean,
            std: try config.colour("image_std", canBeZero: false) ?? clip.std,
            filter: try config.filter() ?? clip.filter)
    }
}

/// A value of the file, as far as the keys that we read need it told apart.
private enum ConfigValue: Decodable, CustomStringConvertible {
    case null
    case bool(Bool)
    case number(Double)
    case text(String)
    case list([ConfigValue])
    case object([String: ConfigValue])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([ConfigValue].self) {
            self = .list(value)
        } else {
            self = .object(try container.decode([String: ConfigValue].self))
        }
    }

    var description: String {
        switch self {
        case .null: "null"
        case .bool(let value): "\(value)"
        case .number(let value): value == value.rounded() ? String(format: "%.0f", value) : "\(value)"
        case .text(let value): "\"\(value)\""
        case .list(let values): "[" + values.map(\.description).joined(separator: ", ") + "]"
        case .object(let values):
            "{" + values.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ") + "}"
        }
    }
}

/// The file's values by name, and the checks on them.
private struct PreprocessorConfig {
    let values: [String: ConfigValue]
    let name: String

    /// Largest `size` that is believed, in pixels.
    private static let largestSize = 4096
    /// The steps that are always taken, so that a file may name them but not switch them off.
    private static let steps: Set = ["do_resize", "do_center_crop", "do_rescale", "do_normalize", "do_convert_rgb"]

    /// Refuses files of other processors, and those that leave out a step of ours or add one.
    func checkSteps() throws(EngineError) {
        for key in ["image_processor_type", "feature_extractor_type"] {
            guard let value = value(key) else { continue }
            guard case .text(let type) = value, type.hasPrefix("CLIP") else {
                throw refusal(key, expected: "one that starts with \"CLIP\"", found: "\(value)")
            }
        }
        for key in values.keys.sorted() where key.hasPrefix("do_") {
            guard let value = value(key) else { continue }
            let isStep = Self.steps.contains(key)
            guard case .bool(isStep) = value else { throw refusal(key, expected: "\(isStep)", found: "\(value)") }
        }
        if let value = value("rescale_factor") {
            guard case .number(let factor) = value, abs(factor * 255 - 1) < 1e-6 else {
                throw refusal("rescale_factor", expected: "1/255", found: "\(value)")
            }
        }
    }

    /// A number of pixels, given as such or as an object in which exactly these keys are all that number.
    func side(_ key: String, keys: [String]) throws(EngineError) -> Int? {
        guard let value = value(key) else { return nil }
        let sides: [ConfigValue?] =
            if case .object(let object) = value {
                Set(object.filter { !$0.value.isNull }.keys) == Set(keys) ? keys.map { object[$0] } : []
            } else {
                [value]
            }
        let numbers = sides.compactMap { side -> Int? in
            guard case .number(let number) = side else { return nil }
            return Int(exactly: number)
        }
        guard let number = numbers.first, numbers.count == sides.count, Set(numbers).count == 1,
            (1...Self.largestSize).contains(number)
        else {
            let object = "{" + keys.map { "\($0): n" }.joined(separator: ", ") + "}"
            throw refusal(key, expected: "a number n from 1 to \(Self.largestSize) or \(object)", found: "\(value)")
        }
        return number
    }

    /// Three numbers, for red, green and blue.
    func colour(_ key: String, canBeZero: Bool = true) throws(EngineError) -> [Float]? {
        guard let value = value(key) else { return nil }
        var numbers: [Float] = []
        if case .list(let list) = value {
            for case .number(let number) in list { numbers.append(Float(number)) }
            if numbers.count != list.count { numbers = [] }
        }
        guard numbers.count == 3, numbers.allSatisfy({ $0.isFinite && (canBeZero || $0 > 0) }) else {
            throw refusal(key, expected: canBeZero ? "three numbers" : "three numbers above zero", found: "\(value)")
        }
        return numbers
    }

    /// The kernel, given as Pillow's code.
    func filter() throws(EngineError) -> ResampleFilter? {
        guard let value = value("resample") else { return nil }
        guard case .number(let number) = value, let code = Int(exactly: number),
            let filter = ResampleFilter(rawValue: code)
        else { throw refusal("resample", expected: "1 (lanczos), 2 (bilinear) or 3 (bicubic)", found: "\(value)") }
        return filter
    }

    /// The error for a value that cannot be honoured.
    func refusal(_ key: String, expected: String, found: String) -> EngineError {
        EngineError(
            .unsupported, file: name, expected: "\(key) to be \(expected)", found: found,
            remedy: "use the preprocessor_config.json of a CLIP model")
    }

    /// A value that is there; JSON's null is as good as absent.
    private func value(_ key: String) -> ConfigValue? {
        guard let value = values[key], !value.isNull else { return nil }
        return value
    }
}

extension ConfigValue {
    fileprivate var isNull: Bool {
        if case .null = self { true } else { false }
    }
}
