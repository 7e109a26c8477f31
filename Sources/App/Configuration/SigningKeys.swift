import FoundationEssentials

/// The keys of access tokens: the first signs, all verify. Printing it shows the names of the keys only.
public struct SigningKeys: Sendable, CustomStringConvertible, CustomReflectable {
    /// One key; printing it shows its name only.
    public struct Key: Sendable, CustomStringConvertible, CustomReflectable {
        /// The `kid` of a token's head: 1 to 64 of `A-Z a-z 0-9 . _ -`.
        public let id: String
        /// At least 32 bytes.
        public let secret: [UInt8]

        public var description: String { id }
        public var customMirror: Mirror { Mirror(self, children: ["id": id]) }
    }

    /// Why text is not a list of keys. It never holds a part of the text.
    public struct Refusal: Error, Equatable, Sendable {
        public let reason: String
    }

    /// At least one, with different names.
    public let keys: [Key]

    public var description: String { keys.map(\.id).joined(separator: ",") }
    public var customMirror: Mirror { Mirror(self, children: ["keys": description]) }

    /// Reads keys, `KID BASE64` each, separated by commas or line ends.
    public init(parsing text: String) throws(Refusal) {
        var keys: [Key] = []
        let entries = text.split { $0 == "," || $0.isNewline }.map { $0.split(separator: " ") }.filter { !$0.isEmpty }
        guard !entries.isEmpty else { throw Refusal(reason: "there is no key") }
        for (index, entry) in entries.enumerated() {
            let position = "key \(index + 1)"
            guard entry.count == 2 else { throw Refusal(reason: "\(position) is not KID BASE64") }
            guard Self.isName(entry[0]) else {
                throw Refusal(reason: "the KID of \(position) is not 1 to 64 of A-Z a-z 0-9 . _ -")
            }
            guard let secret = Data(base64Encoded: String(entry[1])) else {
                throw Refusal(reason: "\(position) is not valid Base64 after its KID")
            }
            guard secret.count >= 32 else { throw Refusal(reason: "\(position) has fewer than 32 bytes") }
            guard !WeakSecret.matches([UInt8](secret)), !WeakSecret.matches([UInt8](entry[1].utf8)) else {
                throw Refusal(reason: "\(position) is easily guessed")
            }
            guard !keys.contains(where: { $0.id == entry[0] }) else {
                throw Refusal(reason: "\(position) has the KID of an earlier one")
            }
            keys.append(Key(id: String(entry[0]), secret: [UInt8](secret)))
        }
        self.keys = keys
    }

    /// Makes one key of 32 random bytes.
    public static func generated() -> SigningKeys {
        var random = SystemRandomNumberGenerator()
        let secret = (0..<32).map { _ in UInt8.random(in: 0...255, using: &random) }
        let name = String(UInt64.random(in: 0...UInt64.max, using: &random), radix: 36)
        return SigningKeys(key: Key(id: name, secret: secret))
    }

    /// The keys as `init(parsing:)` reads them, a line each: for the file that keeps them, and for nothing else.
    var lines: String {
        keys.map { "\($0.id) \(Data($0.secret).base64EncodedString())\n" }.joined()
    }

    private init(key: Key) {
        keys = [key]
    }

    private static func isName(_ text: Substring) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
                case UInt8(ascii: "0")...UInt8(ascii: "9"): true
                case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"): true
                default: false
                }
            }
    }
}
