import CCurl
import Foundation

/// What is asked of a server: always a GET.
struct HTTPRequest: Sendable {
    /// Address, of the scheme http or https.
    var url: URL
    /// Fields of the request's head.
    ///
    /// `Authorization` is not sent on to another host that the server redirects to.
    var headers: [String: String] = [:]
}

/// The head of a server's answer, of the last one where the server redirected.
struct HTTPHead: Sendable {
    /// Such as 200, 206 or 404.
    var status: Int
    /// Fields by their names in lower case.
    var headers: [String: String]
    /// Address that answered, after all redirects; known at the end of a transfer.
    var url: URL?
}

/// Why there was no complete answer.
struct TransportFailure: Error {
    /// In libcurl's words.
    let message: String
    /// Whether the same request may well succeed in a moment.
    let isTransient: Bool
}

/// One request and its answer, by libcurl, in the calling thread.
///
/// Not by Foundation's URLSession: on Linux it asks for compressed bodies and unpacks them unseen, so that positions in a
/// file mean nothing, and does not hold a server back that is faster than the disk. libcurl takes proxies from the
/// environment (`https_proxy`, `no_proxy`) and follows redirects, from https to https only.
final class HTTPExchange {
    private let receive: (HTTPHead, UnsafeRawBufferPointer) throws -> Void
    private var head = HTTPHead(status: 0, headers: [:])
    private var failure: (any Error)?

    /// Redirects that are followed, seconds to connect, and seconds without a byte after which the connection counts as
    /// broken.
    private static let limits = (redirects: 10, connect: 30, silence: 60)
    /// Once for the process, before anything else of libcurl.
    private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    private init(_ receive: @escaping (HTTPHead, UnsafeRawBufferPointer) throws -> Void) {
        self.receive = receive
    }

    /// Sends a request and hands the body over piece by piece, with the head each time; returns the head at the end.
    ///
    /// Throws `TransportFailure`, or the error with which `receive` ended the transfer.
    static func run(
        _ request: HTTPRequest, receive: @escaping (HTTPHead, UnsafeRawBufferPointer) throws -> Void
    ) throws -> HTTPHead {
        try HTTPExchange(receive).run(request)
    }

    /// The whole body of an answer, which must not be longer than `limit` bytes.
    static func body(_ request: HTTPRequest, limit: Int) throws -> (head: HTTPHead, body: Data) {
        var body = Data()
        let head = try run(request) { _, piece in
            guard body.count + piece.count <= limit else {
                throw TransportFailure(message: "an answer of more than \(limit) bytes", isTransient: false)
            }
            body.append(contentsOf: piece)
        }
        return (head, body)
    }

    private func run(_ request: HTTPRequest) throws -> HTTPHead {
        guard Self.isReady, let handle = curl_easy_init() else {
            throw TransportFailure(message: "libcurl cannot start", isTransient: false)
        }
        defer { curl_easy_cleanup(handle) }
        var fields: UnsafeMutablePointer<curl_slist>?
        defer { curl_slist_free_all(fields) }
        for (name, value) in request.headers.sorted(by: { $0.key < $1.key }) {
            fields = curl_slist_append(fields, "\(name): \(value)")
        }
        var message = [CChar](repeating: 0, count: Int(CURL_ERROR_SIZE))
        let code = message.withUnsafeMutableBufferPointer { message in
            setOptions(handle, request: request, fields: fields, message: message.baseAddress)
            return withExtendedLifetime(self) { curl_easy_perform(handle) }
        }
        if let failure { throw failure }
        guard code == CURLE_OK else {
            let detail = String(decoding: message.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            throw TransportFailure(
                message: detail.isEmpty ? String(cString: curl_easy_strerror(code)) : detail,
                isTransient: Self.transient.contains(code.rawValue))
        }
        head.url = vlm_curl_final_address(handle).flatMap { URL(string: String(cString: $0)) }
        return head
    }

    /// Codes of connections that broke or came to nothing for once.
    private static let transient = Set(
        [
            CURLE_COULDNT_CONNECT, CURLE_HTTP2, CURLE_PARTIAL_FILE, CURLE_OPERATION_TIMEDOUT, CURLE_SSL_CONNECT_ERROR,
            CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_HTTP2_STREAM,
        ].map(\.rawValue))

    private func setOptions(
        _ handle: UnsafeMutableRawPointer, request: HTTPRequest, fields: UnsafeMutablePointer<curl_slist>?,
        message: UnsafeMutablePointer<CChar>?
    ) {
        vlm_curl_set_text(handle, CURLOPT_URL, request.url.absoluteString)
        vlm_curl_set_text(handle, CURLOPT_USERAGENT, "\(VLMAudit.name)/\(ProgramVersion.current)")
        vlm_curl_set_pointer(handle, CURLOPT_HTTPHEADER, fields)
        vlm_curl_set_pointer(handle, CURLOPT_ERRORBUFFER, message)
        vlm_curl_set_number(handle, CURLOPT_FOLLOWLOCATION, 1)
        vlm_curl_set_number(handle, CURLOPT_MAXREDIRS, Self.limits.redirects)
        vlm_curl_set_number(handle, CURLOPT_CONNECTTIMEOUT, Self.limits.connect)
        vlm_curl_set_number(handle, CURLOPT_LOW_SPEED_LIMIT, 1)
        vlm_curl_set_number(handle, CURLOPT_LOW_SPEED_TIME, Self.limits.silence)
        vlm_curl_allow(handle, request.url.scheme == "http" ? 1 : 0)
        if let authorities = ProcessInfo.processInfo.environment["SSL_CERT_FILE"] {
            vlm_curl_set_text(handle, CURLOPT_CAINFO, authorities)
        }
        let context = Unmanaged.passUnretained(self).toOpaque()
        vlm_curl_set_pointer(handle, CURLOPT_HEADERDATA, context)
        vlm_curl_set_pointer(handle, CURLOPT_WRITEDATA, context)
        vlm_curl_set_sink(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
            guard let bytes, let context else { return 0 }
            let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
            Unmanaged<HTTPExchange>.fromOpaque(context).takeUnretainedValue().note(
                String(decoding: line, as: UTF8.self))
            return line.count
        }
        vlm_curl_set_sink(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
            guard let bytes, let context else { return 0 }
            let piece = UnsafeRawBufferPointer(start: bytes, count: size * count)
            return Unmanaged<HTTPExchange>.fromOpaque(context).takeUnretainedValue().take(piece) ? piece.count : 0
        }
    }

    /// Notes a line of a head; each answer begins with its status.
    private func note(_ line: String) {
        if line.hasPrefix("HTTP/") {
            head = HTTPHead(status: Int(line.split(separator: " ").dropFirst().first ?? "") ?? 0, headers: [:])
        } else if let colon = line.firstIndex(of: ":") {
            head.headers[line[..<colon].lowercased()] = line[line.index(after: colon)...]
                .trimmingCharacters(in: .whitespacesAndNewlines)
        }
    }

    /// Hands a piece over; false ends the transfer.
    private func take(_ piece: UnsafeRawBufferPointer) -> Bool {
        do {
            try receive(head, piece)
            return true
        } catch {
            failure = error
            return false
        }
    }
}
