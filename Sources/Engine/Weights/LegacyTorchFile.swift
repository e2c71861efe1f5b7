/// Reads a dictionary of tensors as torch saved it before version 1.6, without running what the file says.
///
/// Five pickles (`torch/serialization.py`, `_legacy_save`): a magic number; the version of the format, 1001; facts about the
/// machine; the dictionary; the keys of the storages in order. Then for each storage the number of its elements as 8
/// bytes and the elements, both little-endian. Only single precision is read. Tensors may lie in their storage in any order
/// of their dimensions, such as that of Fortran; they come out row-major.
public enum LegacyTorchFile {
    /// 0x1950a86a20f9469cfc6c, little-endian.
    private static let magic: [UInt8] = [0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19]
    private static let version = 1001

    /// The tensors in the order of the file; errors do not name the file.
    public static func tensors(_ bytes: [UInt8]) throws(EngineError) -> [NamedTensor] {
        var position = 0
        func pickle() throws(EngineError) -> TensorPickle.Value {
            var pickle = TensorPickle(bytes, at: position)
            let value = try pickle.run()
            position = pickle.position
            return value
        }
        guard case .long(let start) = try pickle(), start == magic, case .integer(version) = try pickle() else {
            throw EngineError(
                .unsupported, expected: "a file that torch wrote in its old format", found: "another format",
                remedy: "use the original file")
        }
        guard case .dictionary(let machine) = try pickle(), isLittleEndian(machine) else {
            throw EngineError(
                .unsupported, expected: "numbers in little-endian order", found: "another order",
                remedy: "save the tensors on another machine")
        }
        guard case .dictionary(let dictionary) = try pickle(), case .list(let keys) = try pickle() else {
            throw TensorPickle.damaged("a dictionary of tensors and a list of storages", "something else")
        }
        let storages = try storages(keys.values.map(\.text), bytes: bytes, from: position)
        var tensors: [NamedTensor] = [], names: Set<String> = [], total = 0
        for (key, value) in dictionary.members {
            guard let name = key.text, case .tensor(let view) = value, name != "__metadata__",
                names.insert(name).inserted
            else { throw TensorPickle.damaged("tensors, each under a name of its own", "something else") }
            // Many tensors over one storage could make much out of little.
            total += view.count
            guard total <= bytes.count else { throw TensorPickle.damaged("elements of its own in a tensor", "others'") }
            tensors.append(NamedTensor(name: name, shape: view.shape, values: try values(of: view, in: storages)))
        }
        return tensors
    }

    private static func isLittleEndian(_ machine: TensorPickle.Dictionary) -> Bool {
        machine.members.contains { key, value in
            if key.text == "little_endian", case .bool(true) = value { true } else { false }
        }
    }

    /// The elements of each storage by its key; they must fill the rest of the file.
    private static func storages(
        _ keys: [String?], bytes: [UInt8], from start: Int
    ) throws(EngineError) -> [String: [Float]] {
        var storages: [String: [Float]] = [:], position = start
        for key in keys {
            guard let key, bytes.count - position >= 8 else {
                throw TensorPickle.damaged("the size of every storage", "the end of the file")
            }
            let count = bytes.withUnsafeBytes {
                UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: position, as: UInt64.self))
            }
            position += 8
            guard count <= UInt64((bytes.count - position) / 4) else {
                throw TensorPickle.damaged("\(count) elements in a storage", "the end of the file")
            }
            let size = 4 * Int(count)
            storages[key] = bytes.withUnsafeBytes {
                Widening.float32(UnsafeRawBufferPointer(rebasing: $0[position..<position + size]), count: Int(count))
            }
            position += size
        }
        guard position == bytes.count else {
            throw TensorPickle.damaged("nothing behind the last storage", "\(bytes.count - position) bytes")
        }
        return storages
    }

    /// The elements of a tensor, row-major.
    private static func values(
        of view: TensorPickle.View, in storages: [String: [Float]]
    ) throws(EngineError) -> [Float] {
        guard let storage = storages[view.storage.key], storage.count == view.storage.count else {
            throw TensorPickle.damaged("a storage of \(view.storage.count) elements for every tensor", "none")
        }
        guard view.count > 0 else { return [] }
        var values: [Float] = []
        values.reserveCapacity(view.count)
        func visit(_ dimension: Int, _ position: Int) {
            guard dimension < view.shape.count else { return values.append(storage[position]) }
            for index in 0..<view.shape[dimension] {
                visit(dimension + 1, position + index * view.strides[dimension])
            }
        }
        visit(0, view.offset)
        return values
    }
}
