import HTTP
import Synchronization
import TestSupport
import Testing

/// Throttles of the whole server, over real sockets, on a clock that the test sets.
@Suite struct ThrottlingLiveTests {
    /// A clock that stands still until it is set.
    private final class Hands: Sendable {
        let time = Mutex(Duration.zero)

        var elapsed: @Sendable () -> Duration { { self.time.withLock { $0 } } }

        func pass(_ duration: Duration) { time.withLock { $0 += duration } }
    }

    @Test(arguments: ["v1", "v2", "classic"])
    func `a log-in and a sign-up too many get 503 and Retry-After, and get through when that has passed`(
        contract: String
    ) async throws {
        let hands = Hands()
        let isClassic = contract == "classic"
        let limits = ["MINITER_AUTH_MAX_LOGINS_PER_MINUTE": "3", "MINITER_AUTH_MAX_SIGN_UPS_PER_MINUTE": "2"]
        try await LiveServer.run(limits, elapsed: hands.elapsed) { port in
            func post(_ path: String, _ body: String) async throws -> Response {
                try await WireClient(port: port).exchange(
                    Request(
                        method: .post,
                        target: path,
                        headers: Headers([.init("content-type", "application/json")]),
                        body: Array(body.utf8)
                    )
                )
            }
            func signUp(_ name: String) async throws -> Response {
                try await post(
                    isClassic ? "/signup" : "/\(contract)/users",
                    isClassic
                        ? #"{"user_id":"\#(name)","user_name":"N","user_password":"password-1"}"#
                        : #"{"username":"\#(name)","name":"N","password":"password-1"}"#
                )
            }
            func logIn(_ password: String) async throws -> Response {
                try await post(
                    isClassic ? "/login" : "/\(contract)/tokens",
                    isClassic
                        ? #"{"user_id":"minji","user_password":"\#(password)"}"#
                        : #"{"username":"minji","password":"\#(password)"}"#
                )
            }
            let made = isClassic ? Status.ok : .created
            for name in ["minji", "junho"] { #expect(try await signUp(name).status == made) }
            for _ in 1...3 { #expect(try await logIn("wrong").status != .serviceUnavailable) }
            for refused in [try await signUp("suji"), try await logIn("password-1")] {
                #expect(refused.status == .serviceUnavailable)
                #expect(isClassic || String(decoding: refused.body, as: UTF8.self).contains("COMMON_007"))
                #expect(String(decoding: refused.body, as: UTF8.self).contains("message"))
            }
            #expect(try await signUp("suji").header("Retry-After") == "30")
            #expect(try await logIn("password-1").header("Retry-After") == "20")
            hands.pass(.seconds(19.5))
            #expect(try await logIn("password-1").header("Retry-After") == "1")
            hands.pass(.seconds(0.5))
            #expect(try await logIn("password-1").status == made)
            hands.pass(.seconds(10))
            #expect(try await signUp("suji").status == made)
        }
    }
}
