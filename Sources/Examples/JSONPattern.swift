import HTTP

/// A JSON text with `{{name}}`, `{{*}}` and `{{...}}` in it.
struct JSONPattern {
    // Characters for private use stand for the braces of a hole, so that the pattern can be read as JSON.
    private static let open = "\u{E000}"
    private static let close = "\u{E001}"
    private static let rest = "\u{E002}"

    private let value: JSONValue

    /// - Returns: nil where the text is no such pattern.
    init?(_ text: String) {
        var plain = ""
        var isInString = false
        var remaining = text[...]
        var rests = 0
        while let character = remaining.first {
            if remaining.hasPrefix("{{"), let end = remaining.firstRange(of: "}}") {
                let name = remaining[remaining.index(remaining.startIndex, offsetBy: 2)..<end.lowerBound]
                if name == "..." {
                    rests += 1
                    // A member where an object goes on, an element where an array does: whichever is valid is found out
                    // by trying, below.
                    plain += "\(Self.rest)\(rests)\(Self.rest)"
                } else {
                    plain += isInString ? "\(Self.open)s\(name)\(Self.close)" : "\"\(Self.open)v\(name)\(Self.close)\""
                }
                remaining = remaining[end.upperBound...]
                continue
            }
            if isInString, character == "\\" {
                plain += remaining.prefix(2)
                remaining = remaining.dropFirst(2)
                continue
            }
            if character == "\"" { isInString.toggle() }
            plain.append(character)
            remaining = remaining.dropFirst()
        }
        for number in 1..<(rests + 1) {
            let mark = "\(Self.rest)\(number)\(Self.rest)"
            plain = plain.replacing(
                mark,
                with: Self.isInObject(mark, plain) ? "\"\(Self.rest)\":0" : "\"\(Self.rest)\""
            )
        }
        guard let value = try? JSONParser.parse(Array(plain.utf8)) else { return nil }
        self.value = value
    }

    /// Whether the innermost container that is open before a mark is an object.
    private static func isInObject(_ mark: String, _ text: String) -> Bool {
        guard let end = text.firstRange(of: mark)?.lowerBound else { return false }
        var containers: [Character] = []
        var isInString = false
        var isEscaped = false
        for character in text[..<end] {
            if isEscaped {
                isEscaped = false
            } else if isInString {
                isEscaped = character == "\\"
                if character == "\"" { isInString = false }
            } else if character == "\"" {
                isInString = true
            } else if character == "{" || character == "[" {
                containers.append(character)
            } else if character == "}" || character == "]" {
                containers.removeLast()
            }
        }
        return containers.last == "{"
    }

    /// - Returns: where and how the value differs; nil where it does not.
    func mismatch(_ actual: JSONValue, _ captures: inout Captures) -> String? {
        Self.mismatch(value, actual, "$", &captures)
    }

    private static func mismatch(
        _ expected: JSONValue,
        _ actual: JSONValue,
        _ path: String,
        _ captures: inout Captures
    ) -> String? {
        switch (expected, actual) {
        case (.string(let pattern), _) where pattern.hasPrefix("\(open)v"):
            let name = pattern.dropFirst(2).dropLast()
            if name == "*" { return nil }
            let text = text(of: actual)
            if let known = captures[String(name)], known != text { return "\(path) is \(text), not \(known)" }
            captures[String(name)] = text
            return nil
        case (.string(let pattern), .string(let text)):
            let holes = pattern.replacing("\(open)s", with: "{{").replacing(close, with: "}}")
            return TextPattern(holes).matches(text, &captures) ? nil : "\(path) is \"\(text)\", not \"\(holes)\""
        case (.array(let expected), .array(let actual)):
            return elements(expected, actual, path, &captures)
        case (.object(let expected), .object(let actual)):
            return members(expected, actual, path, &captures)
        case _:
            return expected == actual ? nil : "\(path) is \(actual), not \(expected)"
        }
    }

    private static func elements(
        _ expected: [JSONValue],
        _ actual: [JSONValue],
        _ path: String,
        _ captures: inout Captures
    ) -> String? {
        let goesOn = expected.last == .string(rest)
        let wanted = goesOn ? Array(expected.dropLast()) : expected
        guard goesOn ? actual.count >= wanted.count : actual.count == wanted.count else {
            return "\(path) has \(actual.count) elements, not \(wanted.count)"
        }
        for (place, pair) in zip(wanted, actual).enumerated() {
            if let found = mismatch(pair.0, pair.1, "\(path)[\(place)]", &captures) { return found }
        }
        return nil
    }

    /// Keys are compared in their order, too: it is part of the contract.
    private static func members(
        _ expected: JSONObject,
        _ actual: JSONObject,
        _ path: String,
        _ captures: inout Captures
    ) -> String? {
        let goesOn = expected.members.last?.key == rest
        let wanted = goesOn ? Array(expected.members.dropLast()) : expected.members
        let keys = actual.members.map(\.key)
        guard goesOn ? keys.starts(with: wanted.map(\.key)) : keys == wanted.map(\.key) else {
            return "\(path) has the keys \(keys), not \(wanted.map(\.key))"
        }
        for (member, other) in zip(wanted, actual.members) {
            if let found = mismatch(member.value, other.value, "\(path).\(member.key)", &captures) { return found }
        }
        return nil
    }

    private static func text(of value: JSONValue) -> String {
        switch value {
        case .string(let text): text
        case .integer(let number): String(number)
        case .bool(let bool): String(bool)
        case .null: "null"
        case .number(let number): String(number)
        case .array, .object: "\(value)"
        }
    }
}
