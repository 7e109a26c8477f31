internal import CLibevent
internal import Tallies

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
    /// What it is at; the sweep asks.
    var stage: Stage
    var framing: HeadGuard
    unowned let listener: Listener
    /// evhttp's connection, from `adopt` to the close callback.
    private var pointer: OpaquePointer?

    /// Makes the bufferevent of a connection that evhttp is about to accept.
    /// - Returns: nil where memory is short.
    init?(base: OpaquePointer, listener: Listener) {
        guard let bufferevent = bufferevent_socket_new(base, -1, Int32(BEV_OPT_CLOSE_ON_FREE.rawValue)) else {
            return nil
        }
        self.bufferevent = bufferevent
        self.listener = listener
        framing = HeadGuard(limits: listener.framingLimits)
        stage = Stage(now: MonotonicClock.now)
        // Reading stays on while a long reply is written, without a callback: without a mark a client could fill memory.
        bufferevent_setwatermark(bufferevent, Int16(EV_READ), 0, listener.readHighWaterMark)
        // It runs when bytes have arrived, before evhttp's own read callback.
        evbuffer_add_cb(
            bufferevent_get_input(bufferevent),
            { input, change, context in
                guard let input, let change, change.pointee.n_added > 0, let context else { return }
                Unmanaged<Connection>.fromOpaque(context).takeUnretainedValue()
                    .received(change.pointee.n_added, in: input)
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

    /// Whether evhttp has not freed it.
    var isOpen: Bool { pointer != nil }

    /// The beginning of the last request's target; nil where none could be read.
    var target: String? {
        let target = framing.target
        return target.isEmpty ? nil : String(decoding: target, as: UTF8.self)
    }

    /// What lies in the input, unread by evhttp, in bytes.
    var inputBytes: Int { evbuffer_get_length(bufferevent_get_input(bufferevent)) }

    /// What lies in the output, not taken by the client, in bytes.
    var outputBytes: Int { evbuffer_get_length(bufferevent_get_output(bufferevent)) }

    func closeIfIdle() {
        if exchange == nil, framing.isBetweenRequests, inputBytes == 0 { close() }
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
