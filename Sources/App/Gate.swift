internal import HTTP
internal import Synchronization
internal import Transport

/// Stands before the contracts: answers for the server until its data is there, and says how it is.
///
/// `/healthz` is 200 as long as the process runs; `/readyz` is 503 before the data is there and once the server stops.
final class Gate: Sendable {
    private enum Phase: Int, AtomicRepresentable {
        case starting, ready, draining
    }

    private let phase = Atomic(Phase.starting)
    private let makeService = Mutex<(@Sendable () -> Service)?>(nil)

    /// From now on the contracts answer.
    /// - Parameter service: makes what one loop serves.
    func open(_ service: @escaping @Sendable () -> Service) {
        makeService.withLock { $0 = service }
        phase.store(.ready, ordering: .releasing)
    }

    /// Tells that the server stops; requests are answered all the same.
    func beginDraining() {
        phase.store(.draining, ordering: .releasing)
    }

    /// What one loop serves.
    func service() -> Service {
        let passage = Passage(self)
        return Service(
            responder: { request in await passage.respond(to: request) },
            refuse: { refusal, target in passage.service?.refuse(refusal, target) ?? Self.unavailable }
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

        func respond(to request: Request) async -> Response {
            switch request.target {
            case "/healthz": return Gate.answer(.ok, "alive")
            case "/readyz":
                let isReady = gate.phase.load(ordering: .acquiring) == .ready
                return isReady ? Gate.answer(.ok, "ready") : Gate.unavailable
            default:
                guard let service else { return Gate.unavailable }
                return await service.responder(request)
            }
        }
    }

    private static func answer(_ status: Status, _ text: String) -> Response {
        Response(
            status,
            headers: FieldLines([Headers.Field("Cache-Control", "no-store")]),
            contentType: "text/plain; charset=utf-8",
            body: Array((text + "\n").utf8)
        )
    }

    private static var unavailable: Response {
        var response = answer(.serviceUnavailable, "not ready")
        response.headers.append("Retry-After", "1")
        return response
    }
}
