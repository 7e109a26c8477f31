internal import CLibevent
internal import HTTP
internal import Tallies

/// One loop's evhttp: its listening socket, its table of connections, and the way of a request from C to the responder.
///
/// It is used on its loop's thread alone, and must be closed there.
final class Listener {
    /// Input that has not been read by evhttp stays below it, in bytes.
    let readHighWaterMark: Int
    let framingLimits: FramingLimits
    /// The port that it listens on.
    var port: UInt16 { socket.port }
    private let settings: ServerSettings
    let service: Service
    unowned let loop: EventLoop
    let tally: LoopTally
    let clock: HTTPClock
    private let base: OpaquePointer
    private let server: OpaquePointer
    private let socket: ListeningSocket
    private var connections = ConnectionTable()
    var writer = ReplyWriter()
    /// What is to be answered in this turn of the loop.
    var arrivals = Arrivals()
    /// What has a reply that is not to be sent yet.
    var held = HeldReplies()
    /// What has a reply that is to be sent in this turn of the loop.
    var answered: [Exchange] = []
    /// What is being sent; empty otherwise.
    var sent: [Exchange] = []
    var finishing: Event?
    /// Accepted in this turn of the loop; evhttp's side of them is not known yet.
    private var newcomers: [Connection] = []
    private var adoption: Event?
    /// Connections whose last request was refused in this turn of the loop.
    private var refused: [(connection: Connection, violation: FramingViolation)] = []
    private var refusal: Event?
    private var sweep: Event?
    private var closing: Event?
    var isDraining = false
    /// Called once when no connection is left after `drain`.
    private var whenEmpty: (() -> Void)?

    init(
        loop: EventLoop,
        base: OpaquePointer,
        settings: ServerSettings,
        port: UInt16,
        service: Service,
        tally: LoopTally
    ) throws(ListenError) {
        guard let server = evhttp_new(base) else {
            throw ListenError(host: settings.host, port: port, reason: "out of memory")
        }
        do {
            socket = try ListeningSocket(base: base, server: server, host: settings.host, port: port)
        } catch {
            evhttp_free(server)
            throw error
        }
        self.loop = loop
        self.base = base
        self.server = server
        self.settings = settings
        self.service = service
        self.tally = tally
        clock = HTTPClock(base: base)
        readHighWaterMark = settings.maxBodyBytes + settings.maxHeadBytes + 65_536
        framingLimits = FramingLimits(
            maxHeadBytes: settings.maxHeadBytes,
            maxFields: settings.maxHeaderFields,
            maxBodyBytes: settings.maxBodyBytes
        )
        adoption = Event(base: base, descriptor: -1, flags: 0) { [unowned self] in adoptNewcomers() }
        refusal = Event(base: base, descriptor: -1, flags: 0) { [unowned self] in answerRefused() }
        closing = Event(base: base, descriptor: -1, flags: 0) { [unowned self] in closeIdleConnections() }
        sweep = Event(base: base, descriptor: -1, flags: 0) { [unowned self] in sweepConnections() }
        finishing = Event(base: base, descriptor: -1, flags: 0) { [unowned self] in finishTurn() }
        configure()
    }

    private func configure() {
        let context = Unmanaged.passUnretained(self).toOpaque()
        // The guard holds these limits; evhttp's own, which count a little differently, only stand behind it.
        evhttp_set_max_headers_size(server, settings.maxHeadBytes + 1_024)
        evhttp_set_max_body_size(server, settings.maxBodyBytes)
        // The responder answers every method; only CONNECT would leave the framing of requests.
        evhttp_set_allowed_methods(server, UInt16(0xFFFF & ~EVHTTP_REQ_CONNECT.rawValue))
        evhttp_set_bevcb(
            server,
            { base, context in
                guard let base, let context else { return nil }
                return Unmanaged<Listener>.fromOpaque(context).takeUnretainedValue().accept(base)
            },
            context
        )
        evhttp_set_gencb(
            server,
            { request, context in
                guard let request, let context else { return }
                Unmanaged<Listener>.fromOpaque(context).takeUnretainedValue().received(request)
            },
            context
        )
        miniter_set_listener(context) { context, request, code in
            guard let request, let context else { return }
            Unmanaged<Listener>.fromOpaque(context).takeUnretainedValue().refused(request, code: code)
        }
    }

    /// Lets every connection end with its next reply. For a moment connections are still accepted, and those that wait
    /// for a request still wait: what clients have sent already is answered, not reset.
    /// - Parameter whenEmpty: called once when no connection is left.
    func drain(whenEmpty: @escaping () -> Void) {
        isDraining = true
        self.whenEmpty = whenEmpty
        if connections.count == 0, newcomers.isEmpty { return closeIdleConnections() }
        closing?.add(after: settings.deadlines.drainGrace)
    }

    private func closeIdleConnections() {
        socket.close()
        for connection in connections.all {
            connection.closeIfIdle()
        }
        reportEmptiness()
    }

    /// Cuts off what is left and frees all.
    func close() {
        sendReplies()
        finishing = nil
        adoption = nil
        refusal = nil
        sweep = nil
        closing = nil
        socket.close()
        miniter_set_listener(nil, nil)
        // It closes the connections, which make their exchanges let go of the requests.
        evhttp_free(server)
        miniter_end_reading()
    }

    // MARK: Connections

    func acceptFailed() {
        tally.acceptFailed()
        socket.acceptFailed()
    }

    /// Forgets a connection that evhttp is freeing.
    func remove(_ connection: Connection) {
        connections.remove(connection)
        tally.connectionWasClosed()
        if !isDraining, connections.count == settings.maxConnections - 1 { socket.resume() }
        reportEmptiness()
    }

    private func accept(_ base: OpaquePointer) -> OpaquePointer? {
        guard let connection = Connection(base: base, listener: self) else { return nil }
        newcomers.append(connection)
        adoption?.activate()
        if connections.count + newcomers.count >= settings.maxConnections { socket.pause() }
        return connection.bufferevent
    }

    private func adoptNewcomers() {
        if connections.count == 0 { planSweep() }
        for connection in newcomers where connection.adopt() {
            connections.insert(connection)
            tally.connectionWasAccepted()
        }
        newcomers.removeAll(keepingCapacity: true)
    }

    private func planSweep() {
        sweep?.add(after: settings.deadlines.sweep)
        tally.timerWasSet(seconds: settings.deadlines.sweep)
    }

    /// Closes what takes too long; a handler that does is answered for.
    private func sweepConnections() {
        tally.timerRuns()
        let now = MonotonicClock.now
        for connection in connections.all where connection.isOverdue(settings.deadlines, now: now) {
            if case .handling = connection.stage.activity, let exchange = connection.exchange {
                reply(refusal(.overdue, connection), to: exchange, closes: true)
            } else {
                tally.connectionTimedOut()
                connection.close()
            }
        }
        if connections.count > 0 { planSweep() }
    }

    private func reportEmptiness() {
        guard connections.count == 0, newcomers.isEmpty, let whenEmpty else { return }
        self.whenEmpty = nil
        whenEmpty()
    }

    // MARK: Requests

    /// Answers, after this turn's callbacks, a request that evhttp is not to see.
    func refuse(_ connection: Connection, because violation: FramingViolation) {
        refused.append((connection, violation))
        refusal?.activate()
    }

    private func answerRefused() {
        clock.refresh()
        let refused = refused
        self.refused.removeAll(keepingCapacity: true)
        for (connection, violation) in refused where connection.isOpen {
            let response = refusal(violation.refusal, connection)
            connection.linger(after: response, by: &writer, date: clock.field)
        }
    }

    private func received(_ request: UnsafeMutablePointer<evhttp_request>) {
        // From here on reading can be switched off again: its responder may wait.
        miniter_keep_reading(nil)
        guard let connection = connection(of: request) else { return }
        if hasWaitedTooLong(connection) {
            let exchange = Exchange(request, on: connection, persistence: .closes)
            return reply(refusal(.overdue, connection), to: exchange, closes: true)
        }
        let incoming = IncomingRequest(request, peer: connection.peer)
        let isHead = incoming.request.method == .head
        let exchange = Exchange(request, on: connection, isHead: isHead, persistence: incoming.persistence)
        serve(incoming.request, exchange)
    }

    /// libevent takes 4,096 connections in a turn; where more are ready, only the kernel knows how long they have been.
    private func hasWaitedTooLong(_ connection: Connection) -> Bool {
        let limit = settings.deadlines.queue
        // As long as the loop is quick there is no need to ask.
        return clock.sinceTurnBefore() > limit / 4 && connection.hasWaited(longerThan: limit)
    }

    /// Whether nothing else is to be called back in this turn of the loop, as far as is known.
    var isLastOfTurn: Bool {
        event_base_get_num_events(base, UInt32(EVENT_BASE_COUNT_ACTIVE)) == 0
    }

    /// evhttp refuses what the guard let pass: a target that is no URI, or CONNECT, which the responder answers itself.
    private func refused(_ request: UnsafeMutablePointer<evhttp_request>, code: Int32) {
        miniter_keep_reading(nil)
        guard let connection = connection(of: request) else { return }
        let exchange = Exchange(request, on: connection, persistence: .closes)
        if evhttp_request_get_uri(request) != nil, code == HTTP_NOTIMPLEMENTED {
            serve(IncomingRequest(request, peer: connection.peer).request, exchange)
        } else {
            reply(refusal(.malformed, connection), to: exchange, closes: true)
        }
    }

    private func refusal(_ reason: Refusal, _ connection: Connection) -> Response {
        tally.requestWasRefused(reason)
        return service.refuse(reason, connection.target)
    }

    private func connection(of request: UnsafeMutablePointer<evhttp_request>) -> Connection? {
        let bufferevent = evhttp_connection_get_bufferevent(evhttp_request_get_connection(request))
        return connections[bufferevent_getfd(bufferevent)]
    }
}
