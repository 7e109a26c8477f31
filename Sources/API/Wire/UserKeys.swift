/// The keys of a user that v1 and v2 share.
struct UserKeys: KeySet {
    let rawValue: UInt32

    static let names = [
        "id", "username", "name", "email", "profile", "profileImageUrl", "tweetCount", "friendCount", "followerCount",
        "createdAt", "updatedAt",
    ]

    static var id: Self { Self(rawValue: 1) }
    static var username: Self { Self(rawValue: 1 << 1) }
    static var name: Self { Self(rawValue: 1 << 2) }
    static var email: Self { Self(rawValue: 1 << 3) }
    static var profile: Self { Self(rawValue: 1 << 4) }
    static var profileImageURL: Self { Self(rawValue: 1 << 5) }
    static var tweetCount: Self { Self(rawValue: 1 << 6) }
    static var friendCount: Self { Self(rawValue: 1 << 7) }
    static var followerCount: Self { Self(rawValue: 1 << 8) }
    static var createdAt: Self { Self(rawValue: 1 << 9) }
    static var updatedAt: Self { Self(rawValue: 1 << 10) }
}
