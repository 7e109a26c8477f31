import Domain
import HTTP
import Testing

@testable import API

@Suite struct V1ErrorTests {
    /// The column for v1 of the registry's table.
    static let statuses: [(Failure, String, Int)] = [
        (.invalid([]), "COMMON_001", 400), (.unreadableBody, "COMMON_002", 400),
        (.unknownPath(suggestion: nil), "COMMON_003", 404), (.methodNotAllowed(allowed: ["GET"]), "COMMON_004", 404),
        (.tooLarge, "COMMON_005", 400), (.unsupportedType, "COMMON_006", 400),
        (.tooManyRequests(retryAfter: 1), "COMMON_007", 503), (.unavailable(retryAfter: 1), "COMMON_008", 503),
        (.internal(cause: "secret"), "COMMON_009", 500), (.malformedRequest, "COMMON_010", 400),
        (.changed, "COMMON_011", 409), (.noToken, "AUTH_001", 401), (.invalidToken, "AUTH_002", 401),
        (.expiredToken, "AUTH_003", 401), (.wrongCredentials, "AUTH_004", 403), (.notYours, "AUTH_005", 403),
        (.revokedSession, "AUTH_006", 401), (.usernameTaken, "USER_001", 409), (.emailTaken, "USER_002", 409),
        (.noSuchUser, "USER_003", 404), (.noSuchTweet, "TWEET_001", 404), (.alreadyFriend, "FRIEND_001", 409),
        (.selfFollow, "FRIEND_002", 400), (.notFriend, "FRIEND_003", 404),
    ]

    @Test func `every failure has its code and its status`() async throws {
        let site = try await Site()
        let contract = try #require(site.contracts.first { $0.name == "v1" })
        #expect(Self.statuses.map(\.1) == ErrorCode.allCases.map(\.rawValue))
        for (failure, code, status) in Self.statuses {
            let answer = ErrorMapping.response(to: failure, as: contract, in: .english)
            #expect(answer.status.rawValue == status, "\(code)")
            #expect(answer.json.code == code)
            let message = try #require(answer.json.message)
            #expect(answer.text == #"{"error":{"errorCode":"\#(code)","message":"\#(message)"}}"#)
            #expect((answer.header("WWW-Authenticate") != nil) == (status == 401))
        }
    }

    @Test func `the registry says what is answered`() async throws {
        let site = try await Site()
        guard case .array(let rows)? = await site.ask(.get, "/v1/error-codes").json["errorCodes"] else {
            throw Answer.Missing(key: "errorCodes", value: nil)
        }
        let seen = rows.map { "\(Answer(value: $0)["code"] as Any) \(Answer(value: $0)["status"] as Any)" }
        let expected = Self.statuses.map {
            "\(JSONValue?.some(.string($0.1)) as Any) \(JSONValue?.some(.integer(Int64($0.2))) as Any)"
        }
        #expect(seen == expected)
    }

    @Test(arguments: [
        ("v1", true, true), ("v1", false, false), ("v2", true, false), ("v2", false, false),
    ])
    func `the cause of an internal error is told by v1 alone, and only where it is configured`(
        name: String,
        debugs: Bool,
        tells: Bool
    ) async throws {
        let site = try await Site(settings: Settings(debugErrors: debugs))
        let contract = try #require(site.contracts.first { $0.name == name })
        let answer = ErrorMapping.response(to: .internal(cause: "disk 7 is gone"), as: contract, in: .korean)
        #expect(answer.status == .internalServerError)
        #expect(answer.text.contains("disk 7 is gone") == tells)
        let other = ErrorMapping.response(to: .unavailable(retryAfter: 1), as: contract, in: .korean)
        #expect(other.json.message == ErrorCode.common008.message(in: .korean))
    }

    @Test(arguments: [
        ("GET", "/v1/nothing", "COMMON_003"), ("PATCH", "/v1/tweets/1", "COMMON_004"),
        ("PUT", "/v1/users", "COMMON_004"),
        ("GET", "/v1/users/duplicate", "COMMON_001"), ("GET", "/v1/users/%ff", "COMMON_001"),
        ("GET", "/v1/users/1?a=%zz", "COMMON_001"), ("BREW", "/v1/users", "COMMON_004"),
    ])
    func `what comes before a route wears v1's clothes`(method: String, target: String, code: String) async throws {
        let site = try await Site()
        let known = HTTP.Method(rawValue: method) ?? .other
        let answer = await site.respond(Request(method: known, methodToken: method, target: target))
        #expect(answer.text.hasPrefix(#"{"error":{"errorCode":"\#(code)","message":""#))
    }
}
