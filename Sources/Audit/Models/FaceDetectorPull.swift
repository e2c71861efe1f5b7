import Domain
import Engine
import Foundation

/// Makes the weights of the face detector from those of facenet-pytorch: its wheel from a package index, or given files.
///
/// The three networks of MTCNN (Zhang et al., 2016), as Timothy Esler's facenet-pytorch 2.6.0 has them, MIT licence.
struct FaceDetectorPull {
    /// The wheel on the package index.
    static let wheel = PackageFile(
        project: "facenet-pytorch", name: "facenet_pytorch-2.6.0-py3-none-any.whl",
        digest: ContentDigest(hex: "ecb82b27beb226d106f2219efe8f829b01b87a8595badd01545679bdb9f19cca"))

    /// The three files, with what the names of their tensors begin with here.
    private static let networks = [
        (
            name: "pnet",
            digest: ContentDigest(hex: "a2a71925e0b9996a42f63e47efc1ca19043e69558b5c523b978d611dfae49c8f")
        ),
        (
            name: "rnet",
            digest: ContentDigest(hex: "bbb937de72efc9ef83b186c49f5f558467a1d7e3453a8ece0d71a886633f6a86")
        ),
        (
            name: "onet",
            digest: ContentDigest(hex: "165bfbe42940416ccfb977545cf0e976d5bf321f67083ae2aaaa5c764280118d")
        ),
    ]
    private static let folderInWheel = "facenet_pytorch/data"
    private static let mostBytes = 16 << 20

    /// The wheel, a folder with the three files, or the files; nothing for the package index.
    let sources: [URL]
    var index = PackageIndex.standard()
    /// Where the weights go.
    var file = ModelFolder.faceDetector
    let progressStyle: Progress.Style

    /// Writes the weights and the licence beside them.
    func run() throws {
        var tensors: [NamedTensor] = []
        let wheel = file.deletingLastPathComponent().appendingPathComponent(Self.wheel.name)
        if sources.isEmpty { try index.fetch(Self.wheel, to: wheel, progressStyle: progressStyle) }
        for network in Self.networks {
            let (content, place) = try content(of: "\(network.name).pt", in: sources.isEmpty ? [wheel] : sources)
            let digest = ContentDigest(of: content)
            guard digest == network.digest else {
                throw AuditError(
                    .badData,
                    "\(place): expected the SHA-256 \(network.digest) but found \(digest); use the file of facenet-pytorch 2.6.0."
                )
            }
            do throws(EngineError) {
                tensors += try LegacyTorchFile.tensors([UInt8](content)).map {
                    NamedTensor(name: "\(network.name).\($0.name)", shape: $0.shape, values: $0.values)
                }
            } catch {
                throw error.naming(place)
            }
        }
        let metadata = [
            "licence": "MIT, Copyright (c) 2019 Timothy Esler",
            "source": "facenet-pytorch 2.6.0, \(Self.folderInWheel)/{pnet,rnet,onet}.pt",
        ]
        try ResultFile.write(
            SafeTensorsWriter.data(tensors, metadata: metadata), to: file, what: "the face detector's weights",
            option: ModelFolder.variable)
        try ResultFile.write(
            Data(Self.licence.utf8), to: file.deletingLastPathComponent().appendingPathComponent("LICENSE.md"),
            what: "the face detector's licence", option: ModelFolder.variable)
        if sources.isEmpty { try? FileManager.default.removeItem(at: wheel) }
    }

    /// A file out of what the user named, and its place in words.
    private func content(of name: String, in sources: [URL]) throws -> (Data, String) {
        for source in sources {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: source.path, isDirectory: &isFolder) else {
                throw AuditError(
                    .missingInput,
                    "--from \(source.path): expected the wheel of facenet-pytorch 2.6.0, a folder or files but found nothing "
                        + "there; check the path.")
            }
            let file = isFolder.boolValue ? source.appendingPathComponent(name) : source
            if file.lastPathComponent == name, FileManager.default.fileExists(atPath: file.path) {
                return (try read(file), file.path)
            }
            if !isFolder.boolValue, source.pathExtension != "pt" {
                let path = "\(Self.folderInWheel)/\(name)"
                return (
                    try ArchiveReader.content(of: path, in: source, limit: Self.mostBytes), "\(source.path), \(path)"
                )
            }
        }
        throw AuditError(
            .missingInput,
            "--from: expected \(name) of facenet-pytorch 2.6.0 but found it in none of "
                + "\(sources.map(\.path).joined(separator: ", ")); name the wheel, or pnet.pt, rnet.pt and onet.pt.")
    }

    private func read(_ file: URL) throws -> Data {
        let attributes = try? FileManager.default.attributesOfItem(atPath: file.resolvingSymlinksInPath().path)
        guard attributes?[.type] as? FileAttributeType == .typeRegular, let size = attributes?[.size] as? Int,
            size <= Self.mostBytes, let content = try? Data(contentsOf: file)
        else {
            throw AuditError(
                .badData,
                "\(file.path): expected a readable file of at most \(Self.mostBytes >> 20) MB but found something else; use "
                    + "the file of facenet-pytorch 2.6.0.")
        }
        return content
    }

    private static let licence = """
        The weights in this folder are those of facenet-pytorch 2.6.0 (https://github.com/timesler/facenet-pytorch), in another
        file format. They were ported from https://github.com/davidsandberg/facenet and go back to
        https://github.com/kpzhang93/MTCNN_face_detection_alignment, both MIT as well.

        MIT License

        Copyright (c) 2019 Timothy Esler

        Permission is hereby granted, free of charge, to any person obtaining a copy
        of this software and associated documentation files (the "Software"), to deal
        in the Software without restriction, including without limitation the rights
        to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
        copies of the Software, and to permit persons to whom the Software is
        furnished to do so, subject to the following conditions:

        The above copyright notice and this permission notice shall be included in all
        copies or substantial portions of the Software.

        THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
        IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
        FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
        AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
        LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
        OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
        SOFTWARE.

        """
}
