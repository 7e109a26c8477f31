import TestSupport

@testable public import Domain

extension Ledger {
    /// An empty one whose clock stands still.
    static func make(at time: Int64 = 1000, seed: UInt64 = 1) -> Ledger {
        Ledger(
            state: State(epoch: 42),
            clock: { Timestamp(rawValue: time) },
            random: SplitMix(seed: seed)
        )
    }

    /// A user that differs in nothing but its name.
    @discardableResult
    mutating func sign(up username: String, id: Int64? = nil, email: String? = nil) throws(Failure) -> User.ID {
        try create(
            NewUser(
                id: id.flatMap(User.ID.init),
                username: username,
                name: username,
                email: email,
                passwordHash: "hash"
            )
        ).user.id
    }

    @discardableResult
    mutating func post(_ content: String, by author: User.ID) throws(Failure) -> Tweet.ID {
        try post(content, by: author, as: nil).tweet.id
    }
}

extension Lookup {
    /// The page, wherever it comes from.
    func page() throws(Failure) -> Page<S.Items> {
        switch self {
        case .page(let page): page
        case .scan(let scan): try scan.run { false }
        }
    }

    var isScan: Bool {
        if case .scan = self { true } else { false }
    }
}

extension Identifier: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int64) {
        self = Identifier(rawValue: value)!
    }
}
