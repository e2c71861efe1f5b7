import Domain

/// Whether a manifest names what the run in the database was given, and whether what is stored there under the digest of
/// its content still has it.
struct InputsCheck {
    let manifest: SiteManifest
    let database: AuditDatabase

    func check() throws -> VerificationCheck {
        let origin = try database.origin(run: manifest.run.name), listed = manifest.inputs, stored = origin.inputs
        var problems: [VerificationCheck.Problem] = []
        func compare(_ what: String, _ expected: String, _ found: String) {
            if expected != found { problems.append(.init(what: what, expected: expected, found: found)) }
        }
        compare("identity of the run", manifest.run.identity.hex, origin.run.identity.hex)
        compare("dataset", Self.words([listed.dataset]), Self.words([stored.dataset]))
        compare("model", Self.words([listed.model]), Self.words([stored.model]))
        compare("prompts", listed.prompts.hex, stored.prompts.hex)
        compare("head", listed.head.hex, stored.head.hex)
        compare("detectors", Self.words(listed.detectors), Self.words(stored.detectors))
        compare("parameters", Self.words(listed.parameters), Self.words(stored.parameters))
        problems += try database.misnamed(run: manifest.run.name).map {
            VerificationCheck.Problem(what: $0.what, expected: $0.expected, found: $0.found)
        }
        return VerificationCheck(
            .inputs, "dataset, model, prompts, head and \(listed.parameters.count) sets of parameters",
            problems: problems)
    }

    private static func words(_ list: [SiteManifest.Named]) -> String {
        list.isEmpty ? "none" : list.map { "\($0.name) \($0.digest)" }.joined(separator: ", ")
    }

    private static func words(_ list: [SiteManifest.Parameters]) -> String {
        words(list.map { SiteManifest.Named(name: $0.method, digest: $0.digest) })
    }
}
