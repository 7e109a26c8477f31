import Testing

@testable import Domain

extension Play {
    mutating func post() {
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

    mutating func changeTweet() {
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

    mutating func deleteTweet() {
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
}
