/// The header fields of a message, in their order; names are compared without case (RFC 9110, section 5.1).
public struct Headers: Sendable {
    /// One header field. Names are lower-case when they come from a request.
    public struct Field: Sendable {
        public let name: String
        public let value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    public private(set) var fields: [Field]

    public init(_ fields: [Field] = []) {
        self.fields = fields
    }

    public mutating func append(_ name: String, _ value: String) {
        fields.append(Field(name, value))
    }

    /// The value of the first field of a name.
    /// - Parameter name: in lower case.
    public subscript(_ name: String) -> String? {
        for field in fields where Headers.isSame(field.name, name) {
            return field.value
        }
        return nil
    }

    /// All values of a name, in order.
    /// - Parameter name: in lower case.
    public func values(_ name: String) -> [String] {
        fields.lazy.filter { Headers.isSame($0.name, name) }.map(\.value)
    }

    private static func isSame(_ name: String, _ lowerCased: String) -> Bool {
        guard name.utf8.count == lowerCased.utf8.count else { return false }
        let name = name.utf8.span
        let lowerCased = lowerCased.utf8.span
        for place in name.indices {
            let byte = name[place]
            let isUpper = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            if (isUpper ? byte | 0x20 : byte) != lowerCased[place] { return false }
        }
        return true
    }
}
