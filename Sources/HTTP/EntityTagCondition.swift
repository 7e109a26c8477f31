/// What `If-Match` or `If-None-Match` names (RFC 9110, sections 13.1.1 and 13.1.2). Tags are compared weakly: by what
/// stands between the quotes alone.
public enum EntityTagCondition: Hashable, Sendable {
    /// The field is absent.
    case none
    /// `*`: any representation there is.
    case any
    /// Any of these opaque tags. A field that cannot be read names none, so that nothing equals it: a change under a
    /// damaged `If-Match` does not go ahead, and a damaged `If-None-Match` gets the whole representation.
    case tags([String])

    /// Reads all lines of the field together.
    public init(_ lines: [String]) {
        guard !lines.isEmpty else {
            self = .none
            return
        }
        var tags: [String] = []
        var elements = 0
        var isAny = false
        for line in lines {
            var scanner = FieldScanner(line)
            while true {
                scanner.skipSpace()
                if scanner.take(",") { continue }
                if scanner.isAtEnd { break }
                elements += 1
                if scanner.take("*") {
                    isAny = true
                } else if let tag = Self.tag(&scanner) {
                    tags.append(tag)
                } else {
                    self = .tags([])
                    return
                }
                scanner.skipSpace()
                guard scanner.isAtEnd || scanner.next == UInt8(ascii: ",") else {
                    self = .tags([])
                    return
                }
            }
        }
        if isAny {
            self = elements == 1 ? .any : .tags([])
        } else {
            self = .tags(tags)
        }
    }

    /// Whether a representation that exists, with this tag, is among those named.
    public func matches(_ tag: EntityTag) -> Bool {
        switch self {
        case .none: false
        case .any: true
        case .tags(let tags): !tags.isEmpty && tags.contains(tag.opaque)
        }
    }

    /// Whether a representation that exists, with this opaque tag, is among those named.
    public func matches(opaque tag: String) -> Bool {
        switch self {
        case .none: false
        case .any: true
        case .tags(let tags): tags.contains(tag)
        }
    }

    /// One tag, weak or strong. A backslash in it is a character like others.
    private static func tag(_ scanner: inout FieldScanner) -> String? {
        if scanner.take("W"), !scanner.take("/") { return nil }
        guard scanner.take("\"") else { return nil }
        let bytes = scanner.upTo { $0 == UInt8(ascii: "\"") || $0 <= 0x20 || $0 == 0x7F }
        guard scanner.take("\"") else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }
}
