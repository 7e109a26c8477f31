public import Domain

/// Where transcripts are played for the documents: a world of its own that holds nothing.
public struct Stage: Sendable {
    let world: World
    /// Ends what works beside the world.
    let close: @Sendable () -> Void

    /// - Parameters:
    ///   - world: that holds nothing.
    ///   - close: ends what works beside it.
    public init(world: World, close: @escaping @Sendable () -> Void) {
        self.world = world
        self.close = close
    }

    /// The moment at which everything on a stage happens: 2026-11-20 21:00:00 UTC.
    public static let now = Timestamp(rawValue: 1_795_208_400)
}

/// Passwords on a stage: those of made-up users, for whom a real hash would be a waste of time.
public struct StagePasswords: PasswordHashing {
    public init() {}

    public func hash(_ password: String) async throws(Failure) -> String { password }

    public func verify(_ password: String, against hash: String?) async throws(Failure) -> PasswordVerdict {
        password == hash ? .right : .wrong
    }
}
