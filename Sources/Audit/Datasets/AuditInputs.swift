import Domain
import Foundation
import SampleWorld

/// The dataset and the model that `build` works with, found from what the user wrote.
///
/// `--dataset occupation` means the real dataset where it lies in the data folder and a model is given. Otherwise, unless
/// the user named the data folder, it means the sample world that the program draws, with the model that the user names or
/// the sample model `sample-v2`.
struct AuditInputs: Sendable {
    /// Where the dataset comes from.
    let dataset: DatasetSource
    /// The model.
    let model: LocatedModel
    /// What the user should know about the choice.
    let notice: String?

    /// Finds both.
    ///
    /// - Parameters:
    ///   - dataset: a folder, an archive, or the name of a known dataset.
    ///   - dataFolder: where datasets with a name are looked for; nil for the usual place.
    ///   - model: what `ModelLocator` finds, or nil.
    init(dataset argument: String, dataFolder: String? = nil, model name: String?) throws {
        let modelIsSample =
            name.map { SampleModel(rawValue: $0) != nil && !PictureFiles.isFolder(URL(fileURLWithPath: $0)) } ?? true
        let data = DatasetLocator.dataFolder(dataFolder)
        var notice: String?
        switch DatasetLocator.locate(argument, dataFolder: dataFolder) {
        case .path(let source), .known(.stanfordCars, let source?):
            dataset = source
        case .known(.occupation, let source?) where !modelIsSample:
            dataset = source
        case .known(.occupation, let source?) where dataFolder != nil:
            dataset = source
        case .known(.occupation, let source?):
            dataset = .sampleWorld
            notice =
                "The photos in \(source.place?.path ?? data.path) are left alone: sample models know drawn pictures only. "
                + "Give --model to audit a model on the photos."
        case .known(.occupation, nil) where dataFolder == nil:
            dataset = .sampleWorld
            notice =
                "There are no photos of the occupation dataset in \(data.path), so the sample world is audited, which the "
                + "program draws."
        case .known(let known, nil):
            throw known.isMissing(in: data)
        case .sample:
            dataset = .sampleWorld
        }
        self.notice = notice
        if name == nil, let place = dataset.place {
            throw AuditError(
                .missingInput,
                "--model: expected a CLIP checkpoint for \(place.path) but found none; name its folder, or use "
                    + "--dataset \(SampleDataset.name) without --model to see the sample audit.")
        }
        model = try ModelLocator().locate(name ?? SampleModel.v2.rawValue)
    }
}
