/// What has tests of its own, and in others would be in the way.
enum Leniency {
    static let environment = [
        "MINITER_AUTH_MAX_LOGINS_PER_MINUTE": "0", "MINITER_AUTH_MAX_SIGN_UPS_PER_MINUTE": "0",
        // A machine that does much else may leave a request waiting.
        "MINITER_SERVER_MAX_WAIT_MILLISECONDS": "60000",
    ]

    /// Passwords cost little too.
    static let cheap = environment.merging(
        ["MINITER_AUTH_ARGON2_MEMORY_KIB": "8192", "MINITER_AUTH_ARGON2_ITERATIONS": "1"]
    ) { $1 }
}
