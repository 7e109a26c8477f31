/// What a text must be like. Texts are judged as they are: nothing is trimmed or normalised.
public struct TextRule: Sendable {
    /// Which characters it may have.
    public enum Form: Sendable {
        case any
        /// Something else than white space.
        case notBlank
        /// No character of Unicode's category Cc.
        case noControl
        case username
        case email
    }

    /// In grapheme clusters.
    public let length: ClosedRange<Int>
    public internal(set) var form = Form.any

    /// 3 to 30 letters and digits of any script, `_`, `.` and `-`.
    public static let username = TextRule(length: 3...30, form: .username)
    /// 1 to 50 characters.
    public static let name = TextRule(length: 1...50)
    /// One `@` with something on both sides; as long as a local part and a domain may be (RFC 5321, section 4.5.3.1).
    public static let email = TextRule(length: 1...320, form: .email)
    /// At most 500 characters.
    public static let profile = TextRule(length: 0...500)
    /// 8 to 128 characters.
    public static let password = TextRule(length: 8...128)

    /// As long as the limits allow, and not blank.
    public static func tweet(_ limits: Limits) -> TextRule {
        TextRule(length: 1...limits.tweetLength, form: .notBlank)
    }

    /// - Returns: why a text is refused; nil where it is not.
    func objection(to text: String) -> FieldError.Reason? {
        if text.utf8.contains(0) { return .controlCharacter }
        guard hasLength(text) else { return .length(min: length.lowerBound, max: length.upperBound) }
        switch form {
        case .any: return nil
        case .notBlank: return isBlank(text) ? .blank : nil
        case .noControl: return text.unicodeScalars.contains(where: isControl) ? .controlCharacter : nil
        case .username: return text.allSatisfy(isUsernameCharacter) ? nil : .characters
        case .email: return isEmail(text) ? nil : .email
        }
    }

    /// Counts no further than it must: a hostile text may be a megabyte long.
    private func hasLength(_ text: String) -> Bool {
        let bytes = text.utf8.count
        // A cluster has at least one byte, and CR LF is the only one of several ASCII characters.
        if bytes < length.lowerBound { return false }
        if bytes <= length.upperBound, length.lowerBound <= 1 { return true }
        guard let least = text.index(text.startIndex, offsetBy: length.lowerBound, limitedBy: text.endIndex) else {
            return false
        }
        let rest = length.upperBound - length.lowerBound
        return text.index(least, offsetBy: rest, limitedBy: text.endIndex).map { $0 == text.endIndex } ?? true
    }

    private func isBlank(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
    }

    private func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control
    }

    /// A letter or digit with the marks that belong to it, or one of `_`, `.` and `-` alone.
    private func isUsernameCharacter(_ character: Character) -> Bool {
        var scalars = character.unicodeScalars.makeIterator()
        guard let first = scalars.next() else { return false }
        if first == "_" || first == "." || first == "-" { return scalars.next() == nil }
        guard isLetterOrDigit(first) else { return false }
        while let scalar = scalars.next() {
            guard isLetterOrDigit(scalar) || isMark(scalar) else { return false }
        }
        return true
    }

    private func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber: true
        default: false
        }
    }

    private func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark: true
        default: false
        }
    }

    private func isEmail(_ text: String) -> Bool {
        let sides = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        return sides.count == 2 && !sides[0].isEmpty && !sides[1].isEmpty
    }
}
