internal import CLibevent
internal import Glibc

/// A listening socket of its own for one loop: the kernel spreads the clients over those that share a port.
final class ListeningSocket {
    /// The port that it listens on.
    let port: UInt16
    private let server: OpaquePointer
    private let bound: OpaquePointer
    private let listener: OpaquePointer
    private var retry: Event?
    private var isClosed = false
    private static let retrySeconds = 0.1

    /// - Parameters:
    ///   - server: the evhttp that accepts; it owns the C listener until `close`.
    ///   - port: 0 takes a free one.
    init(base: OpaquePointer, server: OpaquePointer, host: String, port: UInt16) throws(ListenError) {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
        var found: UnsafeMutablePointer<addrinfo>?
        let status = getaddrinfo(host, String(port), &hints, &found)
        guard status == 0, let address = found?.pointee else {
            throw ListenError(host: host, port: port, reason: String(cString: gai_strerror(status)))
        }
        defer { freeaddrinfo(found) }
        let flags =
            LEV_OPT_CLOSE_ON_FREE | LEV_OPT_CLOSE_ON_EXEC | LEV_OPT_REUSEABLE | LEV_OPT_REUSEABLE_PORT
        guard
            let listener = evconnlistener_new_bind(
                base,
                nil,
                nil,
                flags,
                4_096,
                address.ai_addr,
                Int32(address.ai_addrlen)
            )
        else {
            throw ListenError(host: host, port: port, reason: String(cString: strerror(errno)))
        }
        guard let bound = evhttp_bind_listener(server, listener) else {
            evconnlistener_free(listener)
            throw ListenError(host: host, port: port, reason: "out of memory")
        }
        self.server = server
        self.bound = bound
        self.listener = listener
        let descriptor = evconnlistener_get_fd(listener)
        self.port = Self.port(of: descriptor)
        // Accepted sockets inherit it.
        var on: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
        // Its context is evhttp's own, so the listener of this thread is asked for.
        evconnlistener_set_error_cb(listener) { _, _ in
            guard let context = miniter_listener() else { return }
            Unmanaged<Listener>.fromOpaque(context).takeUnretainedValue().acceptFailed()
        }
        retry = Event(base: base, descriptor: -1, flags: 0) { [listener] in
            evconnlistener_enable(listener)
        }
    }

    /// Accepting failed, for want of descriptors as a rule. The loop would try again at once and for ever: it waits.
    func acceptFailed() {
        pause()
        retry?.add(after: Self.retrySeconds)
    }

    func pause() {
        if !isClosed { evconnlistener_disable(listener) }
    }

    func resume() {
        if !isClosed { evconnlistener_enable(listener) }
    }

    /// Clients that were not accepted yet are reset by the kernel.
    func close() {
        guard !isClosed else { return }
        isClosed = true
        retry = nil
        evhttp_del_accept_socket(server, bound)
    }

    private static func port(of descriptor: Int32) -> UInt16 {
        var address = sockaddr_storage()
        var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
        return withUnsafeMutableBytes(of: &address) { bytes in
            guard let base = bytes.baseAddress else { return 0 }
            let status = getsockname(descriptor, base.assumingMemoryBound(to: sockaddr.self), &size)
            guard status == 0 else { return 0 }
            // sockaddr_in and sockaddr_in6 have the port at the same place.
            return UInt16(bigEndian: bytes.load(fromByteOffset: 2, as: UInt16.self))
        }
    }
}
