internal import CLibevent

/// One client's connection, from accept to close.
///
/// evhttp owns the C connection; this object learns of its end through the close callback and lets go then.
final class Connection {
    let bufferevent: OpaquePointer
    /// -1 until it is adopted.
    private(set) var descriptor: Int32 = -1
    /// The client's address without its port.
    private(set) var peer = ""
    /// The request that is being answered.
    var exchange: Exchange?
    /// evhttp's connection, from `adopt` to the close callback.
    private var pointer: OpaquePointer?
    /// Bytes that have come and have not been answered yet.
    private var unansweredBytes = 0
    private unowned let listener: Listener

    /// Makes the bufferevent of a connection that evhttp is about to accept.
    /// - Returns: nil where memory is short.
    init?(base: OpaquePointer, listener: Listener) {
        guard let bufferevent = bufferevent_socket_new(base, -1, Int32(BEV_OPT_CLOSE_ON_FREE.rawValue)) else {
            return nil
        }
        self.bufferevent = bufferevent
        self.listener = listener
        // Reading stays on while a long reply is written, without a callback: without a mark a client could fill memory.
        bufferevent_setwatermark(bufferevent, Int16(EV_READ), 0, listener.readHighWaterMark)
        evbuffer_add_cb(
            bufferevent_get_input(bufferevent),
            { _, change, context in
                guard let change, change.pointee.n_added > 0, let context else { return }
                Unmanaged<Connection>.fromOpaque(context).takeUnretainedValue().unansweredBytes +=
                    change.pointee.n_added
            },
            Unmanaged.passUnretained(self).toOpaque()
        )
        // Until `adopt`: evhttp may free the connection before this object knows it.
        bufferevent_incref(bufferevent)
    }

    /// Finds evhttp's connection, which did not exist yet when evhttp asked for the bufferevent, and watches its end.
    /// - Returns: false where it has ended already.
    func adopt() -> Bool {
        defer { bufferevent_decref(bufferevent) }
        // evhttp is its own callbacks' context; freeing a bufferevent resets them.
        var context: UnsafeMutableRawPointer?
        bufferevent_getcb(bufferevent, nil, nil, nil, &context)
        guard let context else { return false }
        let pointer = OpaquePointer(context)
        self.pointer = pointer
        descriptor = bufferevent_getfd(bufferevent)
        var address: UnsafeMutablePointer<CChar>?
        var port: UInt16 = 0
        evhttp_connection_get_peer(pointer, &address, &port)
        if let address { peer = String(cString: address) }
        evhttp_connection_set_closecb(
            pointer,
            { _, context in
                guard let context else { return }
                Unmanaged<Connection>.fromOpaque(context).takeUnretainedValue().closed()
            },
            Unmanaged.passUnretained(self).toOpaque()
        )
        return true
    }

    /// A reply has gone out whole; whatever lies in the input belongs to a further request.
    func answered() {
        exchange = nil
        unansweredBytes = inputBytes
    }

    /// How much of a head came before evhttp refused it, in bytes.
    func headBytes(of request: UnsafeMutablePointer<evhttp_request>) -> Int {
        // Of a request line that is too long evhttp says nothing.
        request.pointee.headers_size == 0 ? unansweredBytes : request.pointee.headers_size + inputBytes
    }

    private var inputBytes: Int {
        evbuffer_get_length(bufferevent_get_input(bufferevent))
    }

    func closeIfIdle() {
        if exchange == nil, unansweredBytes == 0 { close() }
    }

    /// Closes it, whatever it is at.
    func close() {
        if let pointer { evhttp_connection_free(pointer) }
    }

    private func closed() {
        pointer = nil
        exchange?.connectionClosed()
        exchange = nil
        listener.remove(self)
    }
}
