public import Domain
public import Engine
public import Foundation

/// The small CLIP models that ship with the program.
///
/// They know drawn pictures only: they show what an audit finds, and they say nothing about any other model. Each
/// folder has a card that tells how the model was made and what it must not be used for.
public enum SampleModel: String, CaseIterable, Sendable {
    /// Saw professions strongly tied to gender, and pictures whose evidence was hidden.
    case v1 = "sample-v1"
    /// Saw professions without regard to gender.
    case v2 = "sample-v2"

    /// The folder of the checkpoint, in Hugging Face layout; nil where the program was installed without it.
    public var folder: URL? { ShippedFolder.locate("models/\(rawValue)", module: "SampleWorld") }

    /// Where the folder is looked for.
    public var places: [URL] { ShippedFolder.places("models/\(rawValue)", module: "SampleWorld") }

    /// Identity of the checkpoint, wherever a copy of it lies; nil where the program was installed without it.
    public func digest() throws(EngineError) -> ContentDigest? {
        guard let folder else { return nil }
        return try CLIPModel.digest(of: folder)
    }
}
