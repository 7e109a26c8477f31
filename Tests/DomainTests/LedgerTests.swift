import Synchronization
import Testing

@testable import Domain

@Suite struct LedgerTests {
    @Test
    func `an id chosen by a caller does not move the counter, 2^63-1 neither, and is skipped when its turn comes`()
        throws
    {
        var ledger = Ledger.make()
        #expect(try ledger.sign(up: "far", id: .max).rawValue == .max)
        #expect(try ledger.sign(up: "one").rawValue == 1)
        #expect(try ledger.sign(up: "near", id: 3).rawValue == 3)
        #expect(try ledger.sign(up: "two").rawValue == 2)
        #expect(try ledger.sign(up: "four").rawValue == 4)
        #expect(try ledger.post("far", by: 1, as: Identifier(rawValue: .max)).tweet.id.rawValue == .max)
        #expect(try ledger.post("one", by: 1).rawValue == 1)
    }

    @Test func `an id is never given twice`() throws {
        var ledger = Ledger.make()
        let user = try ledger.sign(up: "ann")
        let other = try ledger.sign(up: "bob")
        let tweet = try ledger.post("hello", by: user)
        #expect(throws: Failure.notYours) { try ledger.sign(up: "eve", id: user.rawValue) }
        #expect(throws: Failure.notYours) { try ledger.post("again", by: other, as: tweet) }
        try ledger.delete(user, if: .none)
        #expect(throws: Failure.noSuchUser) { try ledger.sign(up: "eve", id: user.rawValue) }
        #expect(throws: Failure.noSuchTweet) { try ledger.post("again", by: other, as: tweet) }
        #expect(try ledger.sign(up: "ann").rawValue == 3)
        #expect(try ledger.post("next", by: other).rawValue == 2)
    }

    @Test(arguments: [
        ("caf\u{E9}", "CAFE\u{301}"), ("İzmir", "i\u{307}zmir"), ("groß", "GROẞ"), ("Ann", "aNN"),
        ("한글", "\u{1112}\u{1161}\u{11AB}글"),
    ])
    func `a username is taken in every case and form`(first: String, second: String) throws {
        var ledger = Ledger.make()
        let id = try ledger.sign(up: first)
        let other = try ledger.sign(up: "other")
        #expect(throws: Failure.usernameTaken) { try ledger.sign(up: second) }
        #expect(ledger.state.user(named: second)?.user.id == id)
        var change = UserChange()
        change.username = second
        #expect(throws: Failure.usernameTaken) { try ledger.change(other, change, if: .none) }
        // Its own name in another form is no conflict, and a name that was given up is free.
        #expect(try ledger.change(id, change, if: .none).user.user.username == second)
        change.username = "gone"
        _ = try ledger.change(id, change, if: .none)
        #expect(ledger.state.user(named: first) == nil)
        #expect(try ledger.sign(up: first) != id)
    }

    @Test func `an e-mail is taken in every case, until it is cleared or its user deleted`() throws {
        var ledger = Ledger.make()
        let ann = try ledger.sign(up: "ann", email: "A@x.org")
        #expect(throws: Failure.emailTaken) { try ledger.sign(up: "bob", email: "a@X.ORG") }
        var change = UserChange()
        change.email = .clear
        #expect(try ledger.change(ann, change, if: .none).user.user.email == nil)
        let bob = try ledger.sign(up: "bob", email: "a@X.ORG")
        try ledger.delete(bob, if: .none)
        #expect(ledger.state.user(withEmail: "a@x.org") == nil)
        try ledger.sign(up: "eve", email: "a@x.org")
    }

    @Test func `checks go from existence over ownership and precondition to uniqueness`() throws {
        var ledger = Ledger.make()
        let (ann, bob) = (try ledger.sign(up: "ann"), try ledger.sign(up: "bob"))
        let tweet = try ledger.post("hello", by: ann)
        let stale = Precondition.isOne(of: [Domain.Tag(rawValue: 1)])
        var change = UserChange()
        change.username = "bob"
        #expect(throws: Failure.noSuchUser) { try ledger.change(99, change, if: stale) }
        #expect(throws: Failure.changed) { try ledger.change(ann, change, if: stale) }
        #expect(throws: Failure.usernameTaken) { try ledger.change(ann, change, if: .exists) }
        #expect(throws: Failure.noSuchTweet) { try ledger.delete(99, by: bob, if: stale) }
        #expect(throws: Failure.notYours) { try ledger.delete(tweet, by: bob, if: stale) }
        #expect(throws: Failure.changed) { try ledger.delete(tweet, by: ann, if: stale) }
        #expect(throws: Failure.changed) { try ledger.delete(ann, if: stale) }
        #expect(ledger.applied.count == 3)
    }

    @Test func `a tag changes with everything that is shown, and with nothing else`() throws {
        var ledger = Ledger.make()
        let (ann, bob) = (try ledger.sign(up: "ann"), try ledger.sign(up: "bob"))
        let tweet = try ledger.post("hello", by: ann)
        var tags: Set<Domain.Tag> = []
        func userTag() -> Domain.Tag? { ledger.state.user(ann)?.tag }
        func tweetTag() -> Domain.Tag? { ledger.state.tweet(tweet)?.tag }
        func pageTag() -> Domain.Tag? { try? ledger.state.tweets(TweetQuery()).page().tag }
        #expect(tags.insert(userTag()!).inserted)
        _ = try ledger.post("more", by: ann)
        #expect(tags.insert(userTag()!).inserted)
        _ = try ledger.follow(ann, by: bob)
        #expect(tags.insert(userTag()!).inserted)
        _ = try ledger.follow(bob, by: ann)
        #expect(tags.insert(userTag()!).inserted)
        let (before, page) = (tweetTag(), pageTag())
        try ledger.unfollow(ann, by: bob)
        #expect(tweetTag() == before)
        #expect(pageTag() == page)
        var change = UserChange()
        change.name = "Anne"
        _ = try ledger.change(ann, change, if: .none)
        #expect(tags.insert(userTag()!).inserted)
        #expect(tweetTag() != before)
        #expect(pageTag() != page)
        var other = State(epoch: 43)
        for mutation in ledger.applied { try other.apply(mutation) }
        #expect(other.tweet(tweet)?.tag != tweetTag())
    }

    @Test func `times never run backwards, and a rehashed password leaves updatedAt alone`() throws {
        let clock = Clock()
        var ledger = Ledger(state: State(epoch: 1), clock: { clock.now })
        clock.time.store(500, ordering: .relaxed)
        let ann = try ledger.sign(up: "ann")
        clock.time.store(400, ordering: .relaxed)
        #expect(try ledger.post("later", by: ann, as: nil).tweet.createdAt.rawValue == 500)
        clock.time.store(600, ordering: .relaxed)
        var change = UserChange()
        change.password = .rehashed("stronger")
        let view = try ledger.change(ann, change, if: .none).user
        #expect(view.user.updatedAt.rawValue == 500)
        #expect(view.user.passwordHash == "stronger")
        change.password = .changed(hash: "new", keeping: nil)
        #expect(try ledger.change(ann, change, if: .none).user.user.updatedAt.rawValue == 600)
    }

    private final class Clock: Sendable {
        let time = Atomic<Int64>(0)

        var now: Timestamp { Timestamp(rawValue: time.load(ordering: .relaxed)) }
    }
}
