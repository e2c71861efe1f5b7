/// Runs the pickles of a torch file as far as they describe tensors, and refuses everything else.
///
/// A pickle is a program for a small stack machine, which in Python may call any function. This machine knows the
/// instructions that `torch.save` writes for a dictionary of tensors (protocol 2), and three names: `OrderedDict`,
/// `FloatStorage` and `_rebuild_tensor_v2`. Nothing is ever called; every length is checked against the bytes that are there.
struct TensorPickle {
    /// Where the elements of a tensor lie: in which storage, from which element on, and how far apart.
    struct View {
        let storage: Storage
        let offset: Int
        let shape: [Int]
        /// Elements from one index to the next, for each dimension.
        let strides: [Int]

        /// Number of elements.
        var count: Int { shape.reduce(1, *) }
    }

    /// Numbers that lie behind the pickles.
    struct Storage {
        let key: String
        /// Number of elements.
        let count: Int
    }

    /// What can lie on the stack.
    enum Value {
        case none
        case bool(Bool)
        case integer(Int)
        /// A number of any length, little-endian.
        case long([UInt8])
        case text(String)
        case tuple([Value])
        case list(List)
        case dictionary(Dictionary)
        case name(Name)
        case storage(Storage)
        case tensor(View)
        case mark

        var integer: Int? { if case .integer(let value) = self { value } else { nil } }
        var text: String? { if case .text(let value) = self { value } else { nil } }
        var tuple: [Value]? { if case .tuple(let values) = self { values } else { nil } }
        /// The numbers of a tuple of whole numbers.
        var integers: [Int]? {
            guard let tuple else { return nil }
            let values = tuple.compactMap(\.integer)
            return values.count == tuple.count ? values : nil
        }
    }

    /// A list, which grows after it was first named.
    final class List {
        var values: [Value] = []
    }

    /// A dictionary in its order.
    final class Dictionary {
        var members: [(key: Value, value: Value)] = []
    }

    /// The names that a pickle may use.
    enum Name: String {
        case orderedDictionary = "collections OrderedDict"
        case floatStorage = "torch FloatStorage"
        case rebuildTensor = "torch._utils _rebuild_tensor_v2"
    }

    /// Most lists, dictionaries and tuples: ten times those of the largest file that is read.
    private static let mostContainers = 2000

    private let bytes: [UInt8]
    private(set) var position: Int
    private var stack: [Value] = []
    private var memo: [Int: Value] = [:]
    private var containers = 0

    /// Reads the pickle that starts at `position`.
    init(_ bytes: [UInt8], at position: Int) {
        self.bytes = bytes
        self.position = position
    }

    /// Runs to the end and returns the result; `position` is behind the pickle then.
    mutating func run() throws(EngineError) -> Value {
        while true {
            let instruction = try byte()
            if instruction == UInt8(ascii: ".") { return try pop() }
            try execute(instruction)
        }
    }

    private mutating func execute(_ instruction: UInt8) throws(EngineError) {
        switch instruction {
        case 0x80:
            let version = try byte()
            guard version == 2 else { throw Self.damaged("a pickle of protocol 2", "protocol \(version)") }
        case UInt8(ascii: "N"): stack.append(.none)
        case 0x88: stack.append(.bool(true))
        case 0x89: stack.append(.bool(false))
        case UInt8(ascii: "K"): stack.append(.integer(Int(try byte())))
        case UInt8(ascii: "M"): stack.append(.integer(try number(2)))
        case UInt8(ascii: "J"): stack.append(.integer(Int(Int32(truncatingIfNeeded: try number(4)))))
        case 0x8A: stack.append(.long(Array(try take(Int(try byte())))))
        case UInt8(ascii: "X"): stack.append(.text(try text(try take(try number(4)))))
        case UInt8(ascii: "c"): stack.append(.name(try name()))
        case UInt8(ascii: "("): stack.append(.mark)
        case UInt8(ascii: ")"): try push(.tuple([]))
        case UInt8(ascii: "]"): try push(.list(List()))
        case UInt8(ascii: "}"): try push(.dictionary(Dictionary()))
        case UInt8(ascii: "t"): try push(.tuple(try popToMark()))
        case 0x85, 0x86, 0x87: try push(.tuple(try pop(count: Int(instruction - 0x84))))
        case UInt8(ascii: "q"): memo[Int(try byte())] = try top()
        case UInt8(ascii: "r"): memo[try number(4)] = try top()
        case UInt8(ascii: "h"): stack.append(try recall(Int(try byte())))
        case UInt8(ascii: "j"): stack.append(try recall(try number(4)))
        case UInt8(ascii: "a"): try append([try pop()])
        case UInt8(ascii: "e"): try append(try popToMark())
        case UInt8(ascii: "s"): try insert(try pop(count: 2))
        case UInt8(ascii: "u"): try insert(try popToMark())
        // What is hung on the dictionary of a model are versions of its layers.
        case UInt8(ascii: "b"): _ = try pop()
        case UInt8(ascii: "Q"): stack.append(.storage(try Self.storage(try pop())))
        case UInt8(ascii: "R"): try reduce(arguments: try pop(), of: try pop())
        default:
            let digits = String(instruction, radix: 16)
            throw EngineError(
                .unsupported, expected: "a pickle of tensors and nothing else",
                found: "the instruction 0x\(digits) at byte \(position - 1)", remedy: "use the original file")
        }
    }

    /// Stands in for the call of a function: only a tensor and an empty dictionary can be asked for.
    private mutating func reduce(arguments: Value, of function: Value) throws(EngineError) {
        switch (function, arguments.tuple) {
        case (.name(.orderedDictionary), .some(let arguments)) where arguments.isEmpty:
            try push(.dictionary(Dictionary()))
        case (.name(.rebuildTensor), .some(let arguments)): stack.append(.tensor(try Self.tensor(arguments)))
        default: throw Self.damaged("only tensors and dictionaries to be made", "another call")
        }
    }

    /// (storage, offset, shape, strides, and what training needs).
    private static func tensor(_ arguments: [Value]) throws(EngineError) -> View {
        guard arguments.count >= 4, case .storage(let storage) = arguments[0], let offset = arguments[1].integer,
            let shape = arguments[2].integers, let strides = arguments[3].integers, shape.count == strides.count,
            shape.count <= 8, offset >= 0, (shape + strides).allSatisfy({ $0 >= 0 })
        else { throw damaged("a tensor with its storage, shape and strides", "other arguments") }
        // The last element must lie in the storage; what is read here is below 2^32, so eight products could overflow.
        var last = offset, count = 1
        for (size, stride) in zip(shape, strides) {
            let (reach, tooFar) = max(0, size - 1).multipliedReportingOverflow(by: stride)
            let (sum, overflows) = last.addingReportingOverflow(reach)
            let (product, tooMany) = count.multipliedReportingOverflow(by: size)
            guard !tooFar, !overflows, !tooMany else { throw damaged("a tensor within its storage", "one beyond it") }
            (last, count) = (sum, product)
        }
        // Strides of zero could make much out of little.
        guard count <= storage.count, count == 0 || last < storage.count else {
            throw damaged(
                "a tensor within its storage of \(storage.count) elements", "one that reaches element \(last)")
        }
        return View(storage: storage, offset: offset, shape: shape, strides: strides)
    }

    /// ("storage", type, key, device, number of elements, and None in older files).
    private static func storage(_ value: Value) throws(EngineError) -> Storage {
        guard let parts = value.tuple, parts.count >= 5, parts[0].text == "storage",
            case .name(.floatStorage) = parts[1], let key = parts[2].text, let count = parts[4].integer, count >= 0
        else { throw damaged("a storage of single-precision numbers", "another reference") }
        if parts.count > 5 {
            guard case .none = parts[5] else { throw damaged("a storage of its own", "a view of another one") }
        }
        return Storage(key: key, count: count)
    }

    private mutating func append(_ values: [Value]) throws(EngineError) {
        guard case .list(let list) = try top() else { throw Self.damaged("a list to add to", "something else") }
        list.values += values
    }

    private mutating func insert(_ values: [Value]) throws(EngineError) {
        guard case .dictionary(let dictionary) = try top(), values.count % 2 == 0 else {
            throw Self.damaged("a dictionary to add pairs to", "something else")
        }
        for index in stride(from: 0, to: values.count, by: 2) {
            dictionary.members.append((values[index], values[index + 1]))
        }
    }

    private mutating func push(_ container: Value) throws(EngineError) {
        containers += 1
        guard containers <= Self.mostContainers else {
            throw Self.damaged("at most \(Self.mostContainers) lists and dictionaries", "more")
        }
        stack.append(container)
    }

    private func top() throws(EngineError) -> Value {
        guard let value = stack.last else { throw Self.damaged("a value on the stack", "none") }
        return value
    }

    private mutating func pop() throws(EngineError) -> Value {
        guard let value = stack.popLast() else { throw Self.damaged("a value on the stack", "none") }
        return value
    }

    private mutating func pop(count: Int) throws(EngineError) -> [Value] {
        guard stack.count >= count else { throw Self.damaged("\(count) values on the stack", "\(stack.count)") }
        defer { stack.removeLast(count) }
        return Array(stack.suffix(count))
    }

    private mutating func popToMark() throws(EngineError) -> [Value] {
        guard
            let mark = stack.lastIndex(where: { if case .mark = $0 { true } else { false } })
        else { throw Self.damaged("a mark on the stack", "none") }
        defer { stack.removeSubrange(mark...) }
        return Array(stack[(mark + 1)...])
    }

    private func recall(_ index: Int) throws(EngineError) -> Value {
        guard let value = memo[index] else { throw Self.damaged("a value noted as \(index)", "none") }
        return value
    }

    private mutating func byte() throws(EngineError) -> UInt8 {
        let taken = try take(1)
        return taken[taken.startIndex]
    }

    /// An unsigned little-endian number.
    private mutating func number(_ size: Int) throws(EngineError) -> Int {
        try take(size).reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    private mutating func take(_ count: Int) throws(EngineError) -> ArraySlice<UInt8> {
        guard count <= bytes.count - position else { throw Self.damaged("\(count) more bytes", "the end of the file") }
        defer { position += count }
        return bytes[position..<position + count]
    }

    private func text(_ bytes: ArraySlice<UInt8>) throws(EngineError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw Self.damaged("UTF-8", "other bytes") }
        return text
    }

    /// A module and a name in it, a line each.
    private mutating func name() throws(EngineError) -> Name {
        let words = (try text(try line()), try text(try line()))
        guard let name = Name(rawValue: "\(words.0) \(words.1)") else {
            throw EngineError(
                .unsupported, expected: "a pickle of tensors and nothing else",
                found: "the name \(words.0.prefix(60)).\(words.1.prefix(60))", remedy: "use the original file")
        }
        return name
    }

    private mutating func line() throws(EngineError) -> ArraySlice<UInt8> {
        guard let end = bytes[position...].prefix(256).firstIndex(of: UInt8(ascii: "\n")) else {
            throw Self.damaged("a name of at most 255 bytes", "a longer one")
        }
        defer { position = end + 1 }
        return bytes[position..<end]
    }

    static func damaged(_ expected: String, _ found: String) -> EngineError {
        EngineError(.badData, expected: expected, found: found, remedy: "copy or download the file again")
    }
}
