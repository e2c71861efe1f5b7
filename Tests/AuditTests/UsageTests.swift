import Foundation
import Testing

@Suite("The command line")
struct UsageTests {
    /// Runs where no files are: a command line is refused before anything is read.
    private func run(_ arguments: [String]) async throws -> ProgramResult {
        try await Fixture(withDataset: false).run(arguments)
    }

    @Test(arguments: [
        ["--limit", "0"], ["--limit", "few"], ["--iterations", "0"], ["--iterations", "100001"], ["--workers", "0"],
        ["--jitter", "65"], ["--jitter=-1"], ["--deletion-step", "0"], ["--l1=-1"], ["--tv", "inf"],
        ["--blur-sigma", "nan"], ["--blur-sigma", "0"], ["--seed=-1"], ["--epochs", "0"], ["--substrate", "red"],
        ["--mask-init", "centre"], ["--prompt", "a photo"], ["--run", "a/b"], ["--run", ".."], ["--run", ""],
        ["--run", "heads"], ["--run", "audit.sqlite"], ["--checked-pictures=-1"], ["--checked-pictures", "few"],
        ["--repeats", "0"], ["--repeats", "101"],
    ])
    func `build refuses`(_ wrong: [String]) async throws {
        let option = String(wrong[0].prefix { $0 != "=" })
        try await run(["build", "--dataset", "d", "--model", "m"] + wrong).expectUsage(option)
    }

    @Test(arguments: [["--target", "9"], ["--target=-1"], ["--score", "loss"], ["--iterations", "0"]])
    func `explain refuses`(_ wrong: [String]) async throws {
        let option = String(wrong[0].prefix { $0 != "=" })
        try await run(["explain", "x.jpg", "--model", "m", "--prompts", "a,b"] + wrong).expectUsage(option)
    }

    @Test(arguments: [
        (["--arch", "vit-x"], "vit-b-32"), (["--arch", "vit-b-32", "--batches", "x"], "--batches x"),
        (["--arch", "vit-b-32", "--batches", "1,0"], "--batches 1,0"),
        (["--arch", "vit-b-32", "--repetitions", "0"], "--repetitions"),
        (["--model", "m", "--arch", "vit-b-32"], "either --model or --arch"), ([], "either --model or --arch"),
    ])
    func `bench refuses`(_ wrong: [String], _ complaint: String) async throws {
        try await run(["bench"] + wrong).expectUsage(complaint)
    }

    @Test(arguments: [
        (["build"], "--dataset"),
        (["explain", "x.jpg", "--model", "m"], "--prompts"),
        (["explain", "--model", "m", "--prompts", "a"], "<images>"), (["frobnicate"], "frobnicate"),
        (["explain", "x.jpg", "--model", "m", "--prompts", " , "], "at least one prompt"),
        (["build", "--dataset", "d", "--model", "m", "--nonsense"], "--nonsense"),
    ])
    func `what is missing or unknown is named`(_ arguments: [String], _ complaint: String) async throws {
        try await run(arguments).expectUsage(complaint)
    }

    @Test func `a prompt that the model cannot take is refused in one sentence`() async throws {
        let fixture = try Fixture()
        let long = String(repeating: "chef ", count: 90)
        try await fixture.build("--prompt", "\(long){class}").expectSentence(65, "at most 75 tokens", "shorten")
        try await fixture.build("--prompt", "<|endoftext|> {class}").expectSentence(65, "a prompt in plain words")
    }

    /// The options of each command, as its help lists them.
    static let options: [(command: String, options: [String])] = [
        (
            "build",
            [
                "--dataset", "--data-dir", "--metadata", "--split", "--model", "--output", "--run", "--limit",
                "--prompt", "--epochs", "--variants", "--faces", "--text",
                "--iterations",
                "--mask-init", "--jitter", "--l1", "--tv", "--blur-sigma", "--deletion-step", "--substrate", "--seed",
                "--checked-pictures", "--repeats", "--site-budget", "--workers", "--json", "--quiet", "--version",
                "--help",
            ]
        ),
        (
            "explain",
            [
                "--model", "--prompts", "--target", "--score", "--iterations", "--mask-init", "--jitter", "--l1",
                "--tv",
                "--blur-sigma", "--deletion-step", "--substrate", "--seed", "--workers", "--out", "--quiet",
                "--version",
                "--help",
            ]
        ),
        (
            "bench",
            ["--model", "--arch", "--batches", "--repetitions", "--workers", "--json", "--version", "--help"]
        ),
        (
            "diff",
            [
                "--history", "--output", "--to", "--force", "--exit-code", "--json", "--policy", "--workers", "--quiet",
                "--version", "--help",
            ]
        ),
        (
            "gate",
            ["--policy", "--output", "--strict", "--junit", "--sarif", "--json", "--version", "--help"]
        ),
        (
            "render",
            ["--output", "--site-budget", "--faces", "--policy", "--workers", "--quiet", "--version", "--help"]
        ),
    ]

    @Test(arguments: options) func `help lists every option`(_ command: String, _ options: [String]) async throws {
        let result = try await run([command, "--help"])
        result.expectSuccess()
        #expect(result.errors.isEmpty)
        let listed = result.outputLines.compactMap { line -> String? in
            // "  --seed <seed>   Seed ..." or "  -h, --help   Show ..."
            line.firstMatch(of: /^ {2}(?:-\w, )?(--[a-z0-9-]+)/).map { String($0.1) }
        }
        #expect(listed.sorted() == options.sorted())
    }

    @Test func `without a command, help; the version on request`() async throws {
        for arguments in [[], ["--help"], ["help"]] {
            let help = try await run(arguments)
            help.expectSuccess()
            for (command, _) in Self.options { #expect(help.output.contains("  \(command) ")) }
        }
        let version = try await run(["--version"])
        #expect(version.status == 0)
        #expect(version.output.firstMatch(of: /^\d+\.\d+\.\d+\n$/) != nil)
    }
}
