/// Which part of a dataset a picture belongs to.
public enum Split: String, CaseIterable, Codable, Sendable {
    /// Pictures on which the linear head is trained.
    case train
    /// Pictures on which the model is audited.
    case test
}

/// One picture of a dataset.
public struct Sample: Hashable, Codable, Sendable {
    /// Path below the dataset's folder, with forward slashes.
    public let path: String
    /// Train or test.
    public let split: Split
    /// Index of the true class in the dataset's class list.
    public let label: Int
    /// What is known of it besides: what the dataset's metadata says, and later what detectors found where it says nothing.
    public let annotation: Annotation

    /// Describes one picture, of which nothing else is known by default.
    public init(path: String, split: Split, label: Int, annotation: Annotation = Annotation()) {
        self.path = path
        self.split = split
        self.label = label
        self.annotation = annotation
    }

    /// The same picture with something else known of it.
    public func annotated(_ annotation: Annotation) -> Sample {
        Sample(path: path, split: split, label: label, annotation: annotation)
    }
}
