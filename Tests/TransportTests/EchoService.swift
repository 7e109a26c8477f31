import Dispatch
import Glibc
import HTTP
import Synchronization

@testable import Transport

/// What the tests serve: `/echo` gives back the request at once, `/later` does so in a task that does not wait,
/// `/park/NAME` waits until the test lets it go, `/held/NAME` is there at once and held until then, `/big` is large, `/busy`
/// says how many microseconds of processor its loop has taken, `/hold` holds up the loop, as nothing should.
final class EchoService: Sendable {
    private struct Parking {
        var waiting: [String: CheckedContinuation<Void, Never>] = [:]
        /// Whether each has been let go.
        var held: [String: Bool] = [:]
        var isHeld = false
        var arrivals: [CheckedContinuation<Void, Never>] = []
    }

    private let parking = Mutex(Parking())
    /// Holds up the loop at `/hold` until the test signals.
    let hold = DispatchSemaphore(value: 0)

    var service: Service {
        Service(
            answer: { request in self.answer(request) },
            refuse: { refusal, _ in Response.json(.badRequest, Array("\"\(refusal)\"".utf8)) }
        )
    }

    func start(_ settings: ServerSettings = ServerSettings()) async throws -> Server {
        try await Server(settings) { service }
    }

    /// Waits until a request is parked.
    func arrival(of name: String) async {
        await arrival { $0.waiting[name] != nil || $0.held[name] != nil }
    }

    /// Waits until a request holds up the loop.
    func arrivalOfHold() async {
        await arrival(where: \.isHeld)
    }

    private func arrival(where hasCome: @Sendable (Parking) -> Bool) async {
        await withCheckedContinuation { continuation in
            let isThere = parking.withLock { parking in
                if hasCome(parking) { return true }
                parking.arrivals.append(continuation)
                return false
            }
            if isThere { continuation.resume() }
        }
    }

    func letGo(_ name: String) {
        let waiting = parking.withLock { parking in
            if parking.held[name] != nil { parking.held[name] = true }
            return parking.waiting.removeValue(forKey: name)
        }
        waiting?.resume()
    }

    private func answer(_ request: Request) -> Answer {
        let segments = request.segments ?? []
        let echo = "\(request.method) \(request.target) \(request.body.count)"
        switch segments.first {
        case "park": return .later { await self.park(segments[1]) }
        case "held":
            arrive { $0.held[segments[1]] = false }
            return .held(Held(name: segments[1], service: self))
        case "later": return .later { Self.text(echo) }
        case "hold":
            arrive { $0.isHeld = true }
            hold.wait()
            return .now(Self.text("held"))
        case "busy": return .now(Self.text("\(Self.microsecondsOfThread)"))
        case "big": return .now(Response(.ok, contentType: .text, body: [UInt8](repeating: 120, count: 20_000_000)))
        default: return .now(Self.text(echo))
        }
    }

    private static var microsecondsOfThread: Int {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return time.tv_sec * 1_000_000 + time.tv_nsec / 1_000
    }

    private static func text(_ text: String) -> Response {
        Response(.ok, contentType: .text, body: Array(text.utf8))
    }

    private func park(_ name: String) async -> Response {
        await withCheckedContinuation { continuation in
            arrive { $0.waiting[name] = continuation }
        }
        return Self.text("parked \(name)")
    }

    private final class Held: HeldResponse {
        private let name: String
        private let service: EchoService

        init(name: String, service: EchoService) {
            self.name = name
            self.service = service
        }

        func take() -> Response? {
            service.parking.withLock { $0.held[name] == true } ? EchoService.text("parked \(name)") : nil
        }

        func wait() async {
            await withCheckedContinuation { continuation in
                let isHeld = service.parking.withLock { parking in
                    guard parking.held[name] == false else { return false }
                    parking.waiting[name] = continuation
                    return true
                }
                if !isHeld { continuation.resume() }
            }
        }
    }

    private func arrive(_ note: (inout Parking) -> Void) {
        let arrivals = parking.withLock { parking in
            note(&parking)
            defer { parking.arrivals = [] }
            return parking.arrivals
        }
        for arrival in arrivals { arrival.resume() }
    }
}
