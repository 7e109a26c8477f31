/// Closes the caller's session.
public struct LogOut: Sendable {
    let caller: Caller

    public init(_ caller: Caller) {
        self.caller = caller
    }

    public func run(in world: World) async throws(Failure) {
        try await world.store.close(caller.session).value
    }
}
