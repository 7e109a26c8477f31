internal import API
import Configuration
internal import Domain
import HTTP

/// How the values of one setting are read and written.
struct ValueFormat<Value: Sendable>: Sendable {
    let type: ConfigType
    /// What is expected, as the end of a sentence: "an integer from 0 to 65535".
    let expected: String
    let read: @Sendable (ConfigContent) throws(Mismatch) -> Value
    let write: @Sendable (Value) -> ConfigContent
    /// Reads what a file says, where that is of another form than the text that an environment variable holds.
    var readJSON: (@Sendable (JSONValue) -> ConfigContent?)?
}

/// A value that is not what its setting takes.
struct Mismatch: Error {
    /// Says more than "expected …"; never a part of the value.
    var detail: String?
}

extension ValueFormat<Int> {
    static func integer(_ range: ClosedRange<Int>) -> Self {
        Self(type: .int, expected: "an integer from \(range.lowerBound) to \(range.upperBound)") {
            (content) throws(Mismatch) in
            guard case .int(let number) = content, range.contains(number) else { throw Mismatch() }
            return number
        } write: {
            .int($0)
        }
    }
}

extension ValueFormat<Bool> {
    static var flag: Self {
        Self(type: .bool, expected: "true or false") { (content) throws(Mismatch) in
            guard case .bool(let value) = content else { throw Mismatch() }
            return value
        } write: {
            .bool($0)
        }
    }
}

extension ValueFormat<String> {
    /// The address that a server listens on.
    static var address: Self {
        text("localhost or an IPv4 or IPv6 address, such as 127.0.0.1, 0.0.0.0 or ::") { text in
            text == "localhost" || InternetAddress(text) != nil ? text : nil
        } write: {
            $0
        }
    }
}

extension ValueFormat<UInt16?> {
    /// A port, or none.
    static var portOrOff: Self {
        var format = text("off, or a port from 0 to 65535") { text in
            text == "off" ? .some(nil) : UInt16(text).map { .some($0) }
        } write: { port in
            port.map(String.init) ?? "off"
        }
        format.readJSON = { value in
            switch value {
            case .string(let text): .string(text)
            case .integer(let number): .string(String(number))
            default: nil
            }
        }
        return format
    }
}

extension ValueFormat<String> {
    /// Where files are.
    static var path: Self {
        text("a path") {
            $0.isEmpty || $0.contains("\0") ? nil : $0
        } write: {
            $0
        }
    }
}

extension ValueFormat<[String]> {
    /// Origins that may call; none means any.
    static var origins: Self {
        let expected = "origins as browsers write them, such as https://example.com or http://localhost:3000"
        return Self(type: .stringArray, expected: expected) { (content) throws(Mismatch) in
            guard case .stringArray(let origins) = content, origins.allSatisfy(Origin.isValid) else { throw Mismatch() }
            return origins
        } write: {
            .stringArray($0)
        }
    }
}

extension ValueFormat<[InternetNetwork]> {
    /// Addresses and networks; none means nobody.
    static var networks: Self {
        let expected =
            "addresses, or networks without bits beyond their length, such as 10.0.0.0/8, 192.168.1.7 or fd00::/8"
        return Self(type: .stringArray, expected: expected) { (content) throws(Mismatch) in
            guard case .stringArray(let texts) = content else { throw Mismatch() }
            let networks = texts.compactMap { InternetNetwork($0) }
            guard networks.count == texts.count else { throw Mismatch() }
            return networks
        } write: {
            .stringArray($0.map(\.description))
        }
    }
}

extension ValueFormat<ServiceHosts> {
    /// Hosts with the resources that each serves.
    static var services: Self {
        let names = Resource.allCases.map(\.rawValue).joined(separator: ", ")
        var format = text(
            "hosts with lists of resources (\(names)), such as auth.example.com=tokens;blog.example.com=tweets,users"
        ) {
            ServiceHosts(parsing: $0)
        } write: {
            $0.text
        }
        format.readJSON = { ServiceHosts.text(of: $0).map { .string($0) } }
        return format
    }
}

extension ValueFormat<TimeOffset> {
    static var offset: Self {
        text("an offset from -14:00 to +14:00, such as +09:00") {
            TimeOffset($0)
        } write: {
            $0.description
        }
    }
}

extension ValueFormat<SigningKeys?> {
    static var signingKeys: Self {
        let expected = "KID BASE64 with at least 32 random bytes, or several of them separated by commas"
        return Self(type: .string, expected: expected) { (content) throws(Mismatch) in
            guard case .string(let text) = content else { throw Mismatch() }
            if text.isEmpty { return nil }
            do throws(SigningKeys.Refusal) {
                return try SigningKeys(parsing: text)
            } catch {
                throw Mismatch(detail: error.reason)
            }
        } write: { _ in
            .string("")
        }
    }
}

extension ValueFormat where Value: RawRepresentable, Value.RawValue == String {
    /// One of some words.
    static func oneOf(_ values: [Value]) -> Self {
        let words = values.map(\.rawValue)
        return text(words.count == 1 ? words[0] : "one of " + words.joined(separator: ", ")) { text in
            values.first { $0.rawValue == text }
        } write: {
            $0.rawValue
        }
    }
}

extension ValueFormat {
    private static func text(
        _ expected: String,
        read: @escaping @Sendable (String) -> Value?,
        write: @escaping @Sendable (Value) -> String
    ) -> Self {
        Self(type: .string, expected: expected) { (content) throws(Mismatch) in
            guard case .string(let text) = content, let value = read(text) else { throw Mismatch() }
            return value
        } write: {
            .string(write($0))
        }
    }
}
