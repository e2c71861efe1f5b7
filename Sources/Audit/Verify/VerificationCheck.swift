import Render

/// One thing that was looked at, and what came of it.
struct VerificationCheck: Encodable, Sendable {
    /// What is looked at.
    enum Subject: String, Encodable, Sendable {
        /// The digest of the manifest, where the user noted one.
        case seal
        /// The files of the site.
        case files
        /// The database as a file, and that it holds the run.
        case database
        /// The rows that the run rests on.
        case rows
        /// What the run was given, and that parameters, prompts and detectors are what their digests say.
        case inputs
        /// The file of the trained head.
        case head
        /// `report.json` beside what the database gives now.
        case numbers
        /// The dataset's pictures on disk.
        case pictures
        /// The checkpoint on disk.
        case model
    }

    /// What came of it.
    enum Outcome: String, Encodable, Sendable {
        case holds
        case differs
        case notChecked = "not-checked"
    }

    /// Something that is not as it should be.
    struct Problem: Encodable, Hashable, Sendable {
        let what: String
        let expected: String
        let found: String

        /// One line, whatever the names in it are.
        var sentence: String { SafeText.line("\(what): expected \(expected) but found \(found).") }
    }

    let subject: Subject
    let outcome: Outcome
    /// What was looked at, in words, or why nothing was.
    let detail: String
    let problems: [Problem]

    /// Something that was looked at: it holds where there is no problem.
    init(_ subject: Subject, _ detail: String, problems: [Problem] = []) {
        self.subject = subject
        self.detail = detail
        self.problems = problems
        outcome = problems.isEmpty ? .holds : .differs
    }

    /// Something that was not looked at, and why.
    init(_ subject: Subject, notChecked reason: String) {
        self.subject = subject
        detail = reason
        problems = []
        outcome = .notChecked
    }
}
