public import Foundation
import Synchronization

/// An HTTP server on this machine alone, for tests: it answers as the test says, and breaks connections on request.
///
/// One connection at a time, one request a connection, and no more requests than `limit`, so that a client that asks for
/// ever comes to an end.
public final class LoopbackServer: Sendable {
    /// What a client asked for.
    public struct Request: Sendable {
        /// Path and query, as sent.
        public let target: String
        /// Fields by their names in lower case.
        public let headers: [String: String]

        /// The path without the query.
        public var path: String { String(target.prefix { $0 != "?" }) }
    }

    /// What the server answers.
    public struct Response: Sendable {
        /// Such as 200.
        public var status: Int
        /// Fields of the head; the length is added.
        public var headers: [String: String]
        /// The body.
        public var body: Data
        /// Bytes of the body after which the connection breaks, as if the network had failed; nil for none.
        public var cut: Int?

        /// Describes an answer.
        public init(_ status: Int = 200, headers: [String: String] = [:], body: Data = Data(), cut: Int? = nil) {
            self.status = status
            self.headers = headers
            self.body = body
            self.cut = cut
        }

        /// A file, or the rest of it where the request asks for that and the server can.
        ///
        /// - `tag`: its ETag; a request with another one in `If-Range` gets the whole file.
        /// - `ranges`: whether the server sends parts of files.
        public static func file(
            _ content: Data, for request: Request, tag: String? = "\"1\"", ranges: Bool = true, cut: Int? = nil
        ) -> Response {
            var headers: [String: String] = [:]
            headers["ETag"] = tag
            let condition = request.headers["if-range"]
            guard ranges, condition == nil || condition == tag, let range = request.headers["range"],
                let start = range.split(separator: "=").last.flatMap({ Int($0.dropLast()) })
            else { return Response(headers: headers, body: content, cut: cut) }
            guard start < content.count else {
                headers["Content-Range"] = "bytes */\(content.count)"
                return Response(416, headers: headers)
            }
            headers["Content-Range"] = "bytes \(start)-\(content.count - 1)/\(content.count)"
            return Response(206, headers: headers, body: content.dropFirst(start), cut: cut)
        }

        /// Sends the client elsewhere.
        public static func redirect(_ location: String) -> Response {
            Response(302, headers: ["Location": location])
        }
    }

    private let listener: Int32
    private let log: Log
    /// `http://127.0.0.1:PORT`, without a slash at the end.
    public let url: URL

    /// Starts a server.
    public init(limit: Int = 60, _ respond: @escaping @Sendable (Request) -> Response) throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isOpen = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, length) == 0 && listen(listener, 8) == 0 && getsockname(listener, $0, &length) == 0
            }
        }
        guard isOpen, let url = URL(string: "http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))") else {
            close(listener)
            throw CocoaError(.fileReadUnknown)
        }
        let log = Log()
        (self.listener, self.url, self.log) = (listener, url, log)
        Thread {
            for _ in 0..<limit {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { break }
                Self.answer(connection, log: log, respond)
            }
            close(listener)
        }.start()
    }

    // Wakes the thread, which then closes the socket.
    deinit { shutdown(listener, Int32(SHUT_RDWR)) }

    /// Everything that was asked, in order.
    public var requests: [Request] { log.requests.withLock { $0 } }

    private final class Log: Sendable {
        let requests = Mutex<[Request]>([])
    }

    private static func answer(_ connection: Int32, log: Log, _ respond: (Request) -> Response) {
        defer { close(connection) }
        var patience = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(
            connection, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        guard let request = read(connection) else { return }
        log.requests.withLock { $0.append(request) }
        let response = respond(request)
        var head =
            "HTTP/1.1 \(response.status) Answer\r\nConnection: close\r\nContent-Length: \(response.body.count)\r\n"
        for (name, value) in response.headers { head += "\(name): \(value)\r\n" }
        send(connection, Data((head + "\r\n").utf8))
        send(connection, response.body.prefix(response.cut ?? .max))
    }

    private static func read(_ connection: Int32) -> Request? {
        var text = Data(), byte: UInt8 = 0
        while text.count < 65_536, !text.suffix(4).elementsEqual("\r\n\r\n".utf8) {
            guard recv(connection, &byte, 1, 0) == 1 else { return nil }
            text.append(byte)
        }
        let lines = String(decoding: text, as: UTF8.self).components(separatedBy: "\r\n")
        let words = lines[0].split(separator: " ")
        guard words.count == 3 else { return nil }
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            headers[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmingCharacters(
                in: .whitespaces)
        }
        return Request(target: String(words[1]), headers: headers)
    }

    private static func send(_ connection: Int32, _ data: Data) {
        var rest = data[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
