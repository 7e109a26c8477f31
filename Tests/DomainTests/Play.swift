import Synchronization
import Testing

@testable import Domain

/// Plays random operations against a ledger and a model, and compares what comes out.
struct Play {
    final class Clock: Sendable {
        let time = Atomic<Int64>(1000)
    }

    var ledger: Ledger
    var model = Model()
    var scans = 0
    var pages = 0
    private let clock = Clock()
    private var random: SplitMix
    /// The latest time of any row.
    private var latest: Int64 = 0
    private var nextUser: Int64 = 1
    private var nextTweet: Int64 = 1

    init(seed: UInt64) {
        let clock = clock
        ledger = Ledger(
            state: State(epoch: seed),
            clock: { Timestamp(rawValue: clock.time.load(ordering: .relaxed)) },
            random: SplitMix(seed: seed + 100)
        )
        random = SplitMix(seed: seed)
    }

    mutating func operate() throws {
        // Sometimes the clock runs backwards.
        clock.time.wrappingAdd(roll(20) == 0 ? -3 : Int64(roll(2)), ordering: .relaxed)
        switch roll(100) {
        case 0..<6: createUser()
        case 6..<12: changeUser()
        case 12: if model.users.count > 12 || roll(10) == 0 { deleteUser() }
        case 13..<50: post()
        case 50..<58: changeTweet()
        case 58..<70: deleteTweet()
        case 70..<84: follow()
        case 84..<90: unfollow()
        case 90..<95: openSession()
        case 95..<98: renewSession()
        default: closeSession()
        }
        #expect(ledger.state.userCount == model.users.count)
        #expect(ledger.state.tweetCount == model.tweets.count)
        #expect(ledger.state.sessionCount == model.sessions.count)
    }

    mutating func roll(_ sides: Int) -> Int { Int.random(in: 0..<sides, using: &random) }

    /// The time that a row gets.
    private mutating func tick() -> Int64 {
        latest = max(latest, clock.time.load(ordering: .relaxed))
        return latest
    }

    mutating func anyUser() -> Int64 {
        switch roll(20) {
        case 0: model.userIDs.randomElement(using: &random) ?? 1
        case 1: Int64(roll(3000) + 1)
        default: model.users.randomElement(using: &random)?.id ?? 1
        }
    }

    mutating func anyTweet() -> Int64 {
        switch roll(20) {
        case 0...2: model.tweetIDs.randomElement(using: &random) ?? 1
        case 3: Int64(roll(20_000) + 1)
        default: model.tweets.randomElement(using: &random)?.id ?? 1
        }
    }

    /// nil mostly; else one of any kind: near, far, known, deleted.
    mutating func anyNewID(known: [Int64]) -> Int64? {
        switch roll(30) {
        case 0: Int64(roll(known.count + 50) + 1)
        case 1: Int64.random(in: 1...Int64.max, using: &random)
        case 2: known.randomElement(using: &random)
        case 3: Int64.max - Int64(roll(3))
        default: nil
        }
    }

    /// The least id that was never given.
    private static func next(_ known: [Int64], from start: inout Int64) -> Int64 {
        while known.contains(start) { start += 1 }
        return start
    }

    mutating func anyName() -> String {
        let name = "name\(roll(60))"
        return roll(2) == 0 ? name : name.uppercased()
    }

    private mutating func createUser() {
        let id = anyNewID(known: model.userIDs)
        let (username, name) = (anyName(), anyName())
        let email = roll(2) == 0 ? nil : "e\(roll(40))@\(roll(2) == 0 ? "X" : "x").org"
        var failure: Failure?
        if let id, model.userIDs.contains(id) {
            failure = model.user(id) == nil ? .noSuchUser : .notYours
        } else if model.isTaken(username: username) {
            failure = .usernameTaken
        } else if model.isTaken(email: email) {
            failure = .emailTaken
        }
        let new = NewUser(
            id: id.flatMap(User.ID.init),
            username: username,
            name: name,
            email: email,
            passwordHash: "hash"
        )
        do throws(Failure) {
            let view = try ledger.create(new)
            #expect(failure == nil)
            let id = id ?? Self.next(model.userIDs, from: &nextUser)
            #expect(view.user.id.rawValue == id)
            let time = tick()
            #expect(view.user.createdAt.rawValue == time)
            model.users.append(.init(id: id, username: username, name: name, email: email, createdAt: time))
            model.userIDs.append(id)
        } catch {
            #expect(error == failure)
        }
    }

    private mutating func changeUser() {
        let id = anyUser()
        var change = UserChange()
        if roll(2) == 0 { change.username = anyName() }
        if roll(2) == 0 { change.name = anyName() }
        if roll(3) == 0 { change.email = roll(2) == 0 ? .clear : .set("e\(roll(40))@x.org") }
        let own = model.sessions.filter { $0.user == id }.randomElement(using: &random)?.id
        if roll(4) == 0 { change.password = .changed(hash: "new", keeping: own.flatMap(Session.ID.init)) }
        let isStale = roll(5) == 0
        var email = model.user(id)?.email
        switch change.email {
        case .keep: break
        case .clear: email = nil
        case .set(let new): email = new
        }
        var failure: Failure?
        if model.user(id) == nil {
            failure = .noSuchUser
        } else if isStale {
            failure = .changed
        } else if let username = change.username, model.isTaken(username: username, except: id) {
            failure = .usernameTaken
        } else if model.isTaken(email: email, except: id) {
            failure = .emailTaken
        }
        let tag = ledger.state.user(Identifier(rawValue: id)!)?.tag ?? Tag(rawValue: 0)
        let revision = ledger.state.revision
        do throws(Failure) {
            let view = try ledger.change(
                Identifier(rawValue: id)!,
                change,
                if: .isOne(of: [Tag(rawValue: 5), isStale ? Tag(rawValue: 6) : tag])
            )
            #expect(failure == nil)
            if ledger.state.revision != revision {
                #expect(view.tag != tag)
                #expect(view.user.updatedAt.rawValue == tick())
            }
            guard let index = model.users.firstIndex(where: { $0.id == id }) else { return }
            model.users[index].username = change.username ?? model.users[index].username
            model.users[index].name = change.name ?? model.users[index].name
            model.users[index].email = email
            if case .changed = change.password { model.sessions.removeAll { $0.user == id && $0.id != own } }
        } catch {
            #expect(error == failure)
        }
    }

    private mutating func deleteUser() {
        let id = anyUser()
        let known = model.user(id) != nil
        do throws(Failure) {
            try ledger.delete(Identifier(rawValue: id)!, if: .exists)
            #expect(known)
            model.deleteUser(id)
        } catch {
            #expect(error == .noSuchUser && !known)
        }
    }

    private mutating func post() {
        let (author, id) = (anyUser(), anyNewID(known: model.tweetIDs))
        let content = "\(roll(2) == 0 ? "Tweet" : "text") \(roll(50))"
        var failure: Failure?
        if model.user(author) == nil {
            failure = .noSuchUser
        } else if let id, model.tweetIDs.contains(id) {
            failure = model.tweet(id) == nil ? .noSuchTweet : .notYours
        }
        do throws(Failure) {
            let view = try ledger.post(
                content,
                by: Identifier(rawValue: author)!,
                as: id.flatMap(Tweet.ID.init)
            )
            #expect(failure == nil)
            let id = id ?? Self.next(model.tweetIDs, from: &nextTweet)
            #expect(view.tweet.id.rawValue == id)
            let time = tick()
            #expect(view.tweet.createdAt.rawValue == time)
            model.tweets.append(.init(id: id, author: author, content: content, createdAt: time, updatedAt: time))
            model.tweetIDs.append(id)
        } catch {
            #expect(error == failure)
        }
    }

    private mutating func changeTweet() {
        let id = anyTweet()
        let author = roll(5) == 0 ? anyUser() : model.tweet(id)?.author ?? 1
        let isStale = roll(5) == 0
        let expected: Failure? =
            switch model.tweet(id) {
            case nil: .noSuchTweet
            case let tweet? where tweet.author != author: .notYours
            default: isStale ? .changed : nil
            }
        let tag = ledger.state.tweet(Identifier(rawValue: id)!)?.tag ?? Tag(rawValue: 0)
        do throws(Failure) {
            let view = try ledger.change(
                Identifier(rawValue: id)!,
                to: "changed",
                by: Identifier(rawValue: author)!,
                if: .isOne(of: [isStale ? tag.mixed(with: 1) : tag])
            )
            #expect(expected == nil)
            #expect(view.tag != tag)
            guard let index = model.tweets.firstIndex(where: { $0.id == id }) else { return }
            model.tweets[index].content = "changed"
            model.tweets[index].updatedAt = tick()
        } catch {
            #expect(error == expected)
        }
    }

    private mutating func deleteTweet() {
        let id = anyTweet()
        let author = roll(5) == 0 ? anyUser() : model.tweet(id)?.author ?? 1
        let expected: Failure? =
            switch model.tweet(id) {
            case nil: .noSuchTweet
            case let tweet? where tweet.author != author: .notYours
            default: nil
            }
        do throws(Failure) {
            try ledger.delete(Identifier(rawValue: id)!, by: Identifier(rawValue: author)!, if: .none)
            #expect(expected == nil)
            model.tweets.removeAll { $0.id == id }
        } catch {
            #expect(error == expected)
        }
    }

    private mutating func follow() {
        let (friend, user) = (anyUser(), anyUser())
        var failure: Failure?
        if model.user(friend) == nil || model.user(user) == nil {
            failure = .noSuchUser
        } else if friend == user {
            failure = .selfFollow
        } else if model.friendships.contains(.init(user: user, friend: friend)) {
            failure = .alreadyFriend
        }
        do throws(Failure) {
            let view = try ledger.follow(Identifier(rawValue: friend)!, by: Identifier(rawValue: user)!)
            #expect(failure == nil)
            #expect(view.user.id.rawValue == friend)
            model.friendships.append(.init(user: user, friend: friend))
        } catch {
            #expect(error == failure)
        }
    }

    private mutating func unfollow() {
        var (friend, user) = (anyUser(), anyUser())
        if roll(3) > 0, let one = model.friendships.randomElement(using: &random) {
            (friend, user) = (one.friend, one.user)
        }
        var failure: Failure?
        if model.user(friend) == nil || model.user(user) == nil {
            failure = .noSuchUser
        } else if !model.friendships.contains(.init(user: user, friend: friend)) {
            failure = .notFriend
        }
        do throws(Failure) {
            try ledger.unfollow(Identifier(rawValue: friend)!, by: Identifier(rawValue: user)!)
            #expect(failure == nil)
            model.friendships.removeAll { $0 == .init(user: user, friend: friend) }
        } catch {
            #expect(error == failure)
        }
    }

    private mutating func openSession() {
        let user = anyUser()
        let now = clock.time.load(ordering: .relaxed)
        let expiresAt = now + Int64(roll(400)) + 1
        do throws(Failure) {
            let session = try ledger.open(
                NewSession(
                    user: Identifier(rawValue: user)!,
                    familyHash: [1],
                    secretHash: [7],
                    expiresAt: Timestamp(rawValue: expiresAt)
                )
            )
            #expect(model.user(user) != nil)
            model.sessions.removeAll { $0.user == user && $0.expiresAt <= now }
            model.sessions.append(.init(id: session.id.rawValue, user: user, secret: 7, expiresAt: expiresAt))
            let own = model.sessions.filter { $0.user == user }.map(\.id)
            let oldest = own.dropLast(Ledger.maximumSessions)
            model.sessions.removeAll { oldest.contains($0.id) }
        } catch {
            #expect(error == .noSuchUser && model.user(user) == nil)
        }
    }

    private mutating func renewSession() {
        guard let index = model.sessions.indices.randomElement(using: &random) else { return }
        let old = model.sessions[index]
        let presented = roll(3) == 0 ? old.secret &+ 1 : old.secret
        let expiresAt = old.expiresAt + 50
        do throws(Failure) {
            let session = try ledger.renew(
                Identifier(rawValue: old.id)!,
                presented: [presented],
                next: [old.secret &+ 1],
                expiresAt: Timestamp(rawValue: expiresAt)
            )
            #expect(presented == old.secret)
            #expect(session.secretHash == [old.secret &+ 1])
            model.sessions[index].secret = old.secret &+ 1
            model.sessions[index].expiresAt = expiresAt
        } catch {
            #expect(error == .revokedSession && presented != old.secret)
            model.sessions.remove(at: index)
        }
    }

    private mutating func closeSession() {
        guard let session = model.sessions.randomElement(using: &random) else { return }
        #expect(throws: Never.self) { try ledger.close(Identifier(rawValue: session.id)!) }
        #expect(throws: Never.self) { try ledger.close(Identifier(rawValue: session.id)!) }
        model.sessions.removeAll { $0.id == session.id }
    }
}
