import Domain

/// The sizes at which P-Net looks at a picture, so that faces of all sizes come to 12 x 12 pixels in one of them.
struct ImagePyramid {
    /// Sizes relative to the picture, from the largest down.
    let scales: [Double]

    /// Ends before the shorter side would fall below what P-Net looks at; none for a picture too small for any face.
    init(width: Int, height: Int, parameters: FaceDetectionParameters) {
        var scale = Double(ProposalNetwork.cell) / Double(parameters.smallestFace)
        var shorter = Double(min(width, height)) * scale
        var scales: [Double] = []
        while shorter >= Double(ProposalNetwork.cell) {
            scales.append(scale)
            scale *= parameters.pyramidFactor
            shorter *= parameters.pyramidFactor
        }
        self.scales = scales
    }

    /// Whole pixels of a side at a scale.
    static func side(_ length: Int, scale: Double) -> Int { Int(Double(length) * scale + 1) }
}
