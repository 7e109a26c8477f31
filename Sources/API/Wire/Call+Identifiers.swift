import Domain

extension Call {
    /// The user that a variable segment names: `me` is the caller.
    /// - Throws: `invalid`; `noToken` for `me` without a caller.
    func user(field: String = "id") throws(Failure) -> User.ID {
        let text = parameter(0)
        if text == "me" { return try signedIn().user }
        guard let id = User.ID(digits: text) else { throw .invalid([FieldError(field, .identifier)]) }
        return id
    }

    /// The tweet that a variable segment names.
    /// - Throws: `invalid`.
    func tweet() throws(Failure) -> Tweet.ID {
        guard let id = Tweet.ID(digits: parameter(0)) else { throw .invalid([FieldError("id", .identifier)]) }
        return id
    }
}
