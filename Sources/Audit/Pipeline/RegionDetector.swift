import Domain
import Engine

/// Something that searches pictures for one kind of region: where metadata says nothing, a run takes its word.
protocol RegionDetector: Sendable {
    /// Memory of one lane.
    associatedtype Scratch
    /// Everything that decides what it finds, the digest of its weights among it.
    associatedtype Parameters: Encodable

    /// Its name in the database and in reports.
    var name: String { get }
    /// What it searches for.
    var region: Region { get }
    var parameters: Parameters { get }

    /// Memory for one lane; called once for each lane that gets work.
    func makeScratch() -> Scratch
    /// The regions in an upright picture, in the detector's order.
    func regions(in image: PixelImage, scratch: Scratch) throws(EngineError) -> [DetectedRegion]
}

extension RegionDetector {
    /// The detector as the database identifies it.
    func row() throws -> DetectorRow { try DetectorRow(name: name, region: region, parameters: parameters) }
}
