import Engine
import Foundation

/// Fetches a file to the disk: whole and as expected, or not at all under its name.
///
/// What has come is kept as `NAME.part` and continued, after a broken connection as well as after the end of the program,
/// where the server can send the rest (`Range`) and the bytes are still of the same file: by the server's word (`If-Range`)
/// or because the digest of the whole is known. Otherwise it starts again. An answer that cannot be the file, such as the
/// page of a network that wants a login first, takes nothing away from what has come.
struct Download {
    /// Where the file comes from.
    let request: HTTPRequest
    /// Where it goes; its folder is made.
    let file: URL
    var expected = ExpectedContent()
    var patience = Patience()
    var progress: TransferProgress?

    /// Fetches the file; one that is there under the name is replaced.
    func run() throws(DownloadError) {
        let part = try PartialFile(for: file, source: request.url)
        while true {
            do throws(DownloadError) { try fetch(part) } catch {
                if part.size == 0 { part.remove() }
                throw error
            }
            guard let (expected, found) = try difference() else { break }
            let mayBeOld = part.isResumed
            try empty(part)
            // The part may have been of another version of the file: once more, from the start.
            if mayBeOld { continue }
            part.remove()
            throw DownloadError(url: request.url, reason: .content(expected: expected, found: found, kept: 0))
        }
        try part.complete()
    }

    private func difference() throws(DownloadError) -> (expected: String, found: String)? {
        do throws(EngineError) {
            return try expected.difference(in: PartialFile.url(for: file))
        } catch {
            throw DownloadError(
                url: request.url, reason: .disk(file: PartialFile.url(for: file).path, message: error.found))
        }
    }

    /// Asks for the rest until it is there.
    private func fetch(_ part: PartialFile) throws(DownloadError) {
        var failures = 0
        while true {
            let before = part.size
            do {
                if try ask(part) { return }
                // The rest that was asked for does not exist.
                try empty(part)
                failures += 1
                if failures > patience.retries {
                    throw DownloadError(url: request.url, reason: .status(416))
                }
            } catch let error as DownloadError where !error.isTransient {
                throw error
            } catch let error as TransportFailure where !error.isTransient {
                throw DownloadError(url: request.url, reason: .connection(message: error.message, kept: part.size))
            } catch {
                failures = part.size >= before + Patience.goodProgress ? 1 : failures + 1
                if failures > patience.retries { throw exhausted(error, kept: part.size) }
                patience.wait(after: failures)
            }
        }
    }

    private func exhausted(_ error: any Error, kept: Int) -> DownloadError {
        var message = (error as? TransportFailure)?.message ?? error.localizedDescription
        if let error = error as? DownloadError {
            guard kept > 0, case .status(let code) = error.reason else { return error }
            message = "the status \(code)"
        }
        return DownloadError(url: request.url, reason: .connection(message: message, kept: kept))
    }

    /// Asks once for what is missing; false where the server has no such rest.
    private func ask(_ part: PartialFile) throws -> Bool {
        if let size = expected.size, part.size >= size, part.size > 0 { return part.size == size }
        var request = request
        let validator = part.validator
        if part.size > 0, validator != nil || expected.digest != nil {
            request.headers["Range"] = "bytes=\(part.size)-"
            request.headers["If-Range"] = validator
        }
        let start = part.size
        var hasBegun = false
        let head = try HTTPExchange.run(request) { head, piece in
            if !hasBegun { try begin(part, head: head, start: start) }
            hasBegun = true
            guard head.status == 200 || head.status == 206 else { return }
            try part.append(piece)
            progress?.advance(by: piece.count)
        }
        if head.status == 416 { return RangeField(head.headers["content-range"])?.total == part.size }
        if !hasBegun { try begin(part, head: head, start: start) }
        return true
    }

    /// Looks at the head of an answer before its first byte is kept.
    private func begin(_ part: PartialFile, head: HTTPHead, start: Int) throws {
        let length = head.headers["content-length"].flatMap { Int($0) }
        switch head.status {
        case 200:
            if let type = head.headers["content-type"], type.lowercased().hasPrefix("text/html") {
                throw mismatch(part, expected: "a file", found: "a page of the type \(type)")
            }
            try check(part, total: length)
            if part.size > 0 { try empty(part) }
            progress?.begin(total: length, already: 0)
        case 206:
            guard let range = RangeField(head.headers["content-range"]), range.first == start else {
                throw mismatch(
                    part, expected: "the bytes from \(start) on",
                    found: head.headers["content-range"] ?? "an answer that does not say which they are")
            }
            try check(part, total: range.total)
            progress?.begin(total: range.total, already: start)
        case 416: return
        default: throw DownloadError(url: request.url, reason: .status(head.status))
        }
        // A weak tag does not promise equal bytes.
        let tag = head.headers["etag"].flatMap { $0.hasPrefix("W/") ? nil : $0 }
        part.validator = tag ?? head.headers["last-modified"]
    }

    private func check(_ part: PartialFile, total: Int?) throws {
        guard let size = expected.size, let total, total != size else { return }
        throw mismatch(part, expected: "\(size) bytes", found: "\(total)")
    }

    /// The error for an answer whose head says already that it is not the file.
    private func mismatch(_ part: PartialFile, expected: String, found: String) -> DownloadError {
        DownloadError(url: request.url, reason: .content(expected: expected, found: found, kept: part.size))
    }

    private func empty(_ part: PartialFile) throws(DownloadError) {
        progress?.advance(by: -part.size)
        try part.empty()
    }
}

/// The field `Content-Range`: `bytes 5-9/10`, or `bytes */10` where nothing fits.
struct RangeField: Equatable {
    /// Position of the first byte that comes; nil where none does.
    let first: Int?
    /// Size of the whole file; nil where the server does not know.
    let total: Int?

    /// Reads the field; nil where it is of another form.
    init?(_ field: String?) {
        guard let field, field.hasPrefix("bytes ") else { return nil }
        let parts = field.dropFirst("bytes ".count).split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        first = parts[0].split(separator: "-").first.flatMap { Int($0) }
        total = Int(parts[1])
    }
}
