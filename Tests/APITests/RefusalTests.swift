import Domain
import HTTP
import Testing

@testable import API

@Suite struct RefusalTests {
    @Test(arguments: [
        (Failure.malformedRequest, nil as String?, "COMMON_010", true), (.tooLarge, "/v2/tweets", "COMMON_005", false),
        (.unavailable(retryAfter: 3), "/whatever", "COMMON_008", false),
    ])
    func `a failure before routing wears the clothes of a contract`(
        failure: Failure,
        target: String?,
        code: String,
        closes: Bool
    ) async throws {
        let site = try await Site()
        let refuse = API.refusal(world: site.world, settings: Settings(), tokens: site.tokens)
        let answer = refuse(failure, target, "en")
        #expect(answer.json.code == code)
        #expect(answer.closes == closes)
        #expect(answer.header("X-Request-Id") != nil)
        #expect(answer.header("X-Content-Type-Options") == "nosniff")
        #expect(answer.header("Retry-After") == (code == "COMMON_008" ? "3" : nil))
        #expect(answer.text.contains("request") || answer.text.contains("available"))
    }

    @Test func `v2 uses only the statuses of its list`() {
        let known = [400, 401, 403, 404, 500, 502, 503]
        for code in ErrorCode.allCases { #expect(known.contains(V2.status(of: code).rawValue)) }
    }

    @Test func `every message is there in both languages`() {
        for code in ErrorCode.allCases {
            #expect(code.message(in: .korean) != code.message(in: .english))
            #expect(code.description(in: .korean) != code.description(in: .english))
        }
    }

    @Test func `an internal error keeps its cause to the log`() async throws {
        let site = try await Site()
        let answer = ErrorMapping.response(
            to: .internal(cause: "secret"),
            as: V2(world: site.world, settings: Settings(), tokens: site.tokens),
            in: .english
        )
        #expect(answer.status == .internalServerError)
        #expect(!answer.text.contains("secret"))
    }
}
