import Domain
import Testing

@testable import API

@Suite struct TokenMemoryTests {
    private func verified(_ id: Int64) throws -> AccessTokens.Verified {
        AccessTokens.Verified(
            caller: Caller(
                user: try #require(User.ID(rawValue: id)),
                session: try #require(Session.ID(rawValue: id))
            ),
            expiresAt: Site.start
        )
    }

    @Test func `the memory is bounded, and keeps what is in use`() throws {
        let memory = TokenMemory(capacity: 100)
        memory.remember("in use", try verified(1))
        for number in 2...10_000 as ClosedRange<Int64> {
            memory.remember("token-\(number)", try verified(number))
            #expect(memory.find("in use")?.caller.user.rawValue == 1)
        }
        #expect(memory.count <= 101)
        #expect(memory.find("token-2") == nil)
        #expect(memory.find("token-10000") != nil)
    }

    @Test func `tokens that end alike are not taken for each other`() throws {
        let memory = TokenMemory()
        memory.remember("aaaa.0123456789", try verified(1))
        #expect(memory.find("bbbb.0123456789") == nil)
        memory.remember("bbbb.0123456789", try verified(2))
        #expect(memory.find("bbbb.0123456789")?.caller.user.rawValue == 2)
        #expect(memory.find("aaaa.0123456789") == nil)
    }

    @Test func `what is forgotten is gone`() throws {
        let memory = TokenMemory()
        memory.remember("x", try verified(1))
        memory.forget("x")
        #expect(memory.find("x") == nil)
    }
}
