internal import HTTP
internal import Storage
internal import Synchronization
internal import Transport

/// Stands before the contracts: answers for the server until its data is there, and says how it is.
///
/// `/healthz` is 200 as long as the process runs; `/readyz` is 503 before the data is there, while the storage takes no
/// writes, and once the server stops, and says why.
final class Gate: Sendable {
    private enum Phase: Int, AtomicRepresentable {
        case starting, ready, draining
    }

    private let phase = Atomic(Phase.starting)
    private let hasRoom = Atomic(true)
    private let makeService = Mutex<(@Sendable () -> Service)?>(nil)

    /// From now on the contracts answer.
    /// - Parameter service: makes what one loop serves.
    func open(_ service: @escaping @Sendable () -> Service) {
        makeService.withLock { $0 = service }
        phase.store(.ready, ordering: .releasing)
    }

    /// Lets go of what answers, once the loops have ended.
    func close() {
        makeService.withLock { $0 = nil }
    }

    /// Tells that the server stops; requests are answered all the same.
    func beginDraining() {
        phase.store(.draining, ordering: .releasing)
    }

    /// Learns whether the storage takes writes.
    func observe(_ event: StorageEvent) {
        switch event {
        case .full: hasRoom.store(false, ordering: .relaxed)
        case .roomAgain: hasRoom.store(true, ordering: .relaxed)
        default: break
        }
    }

    /// Why the server is not ready; nil where it is.
    var impediment: String? {
        switch phase.load(ordering: .acquiring) {
        case .starting: "recovering"
        case .draining: "draining"
        case .ready: hasRoom.load(ordering: .relaxed) ? nil : "no room for writes"
        }
    }

    /// The answer to a question after the server's health; nil where the target asks something else.
    func health(_ target: String) -> Response? {
        // Nearly all others are longer, which is quicker to see than that they differ.
        guard target.utf8.count <= 8 else { return nil }
        return switch target {
        case "/healthz": Self.answer(.ok, "alive")
        case "/readyz": impediment.map { Self.unavailable("not ready: \($0)") } ?? Self.answer(.ok, "ready")
        default: nil
        }
    }

    /// What one loop serves.
    func service() -> Service {
        let passage = Passage(self)
        return Service(
            answer: { request in passage.answer(to: request) },
            refuse: { refusal, target in
                passage.service?.refuse(refusal, target) ?? Self.unavailable("not ready: recovering")
            }
        )
    }

    /// One loop's way through.
    private final class Passage: Sendable {
        private let gate: Gate
        // Made at the loop's first request after the gate has opened, and used by that loop alone.
        private let own = Mutex<Service?>(nil)

        init(_ gate: Gate) {
            self.gate = gate
        }

        /// nil before the gate opens.
        var service: Service? {
            guard gate.phase.load(ordering: .acquiring) != .starting else { return nil }
            return own.withLock { own in
                if own == nil { own = gate.makeService.withLock { $0 }?() }
                return own
            }
        }

        func answer(to request: Request) -> Answer {
            if let health = gate.health(request.target) { return .now(health) }
            guard let service else { return .now(Gate.unavailable("not ready: recovering")) }
            return service.answer(request)
        }
    }

    private static func answer(_ status: Status, _ text: String) -> Response {
        Response(
            status,
            headers: FieldLines([Headers.Field("Cache-Control", "no-store")]),
            contentType: .text,
            body: Array((text + "\n").utf8)
        )
    }

    private static func unavailable(_ text: String) -> Response {
        var response = answer(.serviceUnavailable, text)
        response.headers.append("Retry-After", "1")
        return response
    }
}
