internal import CLibevent
internal import CLinux
internal import Glibc
internal import Workers

/// One event loop on its own thread: an `event_base`, and the `Listener` that stands on it.
///
/// It is an actor whose executor is the loop itself. C callbacks, which run on the loop's thread, enter it with
/// `assumeIsolated`; a handler that waited elsewhere resumes on it.
actor EventLoop {
    nonisolated let tally = LoopTally()
    private nonisolated let executor = LoopExecutor()
    private let base: EventBase
    private var wakeUp: Event?
    private var listener: Listener?
    private var drainDeadline: Event?
    private var drained: CheckedContinuation<Void, Never>?
    private var isEnding = false
    /// Tasks that wait for a request.
    private var idleServers: [UnsafeContinuation<Void, Never>] = []
    /// More than that end with their request; each takes about a kilobyte.
    private static let maxIdleServers = 1024

    nonisolated var unownedExecutor: UnownedSerialExecutor {
        executor.asUnownedSerialExecutor()
    }

    /// - Returns: nil where the system refuses.
    init?() {
        guard let base = EventBase() else { return nil }
        self.base = base
    }

    /// Starts the thread, which ends after `end()`.
    nonisolated func start(name: String) throws(ThreadFailure) -> Thread {
        try Thread(name) { [self] in
            executor.adoptCurrentThread()
            assumeIsolated { $0.run() }
            executor.end()
        }
    }

    /// - Parameter port: 0 takes a free one.
    /// - Returns: the port.
    func listen(_ settings: ServerSettings, port: UInt16, service: Service) throws(ListenError) -> UInt16 {
        let listener = try Listener(
            loop: self,
            base: base.pointer,
            settings: settings,
            port: port,
            service: service,
            tally: tally
        )
        self.listener = listener
        return listener.port
    }

    /// Has a batch of requests answered: when this returns, each has its reply or a responder that waits.
    ///
    /// A task answers one request after the other, until a responder waits.
    func answerBatch() {
        while let listener, listener.arrivals.isLeft {
            if let server = idleServers.popLast() {
                executor.runImmediately { server.resume() }
            } else {
                executor.runImmediately { Task(executorPreference: executor) { await self.answerRequests() } }
            }
            listener.arrivals.takeUnanswered()?.park()
        }
    }

    /// Answers the requests of a batch and, each time that it is resumed, of a further one.
    private func answerRequests() async {
        while true {
            while let arrival = listener?.arrivals.next() {
                let response = await arrival.response()
                listener?.reply(consume response, to: arrival.exchange)
            }
            if isEnding || idleServers.count >= Self.maxIdleServers { return }
            await withUnsafeContinuation { idleServers.append($0) }
        }
    }

    /// Has the replies that are held sent one after the other, until none is left. One task does it for all of them.
    func awaitHeld() {
        executor.runImmediately { Task(executorPreference: executor) { await self.sendHeld() } }
    }

    private func sendHeld() async {
        while let first = listener?.held.first {
            await first.wait()
            while let listener, let (exchange, response) = listener.held.next() {
                listener.reply(response, to: exchange)
            }
        }
    }

    private func endIdleServers() {
        let servers = idleServers
        idleServers = []
        for server in servers { server.resume() }
    }

    /// Accepts no more connections, closes those that wait for a request, and lets the others end with their reply.
    /// - Parameter seconds: after which what is still in flight is cut off.
    func drain(within seconds: Double) async {
        guard let listener else { return }
        await withCheckedContinuation { continuation in
            drained = continuation
            let close: () -> Void = { [unowned self] in assumeIsolated { $0.closeListener() } }
            drainDeadline = Event(base: base.pointer, descriptor: -1, flags: 0, action: close)
            drainDeadline?.add(after: seconds)
            listener.drain(whenEmpty: drainDeadline.map { deadline in deadline.activate } ?? close)
        }
    }

    /// Does nothing: that it returns shows that the loop turns.
    func turn() {}

    /// Ends the loop after the current turn.
    func end() {
        isEnding = true
        event_base_loopbreak(base.pointer)
    }

    private func run() {
        let wakeUp = Event(base: base.pointer, descriptor: executor.wakeUp, flags: EV_READ | EV_PERSIST) {
            [executor] in
            var count: eventfd_t = 0
            eventfd_read(executor.wakeUp, &count)
            executor.drain()
        }
        wakeUp.add()
        self.wakeUp = wakeUp
        while !isEnding, event_base_loop(base.pointer, EVLOOP_NO_EXIT_ON_EMPTY) == 0 {}
        closeListener()
        endIdleServers()
        // What was freed in the last turn leaves finalizers behind, which run in one more.
        event_base_loop(base.pointer, EVLOOP_NONBLOCK)
        self.wakeUp = nil
    }

    private func closeListener() {
        drainDeadline = nil
        listener?.close()
        listener = nil
        drained?.resume()
        drained = nil
    }
}
