/// The keys of a tweet that v1 and v2 share.
struct TweetKeys: KeySet {
    let rawValue: UInt32

    static let names = ["id", "content", "author", "createdAt", "updatedAt"]

    static var id: Self { Self(rawValue: 1) }
    static var content: Self { Self(rawValue: 1 << 1) }
    static var author: Self { Self(rawValue: 1 << 2) }
    static var createdAt: Self { Self(rawValue: 1 << 3) }
    static var updatedAt: Self { Self(rawValue: 1 << 4) }
}
