import Testing

@testable import Domain

@Suite struct DraftTests {
    @Test(
        arguments: [
            ("abc", nil), ("ab", .length(min: 3, max: 30)), ("", .length(min: 3, max: 30)),
            (String(repeating: "가", count: 30), nil), (String(repeating: "가", count: 31), .length(min: 3, max: 30)),
            ("jun.ho-1_x", nil), ("हिन्दीभाषा", nil), ("e\u{301}te\u{301}", nil), ("\u{1112}\u{1161}\u{11AB}글날", nil),
            ("٠١٢", nil), ("a b", .characters), ("a\nb", .characters), ("a@b", .characters), ("🙂🙂🙂", .characters),
            ("_\u{301}ab", .characters), ("ab½", .characters), ("a\u{200D}bc", .characters),
            ("a\0b", .controlCharacter),
        ] as [(String, FieldError.Reason?)]
    )
    func `a username has letters and digits of any script`(text: String, reason: FieldError.Reason?) {
        #expect(TextRule.username.objection(to: text) == reason)
    }

    @Test(arguments: [
        ("a@b", true), ("민지@example.com", true), ("@b", false), ("a@", false), ("a", false), ("a@b@c", false),
        ("@", false),
    ])
    func `an e-mail has one @ with something on both sides`(text: String, isValid: Bool) {
        #expect((TextRule.email.objection(to: text) == nil) == isValid)
    }

    @Test(
        arguments: [
            ("x", nil), (String(repeating: "👩‍👩‍👧‍👦", count: 280), nil),
            (String(repeating: "👩‍👩‍👧‍👦", count: 281), .length(min: 1, max: 280)),
            (String(repeating: "\r\n", count: 280) + "", .blank), (String(repeating: "e\u{301}", count: 280), nil),
            ("", .length(min: 1, max: 280)), (" \t\u{A0}\u{3000}\u{2028}", .blank), ("\u{200B}", nil),
            ("a\0", .controlCharacter),
        ] as [(String, FieldError.Reason?)]
    )
    func `a tweet has 1 to 280 clusters and is not blank`(text: String, reason: FieldError.Reason?) {
        #expect(TextRule.tweet(Limits()).objection(to: text) == reason)
    }

    @Test(arguments: [(7, false), (8, true), (128, true), (129, false)])
    func `a password has 8 to 128 clusters`(length: Int, isValid: Bool) {
        #expect((TextRule.password.objection(to: String(repeating: "비", count: length)) == nil) == isValid)
    }

    @Test func `all fields are refused at once, in the order of the keys`() {
        var draft = UserDraft()
        draft.id = .wrongType
        draft.email = .value("x")
        draft.profile = .value(String(repeating: "x", count: 501))
        draft.password = .null
        let failure = #expect(throws: Failure.self) { try draft.complete(at: User.ID(rawValue: 1)) }
        guard case .invalid(let errors)? = failure else { return }
        #expect(errors.map(\.field) == ["id", "username", "name", "email", "profile", "password"])
    }

    @Test(arguments: 0..<70)
    func `base64url comes back as it went`(length: Int) {
        let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ length) }
        let text = Base64URL.encode(bytes)
        #expect(Base64URL.decode(text.utf8) == bytes)
        #expect(Base64URL.decode((text + "=").utf8) == nil)
    }

    @Test(arguments: ["A", "AB", "AAB", "A+", "A/", "A A", "é"])
    func `another spelling of base64url is refused`(text: String) {
        #expect(Base64URL.decode(text.utf8) == nil)
    }
}
