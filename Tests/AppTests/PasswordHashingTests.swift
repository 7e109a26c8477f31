import CSodium
import Domain
import Testing

@testable import App

@Suite struct PasswordHashingTests {
    /// As cheap as can be configured.
    private static let cheap = Argon2Cost(memoryKiB: 8192, iterations: 1)

    private static func hashing(_ cost: Argon2Cost = cheap, queue: Int = 64) throws -> Argon2id {
        try Argon2id(cost: cost, threads: 2, queue: queue)
    }

    @Test(arguments: [
        "correct horse battery staple", "비밀번호 비밀번호", "pässwörd", "pa\u{0}ss", " ", "",
        String(repeating: "🔑", count: 128), String(repeating: "x", count: 100_000),
    ])
    func `a password is right against its own hash only, whatever its text`(password: String) async throws {
        let hashing = try Self.hashing()
        let hash = try await hashing.hash(password)
        #expect(hash.hasPrefix("$argon2id$v=19$m=8192,t=1,p=1$"))
        #expect(try await hashing.verify(password, against: hash) == .right)
        #expect(try await hashing.verify(password + " ", against: hash) == .wrong)
        #expect(try await hashing.verify(password + "\u{0}", against: hash) == .wrong)
        if !password.isEmpty {
            #expect(try await hashing.verify(String(password.dropLast()), against: hash) == .wrong)
        }
    }

    @Test func `the configured memory, passes and a new salt go into each hash`() async throws {
        let hashing = try Self.hashing(Argon2Cost(memoryKiB: 19_456, iterations: 2))
        let hashes = [try await hashing.hash("password"), try await hashing.hash("password")]
        #expect(hashes.allSatisfy { $0.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$") })
        #expect(hashes[0] != hashes[1])
    }

    @Test func `by default a hash is Argon2id with 19 MiB, two passes and one lane`() async throws {
        let hash = try await Self.hashing(Configuration().auth.argon2).hash("password")
        #expect(hash.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
    }

    @Test func `a difference at character 73 counts`() async throws {
        let hashing = try Self.hashing()
        let start = String(repeating: "p", count: 72)
        let hash = try await hashing.hash(start + "a")
        #expect(try await hashing.verify(start + "a", against: hash) == .right)
        #expect(try await hashing.verify(start + "b", against: hash) == .wrong)
    }

    @Test func `text that is composed in another way is another password`() async throws {
        let hashing = try Self.hashing()
        let hash = try await hashing.hash("caf\u{E9}")
        #expect(try await hashing.verify("cafe\u{301}", against: hash) == .wrong)
    }

    @Test(arguments: [
        (Argon2Cost(memoryKiB: 8192, iterations: 2), PasswordVerdict.right),
        (Argon2Cost(memoryKiB: 16_384, iterations: 2), .rightButWeak),
        (Argon2Cost(memoryKiB: 8192, iterations: 3), .rightButWeak),
        (Argon2Cost(memoryKiB: 16_384, iterations: 1), .rightButWeak),
        (Argon2Cost(memoryKiB: 8192, iterations: 1), .right),
    ])
    func `a hash that is weaker than configured now is to be made again, a stronger one is not`(
        now: Argon2Cost,
        verdict: PasswordVerdict
    ) async throws {
        let hash = try await Self.hashing(Argon2Cost(memoryKiB: 8192, iterations: 2)).hash("password")
        let hashing = try Self.hashing(now)
        #expect(try await hashing.verify("password", against: hash) == verdict)
        #expect(try await hashing.verify("Password", against: hash) == .wrong)
    }

    @Test(arguments: [
        "", "password", "$argon2id$", "$argon2id$v=19$m=8192,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$", "$2b$10$x",
    ])
    func `what is no hash matches nothing`(hash: String) async throws {
        #expect(try await Self.hashing().verify("password", against: hash) == .wrong)
        #expect(try await Self.hashing().verify("", against: hash) == .wrong)
    }

    @Test func `a hash by Argon2i is weak whatever it costs`() async throws {
        var output = [CChar](repeating: 0, count: 128)
        let algorithm = crypto_pwhash_alg_argon2i13()
        #expect(sodium_init() >= 0)
        #expect(crypto_pwhash_str_alg(&output, "password", 8, 3, 8_388_608, algorithm) == 0)
        let hash = String(decoding: output.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        #expect(try await Self.hashing().verify("password", against: hash) == .rightButWeak)
    }

    @Test func `without a user the answer is wrong, after the same work`() async throws {
        let hashing = try Self.hashing()
        #expect(try await hashing.verify("password", against: nil) == .wrong)
        // libsodium itself says that the dummy asks for this memory and these passes.
        let dummy = PasswordHash.dummy(cost: Self.cheap)
        #expect(crypto_pwhash_str_needs_rehash(dummy, 1, 8192 * 1024) == 0)
        #expect(dummy.utf8.count == (try await hashing.hash("password")).utf8.count)
        #expect(dummy != PasswordHash.dummy(cost: Self.cheap))
    }

    @Test func `after the end there is no hashing`() async throws {
        let hashing = try Self.hashing()
        hashing.close()
        await #expect(throws: Failure.unavailable(retryAfter: 2)) { try await hashing.hash("password") }
        hashing.close()
    }
}
