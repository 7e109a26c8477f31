public import Domain

/// Users and tweets to try the server with: always the same ones for the same numbers.
public struct DemoData: Sendable {
    /// The one that all the users share.
    public static let password = "miniter-demo"

    private static let userCount: Int64 = 100
    private static let friendCount: Int64 = 10
    /// Seconds between one tweet and the next.
    private static let spacing: Int64 = 7
    private static let batch: Int64 = 1000

    private let tweetCount: Int64
    private let passwordHash: String

    /// - Parameters:
    ///   - tweets: 0...
    ///   - passwordHash: of `password`.
    public init(tweets: Int, passwordHash: String) {
        tweetCount = Int64(tweets)
        self.passwordHash = passwordHash
    }

    /// Fills a store that never held anything: `demo1` … `demo100`, each following the ten after it, and their tweets,
    /// the last of them written just now.
    /// - Returns: false where the store held something; then nothing happens.
    public func fill(_ store: some StateStore) async throws(Failure) -> Bool {
        let start = try await store.transact { ledger throws(Failure) -> Timestamp? in
            guard ledger.state.revision == 0 else { return nil }
            let start = ledger.now + -Self.spacing * tweetCount
            try createUsers(in: &ledger, at: start)
            return start
        }.value
        guard let start else { return false }
        for first in stride(from: 1, through: tweetCount, by: Int(Self.batch)) {
            let numbers = first...min(first + Self.batch - 1, tweetCount)
            try await store.transact { ledger throws(Failure) in
                for number in numbers { try createTweet(number, in: &ledger, after: start) }
            }.value
        }
        return true
    }

    private func createUsers(in ledger: inout Ledger, at time: Timestamp) throws(Failure) {
        for number in 1...Self.userCount {
            let user = User(
                id: try id(number),
                username: "demo\(number)",
                name: number.isMultiple(of: 2) ? "데모 \(number)" : "Demo \(number)",
                email: nil,
                profile: nil,
                picture: nil,
                passwordHash: passwordHash,
                createdAt: time,
                updatedAt: time,
                revision: ledger.nextRevision
            )
            try ledger.apply(.userCreated(user))
        }
        for number in 1...Self.userCount {
            for step in 1...Self.friendCount {
                let friend = (number - 1 + step) % Self.userCount + 1
                try ledger.apply(.followed(friend: id(friend), by: id(number)))
            }
        }
    }

    private func createTweet(_ number: Int64, in ledger: inout Ledger, after start: Timestamp) throws(Failure) {
        guard let tweetID = ledger.state.nextTweetID else { throw .internal(cause: "no tweet id is left") }
        let time = start + Self.spacing * number
        let tweet = Tweet(
            id: tweetID,
            author: try id(((number - 1) * 37 + (number - 1) / Self.userCount) % Self.userCount + 1),
            content: DemoText.content(number),
            createdAt: time,
            updatedAt: time,
            revision: ledger.nextRevision
        )
        try ledger.apply(.tweetCreated(tweet))
    }

    private func id(_ number: Int64) throws(Failure) -> User.ID {
        guard let id = User.ID(rawValue: number) else { throw .internal(cause: "no user id") }
        return id
    }
}
