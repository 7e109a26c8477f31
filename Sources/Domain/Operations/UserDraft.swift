/// What a request says about a user; nothing of it has been checked.
public struct UserDraft: Sendable {
    public var id: Given<User.ID> = .absent
    public var username: Given<String> = .absent
    public var name: Given<String> = .absent
    public var email: Given<String> = .absent
    public var profile: Given<String> = .absent
    public var password: Given<String> = .absent
    /// A file that came along; nil leaves the picture alone.
    public var picture: Upload?

    public init() {}

    /// The whole user that this draft describes: optional values that are left out are nil.
    struct Complete {
        var username: String
        var name: String
        var email: String?
        var profile: String?
        var picture: NewPicture?
        var password: String
    }

    /// - Throws: `Failure.invalid` with all fields that are missing or wrong.
    func complete(under rules: UserRules) throws(Failure) -> Complete {
        try complete(FieldCheck(), rules)
    }

    /// - Parameter target: the user that the path names; nil where it names none, and the draft must.
    /// - Throws: `Failure.invalid` with all fields that are missing or wrong.
    func complete(at target: User.ID?) throws(Failure) -> Complete {
        var check = FieldCheck()
        check.same("id", id, as: target)
        return try complete(check, .standard)
    }

    private func complete(_ begun: FieldCheck, _ rules: UserRules) throws(Failure) -> Complete {
        var check = begun
        let username = check.required("username", username, rules.username)
        let name = check.required("name", name, rules.name)
        let email = check.optional("email", email, .email)
        let profile = check.optional("profile", profile, rules.profile)
        let picture = check.picture(picture)
        let password = check.required("password", password, rules.password)
        try check.finish()
        guard let username, let name, let password else { throw .invalid(check.errors) }
        return Complete(
            username: username,
            name: name,
            email: email.value,
            profile: profile.value,
            picture: picture,
            password: password
        )
    }

    /// The values that are given, and the new picture and the new password where there is one.
    /// - Throws: `Failure.invalid` with all fields that are wrong.
    func changes() throws(Failure) -> (change: UserChange, picture: NewPicture?, password: String?) {
        var check = FieldCheck()
        var change = UserChange()
        change.username = check.ifGiven("username", username, .username)
        change.name = check.ifGiven("name", name, .name)
        change.email = check.optional("email", email, .email)
        change.profile = check.optional("profile", profile, .profile)
        let picture = check.picture(picture)
        let password = check.ifGiven("password", password, .password)
        try check.finish()
        return (change, picture, password)
    }
}

extension UserChange.Edit {
    /// The value that is set.
    var value: Value? {
        if case .set(let value) = self { value } else { nil }
    }

    /// What a whole replacement does: a value that is not set is cleared.
    static func replacing(with value: Value?) -> Self {
        value.map { .set($0) } ?? .clear
    }
}
