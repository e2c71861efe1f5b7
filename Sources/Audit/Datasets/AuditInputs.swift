import Domain
import Foundation
import SampleWorld

/// The dataset and the model that `build` works with, found from what the user wrote.
///
/// `--dataset occupation` means the real dataset where it lies in the data folder and a model is given. Otherwise it means
/// the sample world that the program draws, with the model that the user names or the sample model `sample-v2`.
struct AuditInputs: Sendable {
    /// Folder of the dataset.
    let dataset: URL
    /// The model.
    let model: LocatedModel
    /// Whether the dataset is the program's own drawing; it is drawn on the first use.
    let isSampleDataset: Bool
    /// What the user should know about the choice.
    let notice: String?

    /// Finds both.
    ///
    /// - Parameters:
    ///   - dataset: a folder, or the name of a known dataset.
    ///   - model: what `ModelLocator` finds, or nil.
    ///   - outputFolder: where a drawn dataset is kept.
    init(dataset argument: String, model name: String?, outputFolder: URL) throws {
        let located = DatasetLocator.locate(argument)
        let modelIsSample =
            name.map { SampleModel(rawValue: $0) != nil && !PictureFiles.isFolder(URL(fileURLWithPath: $0)) } ?? true
        let models = ModelLocator()
        switch located {
        case .folder(let folder):
            guard let name else {
                throw AuditError(
                    .missingInput,
                    "--model: expected a CLIP checkpoint for \(folder.path) but found none; name its folder, or use "
                        + "--dataset \(SampleDataset.name) without --model to see the sample audit.")
            }
            dataset = folder
            isSampleDataset = false
            notice = nil
            model = try models.locate(name)
        case .occupation(let real):
            let photos = modelIsSample ? nil : real, usesSample = photos == nil
            dataset = photos ?? SampleDataset.folder(in: outputFolder)
            isSampleDataset = usesSample
            model = try models.locate(name ?? SampleModel.v2.rawValue)
            notice =
                if let real, usesSample {
                    "The photos in \(real.path) are left alone: sample models know drawn pictures only. "
                        + "Give --model to audit a model on the photos."
                } else if usesSample {
                    "There are no photos of the occupation dataset in \(DatasetLocator.dataFolder.path), so the sample world "
                        + "is audited, which the program draws."
                } else {
                    nil
                }
        case .sample:
            dataset = SampleDataset.folder(in: outputFolder)
            isSampleDataset = true
            model = try models.locate(name ?? SampleModel.v2.rawValue)
            notice = nil
        }
    }
}
