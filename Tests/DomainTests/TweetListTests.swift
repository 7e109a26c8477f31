import TestSupport
import Testing

@testable import Domain

@Suite struct TweetListTests {
    private func ids(_ ledger: Ledger, _ query: TweetQuery) throws -> [Int64] {
        try ledger.state.tweets(query).page().items.map(\.tweet.id.rawValue)
    }

    @Test func `scrolling goes on from an id that was deleted since, in every scope`() throws {
        var ledger = Ledger.make()
        let ann = try ledger.sign(up: "ann")
        for number in 1...10 { try ledger.post("tweet \(number)", by: ann) }
        for id in 4...6 { try ledger.delete(Identifier(rawValue: Int64(id))!, by: ann, if: .none) }
        for scope in [.all, .author(ann), .home(ann)] as [TweetQuery.Scope] {
            for keyword in [nil, "tweet"] {
                let before = TweetQuery(scope: scope, keyword: keyword, window: .before(5, limit: 2))
                #expect(try ids(ledger, before) == [3, 2])
                let after = TweetQuery(scope: scope, keyword: keyword, window: .after(5, limit: 2))
                #expect(try ids(ledger, after) == [8, 7])
                #expect(try ledger.state.tweets(after).page().hasMore)
            }
        }
    }

    @Test func `a list shows its tweets and their authors as they stood when it was made`() throws {
        var ledger = Ledger.make()
        let ann = try ledger.sign(up: "ann")
        let bob = try ledger.sign(up: "bob")
        for number in 1...200 { try ledger.post("tweet \(number)", by: number.isMultiple(of: 2) ? ann : bob) }
        let query = TweetQuery(window: .numbered(offset: 0, limit: 200))
        let page = try ledger.state.tweets(query).page()
        for id in 100...150 as ClosedRange<Int64> {
            let author = id.isMultiple(of: 2) ? ann : bob
            _ = try ledger.change(Identifier(rawValue: id)!, to: "changed", by: author, if: .none)
        }
        var change = UserChange()
        change.name = "Changed"
        _ = try ledger.change(ann, change, if: .none)
        _ = try ledger.delete(bob, if: .none)
        try ledger.post("new", by: ann)

        var lent: [String] = []
        page.items.lendEach { lent.append("\($1.username) \($1.name): \($0.content)") }
        #expect(
            lent
                == (1...200).reversed().map { number in
                    let name = number.isMultiple(of: 2) ? "ann" : "bob"
                    return "\(name) \(name): tweet \(number)"
                }
        )
        #expect(page.items.map { "\($0.author.username) \($0.author.name): \($0.tweet.content)" } == lent)
        let later = try ledger.state.tweets(query).page()
        #expect(later.items.map(\.author.name) == Array(repeating: "Changed", count: 101))
    }

    @Test func `whatever changes what a list shows changes its tag`() throws {
        var ledger = Ledger.make()
        let ann = try ledger.sign(up: "ann")
        let bob = try ledger.sign(up: "bob")
        for number in 1...40 { try ledger.post("tweet", by: number.isMultiple(of: 2) ? ann : bob) }
        let query = TweetQuery(scope: .home(ann), window: .numbered(offset: 0, limit: 5))
        var tags = [try ledger.state.tweets(query).page().tag]
        func changes(_ change: (inout Ledger) throws -> Void) throws -> Bool {
            try change(&ledger)
            let tag = try ledger.state.tweets(query).page().tag
            defer { tags.append(tag) }
            return !tags.contains(tag)
        }
        #expect(try changes { _ = try $0.follow(bob, by: ann) })
        #expect(try changes { _ = try $0.change(39, to: "changed", by: bob, if: .none) })
        #expect(
            try changes { ledger in
                var change = UserChange()
                change.name = "Bob"
                _ = try ledger.change(bob, change, if: .none)
            }
        )
        #expect(try changes { _ = try $0.post("new", by: bob, as: nil) })
        #expect(try changes { try $0.delete(38, by: ann, if: .none) })
        #expect(try changes { try $0.delete(1, by: bob, if: .none) }, "the total is told as well")
        #expect(try !changes { _ = try $0.change(2, to: "changed", by: ann, if: .none) }, "not of this part")
    }

    @Test func `an id that was never given stands after the newest`() throws {
        var ledger = Ledger.make()
        let ann = try ledger.sign(up: "ann")
        for number in 1...3 { try ledger.post("tweet \(number)", by: ann) }
        #expect(try ids(ledger, TweetQuery(window: .before(99, limit: 2))) == [3, 2])
        #expect(try ids(ledger, TweetQuery(window: .after(99, limit: 2))) == [])
    }

    @Test func `an id chosen by its caller stands where it was created`() throws {
        var ledger = Ledger.make()
        let ann = try ledger.sign(up: "ann")
        try ledger.post("1", by: ann)
        _ = try ledger.post("far", by: ann, as: 1000)
        try ledger.post("2", by: ann)
        #expect(try ids(ledger, TweetQuery()) == [2, 1000, 1])
        #expect(try ids(ledger, TweetQuery(window: .before(1000, limit: 5))) == [1])
        #expect(try ids(ledger, TweetQuery(window: .after(1000, limit: 5))) == [2])
        let sorted = TweetQuery(sort: [Sort(.id, descending: true)])
        #expect(try ids(ledger, sorted) == [1000, 2, 1])
    }

    @Test(arguments: [10, 65, 1200])
    func `home is the same for few friends, for many, and for so many that it needs a scan`(friends: Int) throws {
        var ledger = Ledger.make()
        let me = try ledger.sign(up: "me")
        var authors: [User.ID] = [me]
        for number in 1...friends {
            authors.append(try ledger.sign(up: "friend\(number)"))
            _ = try ledger.follow(authors[number], by: me)
        }
        authors.append(try ledger.sign(up: "stranger"))
        var random = SplitMix(seed: 1)
        var expected: [Int64] = []
        for _ in 0..<4000 {
            let author = authors.randomElement(using: &random)!
            let id = try ledger.post("tweet", by: author)
            if author != authors.last { expected.insert(id.rawValue, at: 0) }
        }
        for offset in [0, 5, 1024, 1025, 2500, expected.count - 3, expected.count, Int.max] {
            let query = TweetQuery(scope: .home(me), window: .numbered(offset: offset, limit: 20))
            let answer = try ledger.state.tweets(query)
            #expect(answer.isScan == (friends > 1000 || (friends > 64 && offset > 1024)))
            let page = try answer.page()
            #expect(page.items.map(\.tweet.id.rawValue) == Array(expected.dropFirst(offset).prefix(20)))
            #expect(page.total == expected.count)
            #expect(page.hasMore == (offset < expected.count - 20))
        }
        let filtered = TweetQuery(scope: .home(me), username: "STRANGER")
        #expect(try ledger.state.tweets(filtered).page().total == 0)
    }

    @Test(arguments: [0, 5, 1999, 2000, Int.max])
    func `an offset beyond the end gives an empty page, whatever it takes to find it`(offset: Int) throws {
        var ledger = Ledger.make()
        let ann = try ledger.sign(up: "ann")
        for _ in 0..<2000 { try ledger.post("tweet", by: ann) }
        let window = Window<Tweet.ID>.numbered(offset: offset, limit: 20)
        for query in [
            TweetQuery(window: window), TweetQuery(scope: .author(ann), window: window),
            TweetQuery(keyword: "tw", window: window), TweetQuery(sort: [Sort(.id, descending: true)], window: window),
        ] {
            let page = try ledger.state.tweets(query).page()
            #expect(page.items.count == min(20, max(0, 2000 - min(offset, 2000))))
            #expect(page.total == 2000)
        }
        let users = try ledger.state.users(UserQuery(window: .numbered(offset: offset, limit: 20))).page()
        #expect(users.items.count == (offset == 0 ? 1 : 0))
    }
}
