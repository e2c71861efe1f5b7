/// Everything the audit knows of one picture.
public struct ImagePage: Page {
    /// Arranged by `templates/image.mustache`.
    public static let template = "image"

    /// Where the page lies.
    public let name: PageName
    /// What stands above its content.
    public let head: PageHead
    let finding: Finding
    let viewer: Viewer?
    let probabilities: Probabilities?
    let curves: Section?
    let provenance: [FactGroup]
    let previous: PageLink?
    let next: PageLink?

    /// Describes the page of one picture.
    ///
    /// `finding` says whether the picture counts and what the settings made of it. Without a photo (a file that could
    /// not be read) there is no viewer; without explanations there are no curves.
    public init(
        name: PageName, head: PageHead, finding: Finding, viewer: Viewer?, probabilities: Probabilities?,
        curves: Section?, provenance: [FactGroup], previous: PageLink?, next: PageLink?
    ) {
        self.name = name
        self.head = head
        self.finding = finding
        self.viewer = viewer
        self.probabilities = probabilities
        self.curves = curves
        self.provenance = provenance
        self.previous = previous
        self.next = next
    }

    /// The photo and its heat layers, switched without a script.
    public struct Viewer: Sendable {
        struct View: Sendable {
            /// Tells the views apart in the stylesheet: "all", "photo", "layer-1" to "layer-4".
            let slot: String
            let label: String
            let isFirst: Bool
        }

        struct Pane: Sendable {
            let slot: String
            let stack: Stack
        }

        /// The most layers that the stylesheet can switch.
        static let mostLayers = 4

        let views: [View]
        let panes: [Pane]
        let legend: HeatLegend?

        /// Shows the photo alone, each of up to four layers alone, or all side by side.
        public init(photo: Photo, layers: [Stack]) {
            precondition(layers.count <= Self.mostLayers, "The viewer shows at most \(Self.mostLayers) layers.")
            let alone = Stack(label: "Photo", photo: photo, heat: nil, note: "As the model sees it.")
            let named = layers.enumerated().map { (slot: "layer-\($0.offset + 1)", stack: $0.element) }
            panes = [Pane(slot: "photo", stack: alone)] + named.map { Pane(slot: $0.slot, stack: $0.stack) }
            legend = layers.isEmpty ? nil : HeatLegend()
            guard !layers.isEmpty else {
                views = []
                return
            }
            views =
                [
                    View(slot: "all", label: "Side by side", isFirst: true),
                    View(slot: "photo", label: "Photo", isFirst: false),
                ] + named.map { View(slot: $0.slot, label: $0.stack.label, isFirst: false) }
        }
    }
}
