/// A named place in a detected region, in pixels of the upright picture from its top left corner.
public struct Landmark: Hashable, Codable, Sendable {
    /// What is there, such as "left eye".
    public let name: String
    /// Distance from the left edge.
    public let x: Double
    /// Distance from the upper edge.
    public let y: Double

    /// Describes one place.
    public init(name: String, x: Double, y: Double) {
        self.name = name
        self.x = x
        self.y = y
    }
}

/// One region that a detector found in a picture.
public struct DetectedRegion: Hashable, Codable, Sendable {
    /// Where it is; parts of it may lie outside the picture.
    public let box: Box
    /// How sure the detector is, in [0, 1].
    public let score: Double
    /// Places that the detector marks in it; empty where it marks none.
    public let landmarks: [Landmark]
    /// What is written there; nil where the detector does not read.
    public let text: String?

    /// Describes one region.
    public init(box: Box, score: Double, landmarks: [Landmark] = [], text: String? = nil) {
        self.box = box
        self.score = score
        self.landmarks = landmarks
        self.text = text
    }
}

/// What a detector made of one picture.
public enum Detection: Hashable, Sendable {
    /// The regions it found; none says that it looked and found none.
    case found([DetectedRegion])
    /// It could not look, for a reason that is one sentence.
    case failed(reason: String)

    /// The regions it found; nil where it could not look.
    public var regions: [DetectedRegion]? {
        switch self {
        case .found(let regions): regions
        case .failed: nil
        }
    }
}

/// Who says where a region of a picture is.
public enum RegionSource: Hashable, Sendable {
    /// The dataset's own metadata.
    case metadata
    /// A detector of this name.
    case detector(String)

    /// "metadata", or the detector's name.
    public var name: String {
        switch self {
        case .metadata: "metadata"
        case .detector(let name): name
        }
    }
}

extension Annotation {
    /// This annotation with what detectors found where it says nothing of a region itself.
    ///
    /// Metadata wins: also where it says that there is none, a detection is left out.
    public func completed(by detections: [Region: Detection]) -> Annotation {
        var completed = self
        for (region, detection) in detections where boxes[region] == nil {
            completed.boxes[region] = detection.regions?.map(\.box)
        }
        return completed
    }
}
