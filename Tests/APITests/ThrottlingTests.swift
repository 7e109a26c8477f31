import Domain
import HTTP
import Synchronization
import Testing

@testable import API

/// Counts what is hashed and verified.
private final class CountedPasswords: PasswordHashing {
    private let hashing: any PasswordHashing
    private let worked = Mutex(0)

    init() throws {
        hashing = try #require(Hashing.shared)
    }

    var count: Int { worked.withLock { $0 } }

    func hash(_ password: String) async throws(Failure) -> String {
        worked.withLock { $0 += 1 }
        return try await hashing.hash(password)
    }

    func verify(_ password: String, against hash: String?) async throws(Failure) -> PasswordVerdict {
        worked.withLock { $0 += 1 }
        return try await hashing.verify(password, against: hash)
    }
}

@Suite struct ThrottlingTests {
    /// A way to log in.
    struct Door: Sendable, CustomTestStringConvertible {
        let path: String
        let name: String
        let password: String

        var testDescription: String { path }

        func body(_ username: String, _ password: String) -> String {
            #"{"\#(name)":"\#(username)","\#(self.password)":"\#(password)"}"#
        }
    }

    static let doors =
        ["/v1/tokens", "/v2/tokens", "/tokens"].map {
            Door(path: $0, name: "username", password: "password")
        } + ["/login", "/login/"].map { Door(path: $0, name: "user_id", password: "user_password") }

    private func site(
        logIns: Int = 0,
        signUps: Int = 0,
        passwords: (any PasswordHashing)? = Hashing.shared
    ) async throws -> Site {
        try await Site(
            throttles: { Throttles(logInsPerMinute: logIns, signUpsPerMinute: signUps, elapsed: $0) },
            passwords: passwords
        )
    }

    /// A log-in from an address.
    private func logIn(
        _ site: Site,
        _ username: String,
        _ password: String = "password-1",
        at door: Door = doors[1],
        from address: String = "192.0.2.1"
    ) async -> Response {
        await site.respond(
            Request(
                method: .post,
                target: door.path,
                headers: Headers([.init("content-type", "application/json")]),
                body: Array(door.body(username, password).utf8),
                peer: address
            )
        )
    }

    /// What a throttled request gets; nil where it was not throttled.
    private func wait(_ response: Response) -> Int? {
        guard response.status == .serviceUnavailable else { return nil }
        return response.header("Retry-After").flatMap { Int($0) }
    }

    @Test(arguments: doors)
    func `log-ins at an account are throttled in every contract, and open again by the time that is told`(
        door: Door
    ) async throws {
        let site = try await site(logIns: 2)
        _ = try await site.join("minji")
        #expect(wait(await logIn(site, "minji", "wrong", at: door)) == nil)
        let refused = await logIn(site, "minji", at: door)
        #expect(wait(refused) == 30)
        let isClassic = door.name == "user_id"
        #expect(isClassic ? refused.message != nil : refused.json.code == "COMMON_007")
        site.pass(seconds: 29)
        #expect(wait(await logIn(site, "minji", at: door)) == 1)
        site.pass(seconds: 1)
        let granted = await logIn(site, "minji", at: door)
        #expect(granted.status == (isClassic ? .ok : .created))
        #expect(granted.text.contains(isClassic ? "Login Success" : "accessToken"))
    }

    @Test func `all contracts count together, and names as the store compares them`() async throws {
        let site = try await site(logIns: 5)
        for (door, name) in zip(Self.doors, ["Zoë", "ZOË", "zoe\u{308}", "zoë", "ZOE\u{308}"]) {
            #expect(wait(await logIn(site, name, at: door)) == nil)
        }
        for door in Self.doors { #expect(wait(await logIn(site, "zoë", at: door)) != nil) }
        #expect(wait(await logIn(site, "zoe", at: Self.doors[0])) == nil)
    }

    @Test func `an account that does not exist is throttled as one that does`() async throws {
        let site = try await site(logIns: 3)
        _ = try await site.join("minji")
        site.pass(seconds: 60)
        for attempt in 1...5 {
            let known = await logIn(site, "minji", "wrong", from: "192.0.2.1")
            let unknown = await logIn(site, "nobody", "wrong", from: "192.0.2.2")
            #expect(known.status == unknown.status && known.text == unknown.text)
            #expect(wait(known) == wait(unknown))
            #expect((wait(known) != nil) == (attempt > 3))
        }
    }

    @Test func `a throttled attempt is not hashed`() async throws {
        let passwords = try CountedPasswords()
        let site = try await site(logIns: 1, signUps: 1, passwords: passwords)
        let member = try await site.join("minji")
        let before = passwords.count
        #expect(wait(await logIn(site, "minji")) != nil)
        #expect(wait(await signUp(site, "junho", from: "127.0.0.1")) != nil)
        #expect(passwords.count == before)
        let body = #"{"password":"password-2"}"#
        _ = await site.ask(.patch, "/v2/users/me", token: member.access, json: body)
        let counted = passwords.count
        #expect(counted > before)
        #expect(wait(await site.ask(.patch, "/v2/users/me", token: member.access, json: body)) != nil)
        #expect(passwords.count == counted)
    }

    @Test func `an address may try six accounts' worth, whichever accounts`() async throws {
        let site = try await site(logIns: 2)
        for number in 1...12 { #expect(wait(await logIn(site, "user\(number)")) == nil) }
        #expect(wait(await logIn(site, "user13")) == 5)
        #expect(wait(await logIn(site, "user13", from: "192.0.2.2")) == nil)
        site.pass(seconds: 5)
        #expect(wait(await logIn(site, "user13")) == nil)
    }

    @Test(arguments: [
        ("2001:db8::1", "2001:db8::ffff:1", true), ("2001:db8::1", "2001:db8:0:1::1", false),
        ("192.0.2.1", "::ffff:192.0.2.1", true), ("192.0.2.1", "192.0.2.2", false),
        ("fe80::1%eth0", "fe80::2%eth0", true),
    ])
    func `IPv6 addresses count by their network of 64 bits`(one: String, other: String, isSame: Bool) async throws {
        let site = try await site(logIns: 1)
        for number in 1...6 { #expect(wait(await logIn(site, "user\(number)", from: one)) == nil) }
        #expect((wait(await logIn(site, "user7", from: other)) != nil) == isSame)
    }

    @Test func `guessing from elsewhere does not lock an account's user out`() async throws {
        let site = try await site(logIns: 5)
        _ = try await site.join("minji")
        #expect(await logIn(site, "minji", from: "192.0.2.1").status == .created)
        for second in 0..<120 {
            site.pass(seconds: 1)
            _ = await logIn(site, "minji", "wrong", from: "198.51.100.\(second)")
        }
        #expect(wait(await logIn(site, "minji", from: "192.0.2.2")) != nil)
        #expect(await logIn(site, "minji", from: "192.0.2.1").status == .created)
        // It has a limit of its own, not none.
        for _ in 1...4 { #expect(wait(await logIn(site, "minji", "wrong", from: "192.0.2.1")) == nil) }
        #expect(wait(await logIn(site, "minji", from: "192.0.2.1")) != nil)
        // And once they stop, everyone gets through within a minute.
        site.pass(seconds: 60)
        #expect(await logIn(site, "minji", from: "192.0.2.3").status == .created)
    }

    @Test func `changing a password is throttled apart from logging in`() async throws {
        let site = try await site(logIns: 2)
        let member = try await site.join("minji")
        for _ in 1...3 { _ = await logIn(site, "minji", "wrong") }
        #expect(wait(await logIn(site, "minji")) != nil)
        let whole = #"{"username":"minji","name":"N","password":"password-1"}"#
        #expect(await site.ask(.put, "/v2/users/me", token: member.access, json: whole).status == .ok)
        let change = #"{"password":"password-1"}"#
        #expect(await site.ask(.put, "/v1/users/me", token: member.access, json: change).status == .ok)
        for (method, path) in [(HTTP.Method.put, "/v2/users/me"), (.patch, "/v2/users/me"), (.put, "/v1/users/me")] {
            #expect(wait(await site.ask(method, path, token: member.access, json: whole)) == 30)
        }
        #expect(await site.ask(.patch, "/v2/users/me", token: member.access, json: #"{"name":"M"}"#).status == .ok)
    }

    @Test func `sign-ups from an address are throttled in every contract together`() async throws {
        let site = try await site(signUps: 5)
        let paths = ["/v1/users", "/v2/users", "/users", "/signup", "PUT /v2/users/1000"]
        for (number, path) in paths.enumerated() {
            #expect(wait(await signUp(site, "user\(number)", path, from: "192.0.2.1")) == nil)
        }
        for path in paths.dropLast() + ["PUT /v2/users/2000", "/signup/"] {
            #expect(wait(await signUp(site, "more", path, from: "192.0.2.1")) == 12)
        }
        #expect(try await site.world.store.user(named: "more").value == nil)
        #expect(wait(await signUp(site, "else", from: "192.0.2.2")) == nil)
        site.pass(seconds: 12)
        #expect(await signUp(site, "more", from: "192.0.2.1").status == .created)
        #expect(try await site.world.store.user(named: "user4").value?.user.id.rawValue == 1000)
    }

    @Test func `without limits any number is let through`() async throws {
        let site = try await site()
        for number in 1...100 {
            #expect(wait(await signUp(site, "user\(number % 2)", from: "192.0.2.1")) == nil)
            #expect(wait(await logIn(site, "minji")) == nil)
        }
    }

    /// - Parameter path: with its method, where that is not POST.
    private func signUp(
        _ site: Site,
        _ name: String,
        _ path: String = "/v2/users",
        from address: String
    ) async -> Response {
        let body =
            #"{"username":"\#(name)","name":"N","password":"password-1","#
            + #""user_id":"\#(name)","user_name":"N","user_password":"pw"}"#
        return await site.respond(
            Request(
                method: path.hasPrefix("PUT ") ? .put : .post,
                target: path.replacing("PUT ", with: ""),
                headers: Headers([.init("content-type", "application/json")]),
                body: Array(body.utf8),
                peer: address
            )
        )
    }
}
