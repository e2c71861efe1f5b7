import Domain
import Render

extension ProvenanceReport {
    /// The parameters of insertion, blind rankings, and explanations that are made again; empty for a run without them.
    func furtherMeasures() throws -> [FactGroup] {
        guard let row = try database.faithfulness(run: findings.run.name) else { return [] }
        var groups: [FactGroup] = []
        if let insertion = try database.parameters(InsertionParameters.self, digest: row.insertion),
            let floors = try database.parameters(FloorParameters.self, digest: row.floors)
        {
            groups.append(
                FactGroup(
                    "Insertion curve and blind rankings",
                    [
                        Fact("Pixels a step", NumberFormat.count(insertion.step)),
                        Fact("Starts from", "the picture blurred, Gaussian, \(insertion.blurSigma) pixels"),
                        Fact("Random ranking", "\(floors.side) \u{00D7} \(floors.side) values, seed \(floors.seed)"),
                        Fact(
                            "Ranking from the centre",
                            "Gaussian, standard deviation \(NumberFormat.percent(floors.spread, digits: 0)) of the side"
                        ),
                        Fact("Digest of insertion", row.insertion.hex, isCode: true),
                        Fact("Digest of the rankings", row.floors.hex, isCode: true),
                    ]))
        }
        groups.append(
            FactGroup(
                "Explained again",
                [
                    Fact("Pictures", NumberFormat.count(row.checked.count)),
                    Fact("Other seeds", NumberFormat.count(row.repeats.count)),
                    Fact("Normalised score", "1 for the picture as it is, 0 for the fully blurred one"),
                    Fact("Digest", row.checks.hex, isCode: true),
                    Fact("Digest, normalised", row.matched.hex, isCode: true),
                ]
                    + row.repeats.enumerated().map { index, digest in
                        Fact("Digest, other seed \(index + 1)", digest.hex, isCode: true)
                    }))
        return groups
    }
}
