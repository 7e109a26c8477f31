import Testing

@testable import Domain

extension Play {
    mutating func follow() {
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
            model.friendships.insert(.init(user: user, friend: friend))
        } catch {
            #expect(error == failure)
        }
    }

    mutating func unfollow() {
        let user = anyUser()
        var friend = anyUser()
        let friends = model.users.filter { model.friendships.contains(.init(user: user, friend: $0.id)) }
        if roll(3) > 0 { friend = friends.randomElement(using: &random)?.id ?? friend }
        var failure: Failure?
        if model.user(friend) == nil || model.user(user) == nil {
            failure = .noSuchUser
        } else if !model.friendships.contains(.init(user: user, friend: friend)) {
            failure = .notFriend
        }
        do throws(Failure) {
            try ledger.unfollow(Identifier(rawValue: friend)!, by: Identifier(rawValue: user)!)
            #expect(failure == nil)
            model.friendships.remove(.init(user: user, friend: friend))
        } catch {
            #expect(error == failure)
        }
    }
}
