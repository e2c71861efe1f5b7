/// One object of a checkpoint's configuration, with the path to it for error messages.
struct ConfigurationReader {
    let value: JSONValue
    /// What stands before the name of a member: nothing, or "vision_config.".
    let path: String
    /// Name of the file.
    let file: String

    init(_ value: JSONValue, path: String, file: String) {
        self.value = value
        self.path = path
        self.file = file
    }

    /// A member that is an object; nil where there is none, or null.
    func object(_ name: String) throws(EngineError) -> ConfigurationReader? {
        switch value.object?[name] {
        case nil, .null: return nil
        case .some(let object) where object.object != nil:
            return ConfigurationReader(object, path: "\(path)\(name).", file: file)
        case .some(let other): throw failure(name, expected: "an object", found: other)
        }
    }

    /// A size from 1 up; the limit is far above every real model, so that products of sizes cannot overflow.
    func size(_ name: String, default fallback: Int, atMost limit: Int) throws(EngineError) -> Int {
        guard let number = value.object?[name] else { return fallback }
        guard let size = number.integer, (1...limit).contains(size) else {
            throw failure(name, expected: "a whole number from 1 to \(limit)", found: number)
        }
        return size
    }

    /// What is added to a variance.
    func epsilon(_ name: String, default fallback: Float) throws(EngineError) -> Float {
        guard let value = value.object?[name] else { return fallback }
        guard case .number(let epsilon) = value, epsilon > 0, epsilon < 1, Float(epsilon) > 0 else {
            throw failure(name, expected: "a number between 0 and 1", found: value)
        }
        return Float(epsilon)
    }

    /// The error for a value that cannot be.
    func failure(_ name: String, expected: String, found: JSONValue?) -> EngineError {
        EngineError(
            .badData, expected: "\(expected) as \(path)\(name)", found: found?.phrase ?? "none",
            remedy: "use the \(file) that belongs to the weights")
    }
}
