/// The header fields that decide where a request ends, or whether it is one.
enum FieldName: UInt8, Sendable {
    case other, host, expect, connection, contentLength, transferEncoding

    /// The one that a name can be by its first letter; `contentLength` stands for `connection` too.
    /// - Parameter first: in lower case.
    init(first: UInt8) {
        self =
            switch first {
            case UInt8(ascii: "h"): .host
            case UInt8(ascii: "e"): .expect
            case UInt8(ascii: "c"): .contentLength
            case UInt8(ascii: "t"): .transferEncoding
            default: .other
            }
    }

    /// What a name can still be after one more letter.
    /// - Parameters:
    ///   - letter: in lower case.
    ///   - place: how many letters came before it.
    func narrowed(by letter: UInt8, at place: Int) -> FieldName {
        if place < name.utf8CodeUnitCount, name.utf8Start[place] == letter { return self }
        return self == .contentLength && place == 3 && letter == UInt8(ascii: "n") ? .connection : .other
    }

    /// In lower case.
    var name: StaticString {
        switch self {
        case .other: ""
        case .host: "host"
        case .expect: "expect"
        case .connection: "connection"
        case .contentLength: "content-length"
        case .transferEncoding: "transfer-encoding"
        }
    }

    /// The one value that is looked for, in lower case; empty where the value is not a word.
    var word: StaticString {
        switch self {
        case .other, .host, .contentLength: ""
        case .expect: "100-continue"
        case .connection: "close"
        case .transferEncoding: "chunked"
        }
    }
}
