/// Gives csrf values, by which a browser is known again, to the user who signs up or logs in with them.
public struct BindCSRF: Sendable {
    let values: [String]
    let user: User.ID

    /// - Parameter values: at most 16; an empty one is nobody's.
    public init(_ values: [String], to user: User.ID) {
        self.values = values
        self.user = user
    }

    /// Nothing happens where the user has just been deleted.
    public func run(in world: World) async throws(Failure) {
        var hashes: [[UInt8]] = []
        for value in values where !value.isEmpty {
            let hash = world.digest(Array(value.utf8))
            if !hashes.contains(hash) { hashes.append(hash) }
        }
        guard !hashes.isEmpty else { return }
        do {
            try await world.store.bind(csrfHashes: hashes, to: user).value
        } catch .noSuchUser {
            return
        }
    }
}
