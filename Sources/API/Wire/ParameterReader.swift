import Domain
import HTTP

/// Reads the parameters of a query, and gathers what is wrong with them in the order of asking.
struct ParameterReader {
    private let query: Query
    private(set) var errors: [FieldError] = []

    /// - Throws: `invalid` where the query cannot be decoded.
    init(_ request: Request) throws(Failure) {
        guard let query = request.query else { throw .invalid([FieldError("query", .encoding)]) }
        self.query = query
    }

    /// Whether the parameter is there.
    func has(_ name: String) -> Bool {
        query[name] != nil
    }

    mutating func refuse(_ name: String, _ reason: FieldError.Reason) {
        errors.append(FieldError(name, reason))
    }

    /// A parameter that may be given once.
    mutating func text(_ name: String) -> String? {
        guard let value = query[name] else { return nil }
        guard query.count(of: name) == 1 else {
            refuse(name, .repeated)
            return nil
        }
        return value
    }

    /// A keyword; an empty one is none.
    mutating func keyword(_ name: String) -> String? {
        text(name).flatMap { $0.isEmpty ? nil : $0 }
    }

    mutating func integer(_ name: String, in range: ClosedRange<Int64>) -> Int64? {
        guard let text = text(name) else { return nil }
        if let number = Int64(plain: text), range.contains(number) { return number }
        let isInteger =
            !text.isEmpty && text.utf8.drop { $0 == UInt8(ascii: "-") }.allSatisfy { (48...57).contains($0) }
        refuse(name, isInteger ? .range(min: range.lowerBound, max: range.upperBound) : .mustBeInteger)
        return nil
    }

    mutating func id<Entity>(_ name: String) -> Identifier<Entity>? {
        guard let text = text(name) else { return nil }
        if let id = Identifier<Entity>(digits: text) { return id }
        refuse(name, .identifier)
        return nil
    }

    /// Keys of a resource, separated by commas.
    /// - Returns: nil where none is named.
    mutating func keys<Keys: KeySet>(_ name: String) -> Keys? {
        guard let text = keyword(name) else { return nil }
        var keys: Keys = []
        for key in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let place = Keys.names.firstIndex(where: { $0 == key }) else {
                refuse(name, .oneOf(Keys.names))
                return nil
            }
            keys.formUnion(Keys(rawValue: 1 << UInt32(place)))
        }
        return keys
    }

    /// `KEY`, `KEY,asc` or `KEY,desc`, as often as there are keys.
    mutating func sort<Key>(_ name: String) -> [Sort<Key>]
    where Key: RawRepresentable<String> & CaseIterable & Hashable & Sendable {
        var sort: [Sort<Key>] = []
        guard has(name) else { return sort }
        for value in query.values(name) {
            let parts = value.split(separator: ",", omittingEmptySubsequences: false)
            guard let key = Key(rawValue: String(parts[0])) else {
                refuse(name, .oneOf(Key.allCases.map(\.rawValue)))
                return []
            }
            guard parts.count < 3, parts.count == 1 || parts[1] == "asc" || parts[1] == "desc" else {
                refuse(name, .oneOf(["asc", "desc"]))
                return []
            }
            guard !sort.contains(where: { $0.key == key }) else {
                refuse(name, .repeated)
                return []
            }
            sort.append(Sort(key, descending: parts.count == 2 && parts[1] == "desc"))
        }
        return sort
    }

    /// - Throws: `invalid` where anything has been refused.
    func finish() throws(Failure) {
        guard errors.isEmpty else { throw .invalid(errors) }
    }
}
