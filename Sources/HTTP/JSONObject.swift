/// The members of a JSON object, in their order. Keys are told apart by their bytes, not as Swift compares strings.
public struct JSONObject: Sendable {
    public typealias Member = (key: String, value: JSONValue)

    /// From so many members on an index finds them.
    private static let indexed = 16

    public private(set) var members: [Member] = []
    private var places: [UTF8Key: Int] = [:]

    public init() {}

    /// The value of a key.
    public subscript(_ key: String) -> JSONValue? {
        place(of: key).map { members[$0].value }
    }

    /// Appends a member.
    /// - Returns: false, without appending, where the key is there already.
    public mutating func append(_ key: String, _ value: JSONValue) -> Bool {
        guard place(of: key) == nil else { return false }
        members.append((key, value))
        if members.count == Self.indexed {
            for (place, member) in members.enumerated() {
                places[UTF8Key(member.key)] = place
            }
        } else if members.count > Self.indexed {
            places[UTF8Key(key)] = members.count - 1
        }
        return true
    }

    private func place(of key: String) -> Int? {
        if members.count >= Self.indexed { return places[UTF8Key(key)] }
        return members.firstIndex { $0.key.utf8.count == key.utf8.count && $0.key.utf8.elementsEqual(key.utf8) }
    }
}

extension JSONObject: Equatable {
    /// Equal members in the same order.
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.members.count == right.members.count
            && zip(left.members, right.members).allSatisfy { left, right in
                left.key.utf8.elementsEqual(right.key.utf8) && left.value == right.value
            }
    }
}
