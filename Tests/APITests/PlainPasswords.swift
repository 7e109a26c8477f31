import Domain

/// Stands where hashing stands, without its cost: the suites of this target are about what the contracts say.
struct PlainPasswords: PasswordHashing {
    func hash(_ password: String) async throws(Failure) -> String { "plain:\(password)" }

    func verify(_ password: String, against hash: String?) async throws(Failure) -> PasswordVerdict {
        hash == "plain:\(password)" ? .right : hash == "weak:\(password)" ? .rightButWeak : .wrong
    }
}
