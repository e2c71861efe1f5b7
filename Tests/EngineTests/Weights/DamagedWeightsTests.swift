import Engine
import Foundation
import TestSupport
import Testing

@Suite("Damaged weights are named in one clear sentence and never crash the reader")
struct DamagedWeightsTests {
    private static let again = "copy or download the file again"

    private func complaint(_ header: String, dataCount: Int = 8) throws -> String {
        try WeightFiles.complaint(WeightFiles.bytes(header: header, dataCount: dataCount))
    }

    /// Complaint about a tensor `a` with this description, in 8 bytes of data.
    private func complaint(tensor: String) throws -> String {
        try complaint("{\"a\":\(tensor)}")
    }

    @Test("no file, a folder, an empty file")
    func noFile() throws {
        let missing = try #require(throws: EngineError.self) {
            try SafeTensors.open(URL(filePath: "/nowhere/model.safetensors"))
        }
        #expect(missing.kind == .missingInput)
        #expect(
            missing.description == "/nowhere/model.safetensors: expected a readable file of weights but found "
                + "\"No such file or directory\"; check the path and its permissions.")
        let folder = try #require(throws: EngineError.self) { try SafeTensors.open(Golden.folder) }
        #expect(folder.found == "a folder or a device")
        #expect(
            try WeightFiles.complaint(Data()) == "expected a file of weights but found an empty file; \(Self.again)")
    }

    @Test("a file too short for the length of its header")
    func tooShort() throws {
        #expect(
            try WeightFiles.complaint(Data([1, 2, 3]))
                == "expected at least the 8 bytes that give the length of the header but found 3; \(Self.again)")
    }

    @Test("a header longer than the file, and an absurd length")
    func headerLength() throws {
        var bytes = WeightFiles.bytes(header: "{}", dataCount: 0)
        bytes[0] = 200
        #expect(
            try WeightFiles.complaint(bytes)
                == "expected a header of 200 bytes but found a file of 10 bytes; \(Self.again)")
        #expect(
            try WeightFiles.complaint(Data(repeating: 0xFF, count: 100))
                == "expected a safetensors header of at most 100 MB but found a length of 18446744073709551615 bytes; "
                + Self.again)
    }

    @Test("a Git LFS pointer")
    func gitLFS() throws {
        let pointer = Data("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n".utf8)
        #expect(
            try WeightFiles.complaint(pointer)
                == "expected weights but found a Git LFS pointer to them; run \"git lfs pull\" where it came from")
    }

    @Test(
        "a header that is no JSON object",
        arguments: [
            ("", "a value in its JSON", "its end at byte 0"),
            ("[]", "a JSON object as its header", "another kind of value"),
            ("{\"a\":", "a value in its JSON", "its end at byte 5"),
            ("{\"a\" 1}", "a colon in its JSON", "'1' at byte 5"),
            ("{\"a\":1 \"b\":2}", "a comma or a closing brace in its JSON", "'\"' at byte 7"),
            ("{} x", "the end of the text in its JSON", "'x' at byte 3"),
            ("{\"a\\q\":1}", "an escape of JSON in its JSON", "'\"' at byte 5"),
            ("{\"a", "a closing quote in its JSON", "its end at byte 3"),
            ("{\"__metadata__\":[]}", "an object of strings as __metadata__", "a list"),
            ("{\"__metadata__\":{\"format\":1}}", "a string as \"format\" of __metadata__", "1"),
        ])
    func notJSON(_ header: String, _ expected: String, _ found: String) throws {
        #expect(try complaint(header) == "expected \(expected) but found \(found); \(Self.again)")
    }

    @Test("a header that is not UTF-8")
    func notUTF8() throws {
        let header = Data([0x7B, 0x22, 0xC3, 0x28, 0x22, 0x3A, 0x31, 0x7D])
        #expect(
            try WeightFiles.complaint(WeightFiles.bytes(header: header, dataCount: 0))
                == "expected UTF-8 in its JSON but found '\"' at byte 4; \(Self.again)")
    }

    @Test("a name given twice")
    func duplicate() throws {
        let tensor = #"{"dtype":"F32","shape":[1],"data_offsets":[0,4]}"#
        #expect(
            try complaint("{\"a\":\(tensor),\"a\":\(tensor)}", dataCount: 4)
                == "expected every name once in its JSON but found \"a\" again at byte 54; \(Self.again)")
    }

    @Test("nesting without end")
    func nesting() throws {
        #expect(
            try complaint(String(repeating: "[", count: 100_000)).hasPrefix("expected at most 64 levels of nesting"))
    }

    @Test(
        "a tensor whose description contradicts itself or the data",
        arguments: [
            ("7", "a description", "7"),
            (#"{"shape":[2],"data_offsets":[0,8]}"#, "a dtype", "none"),
            (#"{"dtype":7,"shape":[2],"data_offsets":[0,8]}"#, "a dtype", "7"),
            (#"{"dtype":"F32","data_offsets":[0,8]}"#, "a shape of whole numbers from 0", "none"),
            (#"{"dtype":"F32","shape":2,"data_offsets":[0,8]}"#, "a shape of whole numbers from 0", "2"),
            (#"{"dtype":"F32","shape":[2.0],"data_offsets":[0,8]}"#, "a shape of whole numbers from 0", "[2.0]"),
            (#"{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}"#, "a shape of whole numbers from 0", "[-2]"),
            (
                #"{"dtype":"F32","shape":[99999999999999999999],"data_offsets":[0,8]}"#,
                "a shape of whole numbers from 0", "[1e+20]"
            ),
            (#"{"dtype":"F32","shape":[2]}"#, "two data_offsets", "none"),
            (#"{"dtype":"F32","shape":[2],"data_offsets":[0]}"#, "two data_offsets", "[0]"),
            (#"{"dtype":"F32","shape":[2],"data_offsets":[0,8,8]}"#, "two data_offsets", "[0, 8, 8]"),
            (
                #"{"dtype":"F32","shape":[2],"data_offsets":[0,16]}"#, "data_offsets that ascend within 0 to 8",
                "0 to 16"
            ),
            (
                #"{"dtype":"F32","shape":[2],"data_offsets":[8,0]}"#, "data_offsets that ascend within 0 to 8", "8 to 0"
            ),
            (
                #"{"dtype":"F32","shape":[2],"data_offsets":[-8,0]}"#, "data_offsets that ascend within 0 to 8",
                "-8 to 0"
            ),
            (#"{"dtype":"F32","shape":[3],"data_offsets":[0,8]}"#, "the bytes of F32 3", "8 bytes"),
            (#"{"dtype":"F16","shape":[2],"data_offsets":[0,8]}"#, "the bytes of F16 2", "8 bytes"),
            (
                #"{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,8]}"#,
                "the bytes of F32 4294967296 x 4294967296", "8 bytes"
            ),
            (
                #"{"dtype":"F32","shape":[4611686018427387904],"data_offsets":[0,0]}"#,
                "the bytes of F32 4611686018427387904", "0 bytes"
            ),
        ])
    func contradiction(_ tensor: String, _ expected: String, _ found: String) throws {
        #expect(
            try complaint(tensor: tensor) == "expected \(expected) for the tensor a but found \(found); \(Self.again)")
    }

    @Test("an unknown dtype")
    func unknownType() throws {
        let complaint = try complaint(tensor: #"{"dtype":"F8_E4M3","shape":[8],"data_offsets":[0,8]}"#)
        #expect(complaint.hasPrefix("expected one of the dtypes F32, F16, BF16, "))
        #expect(
            complaint.hasSuffix(
                " for the tensor a but found \"F8_E4M3\"; save the weights as F32, F16 or BF16"))
    }

    @Test("tensors that overlap, leave a gap or leave bytes over")
    func coverage() throws {
        func header(_ start: Int, _ end: Int) -> String {
            #"{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":["#
                + "\(end - start)],\"data_offsets\":[\(start),\(end)]}}"
        }
        #expect(
            try complaint(header(2, 8)) == "expected the tensor b to start at byte 4 of the data but found byte 2, "
                + "which overlaps another tensor; \(Self.again)")
        #expect(
            try complaint(header(5, 8)) == "expected the tensor b to start at byte 4 of the data but found byte 5, "
                + "which leaves a gap; \(Self.again)")
        #expect(try complaint(header(4, 7)) == "expected 7 bytes of data after the header but found 8; \(Self.again)")
    }

    @Test("a file cut anywhere is refused")
    func everyLength() throws {
        let whole = try Data(contentsOf: Golden.folder.appending(path: "safetensors/types.safetensors"))
        for length in 0..<whole.count {
            #expect(throws: EngineError.self) { try WeightFiles.open(whole.prefix(length)) { _ in } }
        }
    }

    @Test("random damage gives an error or tensors that can be read")
    func randomDamage() throws {
        let whole = try Data(contentsOf: Golden.folder.appending(path: "safetensors/types.safetensors"))
        let headerEnd = 8 + Int(whole[0]) + Int(whole[1]) << 8
        let tokens = Array(#"{}[]":,-0123456789eE.\u"#.utf8) + [0, 0x20, 0x80, 0xFF]
        var random = Generator(state: 1)
        var refused = 0
        for _ in 0..<1000 {
            var damaged = whole
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                // Mostly bytes that mean something to the parser, sometimes in the length.
                let place = Int.random(in: 0...9, using: &random) == 0 ? 0..<8 : 8..<headerEnd
                damaged[Int.random(in: place, using: &random)] = tokens.randomElement(using: &random) ?? 0
            }
            do {
                try WeightFiles.open(damaged) { file in
                    for name in file.names {
                        let shape = try #require(file.shape(of: name))
                        if let values = try? file.floats(name, shape: shape) {
                            #expect(values.count == shape.reduce(1, *))
                        }
                    }
                }
            } catch is EngineError {
                refused += 1
            }
        }
        #expect(refused > 700)
    }

    /// A linear congruential generator (Knuth, MMIX), so that every run damages the same bytes.
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 32
        }
    }
}
