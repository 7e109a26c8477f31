/// The members of a JSON object, in their order. Keys are told apart by their bytes, not as Swift compares strings.
public struct JSONObject: Sendable {
    public typealias Member = (key: String, value: JSONValue)

    /// Beyond so many members an index finds them.
    private static let unindexed = 16

    public private(set) var members: [Member] = []
    private var index: KeyIndex?

    public init() {}

    /// The value of a key.
    public subscript(_ key: String) -> JSONValue? {
        place(of: key).map { members[$0].value }
    }

    /// Appends a member.
    /// - Returns: false, without appending, where the key is there already.
    public mutating func append(_ key: String, _ value: JSONValue) -> Bool {
        if members.count == Self.unindexed {
            var index = KeyIndex()
            for member in members {
                _ = index.enter(member.key, in: members)
            }
            self.index = index
        }
        let isNew = index?.enter(key, in: members) ?? (place(of: key) == nil)
        if isNew { members.append((key, value)) }
        return isNew
    }

    private func place(of key: String) -> Int? {
        if let index { return index.place(of: key, in: members) }
        return members.firstIndex { KeyIndex.isSame($0.key, key) }
    }
}

extension JSONObject: Equatable {
    /// Equal members in the same order.
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.members.count == right.members.count
            && zip(left.members, right.members).allSatisfy { left, right in
                KeyIndex.isSame(left.key, right.key) && left.value == right.value
            }
    }
}
