extension User {
    /// What usernames are compared by: NFC and lower case. Keys are compared by Swift's equality of strings, which is
    /// canonical equivalence.
    public static func usernameKey(of username: String) -> String {
        Folding.composed(username).lowercased()
    }

    /// What e-mail addresses are compared by: lower case.
    public static func emailKey(of email: String) -> String {
        email.lowercased()
    }
}
