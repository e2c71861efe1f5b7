import Render

extension Words {
    /// What every page of a report on samples says first; nil where dataset and model are the user's own.
    static func sampleNotice(datasetIsSample: Bool, modelIsSample: Bool) -> Notice? {
        let text: String? =
            switch (datasetIsSample, modelIsSample) {
            case (true, true):
                "Sample world, sample model: the pictures are drawn and the model was trained on such drawings. This shows "
                    + "what an audit finds; it is not a statement about CLIP or about people."
            case (true, false):
                "Sample world: the pictures are drawn. What the model does on them is not a statement about photos of people."
            case (false, true):
                "Sample model: it was trained on drawings and knows nothing else. This is not a statement about CLIP."
            case (false, false): nil
            }
        return text.map { Notice(status: Status(.info, "Sample"), text: $0) }
    }
}
