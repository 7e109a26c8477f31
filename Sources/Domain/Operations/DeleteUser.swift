/// Deletes a user with its tweets, friendships and sessions, for its owner.
public struct DeleteUser: Sendable {
    let id: User.ID
    let precondition: Precondition
    let caller: Caller

    public init(_ id: User.ID, if precondition: Precondition, by caller: Caller) {
        self.id = id
        self.precondition = precondition
        self.caller = caller
    }

    /// - Throws: `noSuchUser`, `notYours`, `changed`.
    public func run(in world: World) async throws(Failure) {
        if caller.user != id {
            throw try await world.store.user(id).value == nil ? .noSuchUser : .notYours
        }
        if let unused = try await world.store.delete(id, if: precondition).value { await world.media.remove(unused) }
    }
}
