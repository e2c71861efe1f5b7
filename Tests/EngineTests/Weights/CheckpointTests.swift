import Engine
import Foundation
import Testing

@Suite("A checkpoint is found in its folder")
struct CheckpointTests {
    private func write(_ names: String..., to url: URL) throws {
        let tensors = names.enumerated().map { NamedTensor(name: $1, shape: [1], values: [Float($0)]) }
        try SafeTensorsWriter.data(tensors).write(to: url)
    }

    private func withShards<Result>(map: String, _ body: (URL) throws -> Result) throws -> Result {
        try WeightFiles.withFolder { folder in
            try write("a", "b", to: folder.appending(path: "model-00001-of-00002.safetensors"))
            try write("c", to: folder.appending(path: "model-00002-of-00002.safetensors"))
            try Data("{\"metadata\":{\"total_size\":12},\"weight_map\":\(map)}".utf8)
                .write(to: folder.appending(path: "model.safetensors.index.json"))
            return try body(folder)
        }
    }

    private func complaint(map: String) throws -> EngineError {
        try withShards(map: map) { folder in try #require(throws: EngineError.self) { try Checkpoint.open(folder) } }
    }

    @Test("several files and their index")
    func shards() throws {
        let map = """
            {"a":"model-00001-of-00002.safetensors","b":"model-00001-of-00002.safetensors",\
            "c":"model-00002-of-00002.safetensors"}
            """
        try withShards(map: map) { folder in
            let checkpoint = try Checkpoint.open(folder)
            #expect(checkpoint.names == ["a", "b", "c"])
            #expect(checkpoint.files.map(\.url.lastPathComponent).first == "model-00001-of-00002.safetensors")
            #expect(checkpoint.files.count == 2)
            #expect(checkpoint.shape(of: "c") == [1])
            #expect(try checkpoint.floats("b", shape: [1]) == [1])
            let error = try #require(throws: EngineError.self) { try checkpoint.floats("d", shape: [1]) }
            #expect(error.description.contains("expected a tensor d of 1 but found none of that name;"))
        }
    }

    @Test("an index that is damaged, leads elsewhere or names what is not there")
    func badIndex() throws {
        #expect(try complaint(map: "[]").expected == "an object weight_map")
        #expect(try complaint(map: "{").file?.hasSuffix("model.safetensors.index.json") == true)
        #expect(
            try complaint(map: #"{"a":"../x.safetensors"}"#).found == #""../x.safetensors""#)
        #expect(try complaint(map: #"{"a":7}"#).found == "7")
        let absent = try complaint(map: #"{"a":"model-00003-of-00003.safetensors"}"#)
        #expect(absent.kind == .missingInput)
        #expect(absent.file?.hasSuffix("model-00003-of-00003.safetensors") == true)
        #expect(
            try complaint(map: #"{"c":"model-00001-of-00002.safetensors"}"#).description.contains(
                "expected the tensor c in model-00001-of-00002.safetensors but found none of that name there;"))
    }

    @Test("a folder with nothing but a pickle says how to convert it")
    func pickle() throws {
        try WeightFiles.withFolder { folder in
            try Data([0x80, 2]).write(to: folder.appending(path: "pytorch_model.bin"))
            let error = try #require(throws: EngineError.self) { try Checkpoint.open(folder) }
            #expect(error.kind == .unsupported)
            #expect(
                error.description.hasSuffix(
                    "expected model.safetensors or model.safetensors.index.json there but found only pytorch_model.bin, "
                        + "which is a Python pickle; convert it to safetensors, in Python: "
                        + "CLIPModel.from_pretrained(folder).save_pretrained(folder)."))
        }
    }

    @Test("an empty folder and none")
    func nothing() throws {
        let empty = try WeightFiles.withFolder { folder in
            try #require(throws: EngineError.self) { try Checkpoint.open(folder) }
        }
        #expect(empty.kind == .missingInput)
        #expect(empty.found == "neither")
        let none = try #require(throws: EngineError.self) { try Checkpoint.open(URL(filePath: "/nowhere")) }
        #expect(
            none.description == "/nowhere: expected a folder with a checkpoint but found no readable folder; "
                + "check the path and its permissions.")
    }
}
