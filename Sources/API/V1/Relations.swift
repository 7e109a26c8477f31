/// What belongs to a user and can be included beside it.
struct Relations: KeySet {
    let rawValue: UInt32

    static let names = ["friends", "followers", "tweets"]

    static var friends: Self { Self(rawValue: 1) }
    static var followers: Self { Self(rawValue: 1 << 1) }
    static var tweets: Self { Self(rawValue: 1 << 2) }
}
