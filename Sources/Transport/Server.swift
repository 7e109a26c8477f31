internal import HTTP
internal import Workers

/// An HTTP server: event loops that share a port, each with its own evhttp.
public final class Server: Sendable {
    /// The port that it listens on.
    public let port: UInt16
    private let group: EventLoopGroup

    /// Starts the loops and listens.
    /// - Parameter service: makes what one loop serves; called once for each.
    /// - Throws: `ListenError`.
    public init(_ settings: ServerSettings, service: () -> Service) async throws(ListenError) {
        do {
            group = try EventLoopGroup(count: settings.loops, name: settings.name)
        } catch {
            throw ListenError(host: settings.host, port: settings.port, reason: error.description)
        }
        var settings = settings
        settings.maxConnections = max(1, settings.maxConnections / settings.loops)
        var port = settings.port
        do {
            for loop in group.loops {
                port = try await loop.listen(settings, port: port, service: service())
            }
        } catch {
            await group.end()
            throw error
        }
        self.port = port
    }

    /// What each loop does.
    public var tallies: [LoopTally] { group.loops.map(\.tally) }

    /// Returns once every loop has come round.
    public func turn() async {
        for loop in group.loops { await loop.turn() }
    }

    /// Stops: accepts no more connections, answers what is in flight, closes, and ends the loops.
    /// - Parameter seconds: after which what is still in flight is cut off.
    public func stop(within seconds: Double = 10) async {
        await withTaskGroup { tasks in
            for loop in group.loops {
                tasks.addTask { await loop.drain(within: seconds) }
            }
        }
        await group.end()
    }
}
