/// What the values of a new user must be like.
public struct UserRules: Sendable {
    public let username: TextRule
    public let name: TextRule
    public let profile: TextRule
    public let password: TextRule

    /// The rules of the resource as v1 and v2 describe it.
    public static let standard = UserRules(username: .username, name: .name, profile: .profile, password: .password)

    /// As good as none: a username of 1 to 100 characters without control characters, a name of 1 to 100, any password.
    public static let open = UserRules(
        username: TextRule(length: 1...100, form: .noControl),
        name: TextRule(length: 1...100),
        profile: .profile,
        password: TextRule(length: 1...Int.max)
    )
}
