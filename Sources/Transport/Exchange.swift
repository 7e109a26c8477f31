internal import CLibevent
internal import HTTP

/// One request and its one reply: the owner of the `evhttp_request` in between.
///
/// A handler that waits holds the exchange, not the C request. Once replied, or once the client is gone, nobody can
/// reach the C request any more, and a reply is a no-op.
final class Exchange {
    private var request: UnsafeMutablePointer<evhttp_request>?
    private let connection: Connection
    private let isHead: Bool
    private let persistence: Persistence
    private var isParked = false
    private var response: Response?

    init(
        _ request: UnsafeMutablePointer<evhttp_request>,
        on connection: Connection,
        isHead: Bool = false,
        persistence: Persistence
    ) {
        self.request = request
        self.connection = connection
        self.isHead = isHead
        self.persistence = persistence
        connection.exchange = self
    }

    /// Takes the reply.
    func answer(_ response: consuming Response) {
        self.response = response
    }

    /// Sends the reply that was taken, or nothing where the client is gone.
    func sendReply(by writer: inout ReplyWriter, date: [UInt8], closes: Bool) {
        guard let response = response.take() else { return }
        send(response, by: &writer, date: date, closes: closes)
    }

    /// Sends a reply, or nothing where the client is gone.
    /// - Parameters:
    ///   - writer: of the loop.
    ///   - date: the `Date` field.
    ///   - closes: whether the connection ends with this reply, whatever the request and the response say.
    func send(_ response: borrowing Response, by writer: inout ReplyWriter, date: [UInt8], closes: Bool) {
        guard let request else { return }
        let persistence = closes || response.closes ? .closes : persistence
        let outcome = writer.write(response, isHead: isHead, persistence: persistence, date: date, to: connection)
        if case .outOfMemory = outcome { return connection.close() }
        letGo()
        if case .closes = persistence { evhttp_add_header(request.pointee.output_headers, "Connection", "close") }
        evhttp_request_set_on_complete_cb(
            request,
            { _, context in
                guard let context else { return }
                Unmanaged<Connection>.fromOpaque(context).takeUnretainedValue().answered()
            },
            Unmanaged.passUnretained(connection).toOpaque()
        )
        let bufferevent = connection.bufferevent
        if case .waits = outcome { connection.isSending() }
        // A request that came in chunks would put a last chunk behind the reply.
        miniter_reply_is_whole(request)
        // Where all is sent, evhttp waits for the next request, here and now, or frees the connection.
        evhttp_send_reply_end(request)
        if case .waits = outcome { bufferevent_enable(bufferevent, Int16(EV_WRITE)) }
    }

    /// Its responder waits: nothing more is to be read from the client for now.
    func park() {
        guard request != nil else { return }
        isParked = true
        connection.listener.tally.requestWasParked()
        miniter_pause_reading(connection.bufferevent, connection.descriptor)
    }

    /// From now on nobody reaches the C request.
    private func letGo() {
        request = nil
        guard isParked else { return }
        miniter_resume_reading(connection.descriptor)
        connection.listener.tally.parkedRequestEnded()
    }

    /// The connection is being freed. evhttp frees a request that still hangs on it, and forgets one that does not.
    func connectionClosed() {
        guard let request else { return }
        letGo()
        if evhttp_request_get_connection(request) == nil {
            evhttp_request_free(request)
        }
    }
}
