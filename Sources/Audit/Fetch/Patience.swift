import Foundation

/// How often a request that failed is sent again, and for how long it waits first; the pause doubles each time.
struct Patience: Sendable {
    /// Failures after the first that are put up with.
    var retries = 5
    /// Seconds before the first of them.
    var pause = 0.5

    /// So many new bytes make up for everything that failed before.
    static let goodProgress = 1 << 20

    /// Waits after so many failures in a row.
    func wait(after failures: Int) { Thread.sleep(forTimeInterval: pause * Double(1 << (failures - 1))) }

    /// Fetches a small text, such as a list of files; any status but 200 is an error.
    func text(_ request: HTTPRequest, limit: Int = 64 << 20) throws(DownloadError) -> (head: HTTPHead, body: Data) {
        var failures = 0
        while true {
            switch Self.ask(request, limit: limit) {
            case .success(let answer): return answer
            case .failure(let failure):
                failures += 1
                guard failure.error.isTransient || failure.isTransient, failures <= retries else { throw failure.error }
                wait(after: failures)
            }
        }
    }

    private struct Failure: Error {
        let error: DownloadError
        var isTransient = false
    }

    private static func ask(_ request: HTTPRequest, limit: Int) -> Result<(head: HTTPHead, body: Data), Failure> {
        do {
            let (head, body) = try HTTPExchange.body(request, limit: limit)
            if head.status == 200 { return .success((head, body)) }
            return .failure(Failure(error: DownloadError(url: request.url, reason: .status(head.status))))
        } catch {
            let failure = error as? TransportFailure
            let message = failure?.message ?? error.localizedDescription
            return .failure(
                Failure(
                    error: DownloadError(url: request.url, reason: .connection(message: message, kept: 0)),
                    isTransient: failure?.isTransient ?? false))
        }
    }
}

extension DownloadError {
    /// Whether the server asks to try again.
    var isTransient: Bool {
        if case .status(let code) = reason { [408, 429, 500, 502, 503, 504].contains(code) } else { false }
    }
}
