/// A part of a list.
public struct Page<Items: RandomAccessCollection & Sendable>: Sendable {
    public let items: Items
    /// How many items the whole list has.
    public let total: Int
    /// Whether the list goes on in the direction of reading.
    public let hasMore: Bool
    /// Names this representation of this part.
    public let tag: Tag

    public init(items: Items, total: Int, hasMore: Bool, tag: Tag) {
        self.items = items
        self.total = total
        self.hasMore = hasMore
        self.tag = tag
    }
}

/// Which part of a list is meant. Lists of tweets run from the newest to the oldest in the order of creation, lists of
/// users by ascending id.
public enum Window<ID: Sendable>: Sendable {
    /// - offset: 0..., limit: 1...
    case numbered(offset: Int, limit: Int)
    /// The `limit` items just older (tweets) or lower (users) than this one, which may have been deleted since.
    case before(ID, limit: Int)
    /// The `limit` items just newer (tweets) or higher (users) than this one, which may have been deleted since.
    case after(ID, limit: Int)

    public var limit: Int {
        switch self {
        case .numbered(_, let limit), .before(_, let limit), .after(_, let limit): limit
        }
    }
}

/// One step of an order.
public struct Sort<Key: Hashable & Sendable>: Hashable, Sendable {
    public let key: Key
    public let descending: Bool

    public init(_ key: Key, descending: Bool) {
        self.key = key
        self.descending = descending
    }
}
