import Foundation
import Testing

@testable import App

@Suite struct SigningKeysTests {
    private static let secret = ConfigurationTests.secret

    private static func base64(_ bytes: some Sequence<UInt8>) -> String {
        Data(bytes).base64EncodedString()
    }

    private static func reason(_ text: String) -> String? {
        do {
            _ = try SigningKeys(parsing: text)
            return nil
        } catch {
            return error.reason
        }
    }

    @Test func `keys stand on lines or between commas, the first one first`() throws {
        let other = Self.base64(SigningKeys.generated().keys[0].secret)
        for separator in [",", "\n", ", ", "\r\n", ",\n"] {
            let keys = try SigningKeys(parsing: "2026-11 \(Self.secret)\(separator)a.B_c-1 \(other)\(separator)").keys
            #expect(keys.map(\.id) == ["2026-11", "a.B_c-1"])
            #expect(keys.map { Self.base64($0.secret) } == [Self.secret, other])
        }
    }

    @Test(arguments: [
        ("", "there is no key"),
        (" , ", "there is no key"),
        (secret, "key 1 is not KID BASE64"),
        ("a b \(secret)", "key 1 is not KID BASE64"),
        ("a/b \(secret)", "the KID of key 1 is not 1 to 64 of A-Z a-z 0-9 . _ -"),
        ("é \(secret)", "the KID of key 1 is not 1 to 64 of A-Z a-z 0-9 . _ -"),
        (String(repeating: "a", count: 65) + " \(secret)", "the KID of key 1 is not 1 to 64 of A-Z a-z 0-9 . _ -"),
        ("a \(secret),b !!!!", "key 2 is not valid Base64 after its KID"),
        ("a \(secret.dropLast())", "key 1 is not valid Base64 after its KID"),
        ("a \(secret.dropLast(4))", "key 1 has fewer than 32 bytes"),
        ("a \(secret),a \(secret)", "key 2 has the KID of an earlier one"),
    ])
    func `what is no list of keys is refused, without showing it`(text: String, reason: String) {
        #expect(Self.reason(text) == reason)
    }

    @Test(arguments: [
        base64(Array("secret".utf8)), base64(Array("changeme".utf8)), base64(Array("your-256-bit-secret".utf8)),
    ])
    func `well-known secrets are too short`(base64: String) {
        #expect(Self.reason("a \(base64)") == "key 1 has fewer than 32 bytes")
    }

    @Test(arguments: [
        base64(repeatElement(0, count: 32)),
        base64(repeatElement(0xA7, count: 64)),
        base64(0..<32),
        base64((0..<40).reversed()),
        base64(Array("0123456789abcdef0123456789abcdef".utf8)),
        base64(Array(String(repeating: "changeme", count: 4).utf8)),
        base64(Array("a-string-secret-at-least-256-bits-long".utf8)),
        base64(Array("My-Very-Long-PassWord-For-Production-2026".utf8)),
        base64(Array("abcabdabcabdabcaabcabdabcabdabcaxx".utf8)),
        base64(SigningKeys.generated().keys[0].secret.prefix(16) + repeatElement(0, count: 16)),
        "secretsecretsecretsecretsecretsecretsecretse",
    ])
    func `long secrets that are easily guessed are refused`(base64: String) {
        #expect(Self.reason("a \(base64)") == "key 1 is easily guessed")
    }

    @Test func `a thousand generated keys are different and are taken`() throws {
        let keys = (0..<1000).map { _ in SigningKeys.generated().keys[0] }
        #expect(Set(keys.map(\.secret)).count == 1000)
        for key in keys { #expect(Self.reason("\(key.id) \(Self.base64(key.secret))") == nil) }
    }

    @Test func `64 hexadecimal digits at random are taken`() {
        let digits = SigningKeys.generated().keys[0].secret.flatMap { [$0 >> 4, $0 & 15] }
        let text = digits.map { String($0, radix: 16) }.joined()
        #expect(Self.reason("a \(Self.base64(Array(text.utf8)))") == nil)
    }

    @Test func `printing keys, or a configuration that holds them, shows no secret`() throws {
        let resolved = try Configuration.resolve(environment: ["MINITER_AUTH_SIGNING_KEYS": "kid-1 \(Self.secret)"])
        let keys = try #require(resolved.configuration.auth.signingKeys)
        var dumped = ""
        dump(resolved, to: &dumped)
        let first = "\(keys.keys[0].secret[0]), \(keys.keys[0].secret[1])"
        for text in ["\(keys)", "\(keys.keys[0])", "\(resolved.configuration)", String(reflecting: resolved), dumped] {
            #expect(!text.contains(Self.secret))
            #expect(!text.contains(first))
        }
    }
}
