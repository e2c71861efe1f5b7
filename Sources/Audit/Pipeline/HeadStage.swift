import Domain
import Engine
import Foundation

/// Stage 2: the linear head of the fine-tuned setting, trained once for each model, training split and parameters.
struct HeadStage {
    let context: AuditContext
    let parameters: HeadParameters
    /// Folder of the database; heads lie below it.
    let outputFolder: URL

    /// The trained head and its digest, from its file if that is there already.
    func run(
        _ samples: [(sample: Sample, image: ContentDigest)], classNames: [String]
    ) throws -> (digest: ContentDigest, head: LinearHead) {
        let embeddings = try context.database.embeddings(model: context.modelDigest, variant: .original)
        let usable = samples.filter { $0.sample.split == .train && embeddings[$0.image] != nil }
        let represented = Set(usable.map(\.sample.label))
        // A class without any picture is one that the dataset's layout names; it only stays unknown to the head.
        if let empty = samples.first(where: { $0.sample.split == .train && !represented.contains($0.sample.label) }) {
            throw AuditError(
                .badData,
                "train/\(classNames[empty.sample.label]): expected at least one picture that can be read but found none; "
                    + "mend the pictures or take the class out of train and test.")
        }
        let training = ContentDigest(of: usable.map { "\($0.image)\t\($0.sample.label)" }.joined(separator: "\n"))
        let parameterDigest = try context.database.insertParameters(method: .linearHead, parameters)
        let known = try context.database.head(
            model: context.modelDigest, training: training, parameters: parameterDigest)
        if let known,
            let head = try? HeadFile.read(
                known, folder: outputFolder, classCount: classNames.count, length: context.model.embeddingLength)
        {
            return (known, head)
        }
        let outcome = HeadTraining(parameters: parameters).train(
            embeddings: usable.map { embeddings[$0.image] ?? [] }, labels: usable.map(\.sample.label),
            classCount: classNames.count)
        let data = try HeadFile.data(outcome.head, classNames: classNames), digest = ContentDigest(of: data)
        if let known, known != digest {
            // What is in the database was computed with the lost one; the two must not be mixed in one run.
            throw AuditError(
                .missingInput,
                "\(HeadFile.url(known, folder: outputFolder).path): expected the trained head that results in the "
                    + "database belong to but found it missing or changed, and this processor trains one that differs in "
                    + "the last bits; put the file back or choose another --output.")
        }
        try HeadFile.write(data, digest: digest, folder: outputFolder)
        try context.database.insert(
            AuditDatabase.HeadRow(
                digest: digest, model: context.modelDigest, training: training, parameters: parameterDigest,
                pictures: usable.count, loss: outcome.loss))
        return (digest, outcome.head)
    }
}

/// Trained heads as safetensors files beside the database, named by the digest of their bytes.
enum HeadFile {
    /// Folder of the heads, in the output folder.
    static let folderName = "heads"

    /// Where a head lies.
    static func url(_ digest: ContentDigest, folder: URL) -> URL {
        folder.appendingPathComponent("\(folderName)/\(digest).safetensors")
    }

    /// Tensors `weight` (classes, length) and `bias` (classes), with the class names as metadata.
    static func data(_ head: LinearHead, classNames: [String]) throws -> Data {
        SafeTensorsWriter.data(
            [
                NamedTensor(name: "weight", shape: [head.classCount, head.length], values: head.weight),
                NamedTensor(name: "bias", shape: [head.classCount], values: head.bias),
            ], metadata: ["classes": try AuditDatabase.json(classNames), "format": "pt"])
    }

    /// Writes the bytes of a head.
    static func write(_ data: Data, digest: ContentDigest, folder: URL) throws {
        try ResultFile.write(data, to: url(digest, folder: folder), what: "the trained head", option: "--output")
    }

    /// Reads a head and checks that the file is still the one that was written.
    static func read(_ digest: ContentDigest, folder: URL, classCount: Int, length: Int) throws -> LinearHead {
        let url = url(digest, folder: folder)
        guard try ContentDigest(ofFile: url) == digest else {
            throw EngineError(
                .badData, file: url.path, expected: "the head that its name promises", found: "other content",
                remedy: "delete it, and it is trained anew")
        }
        let file = try SafeTensors.open(url)
        return LinearHead(
            weight: try file.floats("weight", shape: [classCount, length]),
            bias: try file.floats("bias", shape: [classCount]), length: length)
    }
}
