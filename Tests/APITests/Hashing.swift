import Domain

@testable import App

/// Argon2id for tests: as cheap as can be configured, and with room for all of them at once.
enum Hashing {
    static let shared = make(iterations: 1)

    static func make(iterations: Int) -> (any PasswordHashing)? {
        try? Argon2id(cost: Argon2Cost(memoryKiB: 8192, iterations: iterations), threads: 2, queue: 10_000)
    }
}
